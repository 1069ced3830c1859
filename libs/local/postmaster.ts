import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, identify, type ProcessIdentity } from './process-identity.ts';

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

/** What works on a data folder, seen on Linux only. */
const workersOn = (dataDir: string): ProcessIdentity[] =>
  process.platform === 'linux' ? processes().filter((pid) => worksOn(pid, dataDir)).flatMap((pid) => identify(pid) ?? []) : [];

const processes = (): number[] => readdirSync('/proc').map(Number).filter((pid) => pid > 0);

/** How long what lost its postmaster may go on before it is ended, in milliseconds. A postmaster that only just starts shows its file sooner. */
const mourning = 2_000;

/**
 * Makes a data folder whose postmaster is gone ready for a new one: ends the processes that a killed postmaster left at work, which would
 * write beside the new one's, and only then removes its file if that names, by now, another program's process.
 */
export async function clearAway(dataDir: string): Promise<void> {
  const until = performance.now() + mourning;
  while (workersOn(dataDir).length > 0 && performance.now() < until) await sleep(20);
  if (postmasterOn(dataDir)) return;
  await Promise.all(workersOn(dataDir).map((orphan) => endProcess(orphan, mourning, 'SIGQUIT')));
  const pid = Number(linesOf(join(dataDir, 'postmaster.pid'))[0]);
  if (process.platform === 'linux' && pid > 0 && identify(pid)) await rm(join(dataDir, 'postmaster.pid'), { force: true });
}
