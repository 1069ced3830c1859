import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalProblem } from './local-problem.ts';
import { type Account, canEnter, postgresAccount } from './postgres-account.ts';

/** Where PostgreSQL's data lies when root works in a folder that no other user can enter, such as root's home. */
const commonFolder = '/var/lib/xiaohao';

/** Makes the data folder. Root's can be entered by others, as PostgreSQL runs as another user there. Refuses with `data-folder-not-writable`. */
export async function ensureDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await access(dataDir, constants.W_OK);
  } catch {
    throw new LocalProblem('data-folder-not-writable', { folder: dataDir });
  }
}

/** Refuses with `no-disk-space` when less than `neededMB` is free where the folder lies. */
export async function requireSpace(folder: string, neededMB: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeMB = Math.floor((bavail * bsize) / 1_048_576);
  if (freeMB < neededMB) throw new LocalProblem('no-disk-space', { folder, freeMB, neededMB });
}

/** The folder for PostgreSQL's data: in the data folder, or in a common one if its user cannot enter that. */
export async function postgresFolder(dataDir: string, common = commonFolder): Promise<string> {
  return folderFor(await postgresAccount(), dataDir, common);
}

async function folderFor(account: Account | undefined, dataDir: string, common: string): Promise<string> {
  if (await canEnter(account, dataDir)) return join(dataDir, 'postgres');
  const own = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return join(common, own, 'postgres');
}
