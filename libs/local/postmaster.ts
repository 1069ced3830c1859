import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { identify, type ProcessIdentity } from './process-identity.ts';

/** A PostgreSQL that runs on a data folder, as its postmaster.pid tells it. */
export type Postmaster = Readonly<{ identity: ProcessIdentity; port: number; ready: boolean }>;

/** The PostgreSQL that runs on this data folder, whoever started it. Undefined when none does, even if its file was left behind. */
export function postmasterOn(dataDir: string): Postmaster | undefined {
  const lines = linesOf(join(dataDir, 'postmaster.pid'));
  const pid = Number(lines[0]);
  const identity = pid > 0 ? identify(pid) : undefined;
  if (!identity || !worksOn(pid, dataDir)) return undefined;
  return { identity, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Its process number may meanwhile be another program's. PostgreSQL works in its data folder. */
function worksOn(pid: number, dataDir: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}
