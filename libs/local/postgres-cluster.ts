import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalProblem } from './local-problem.ts';
import { type Account, asAccount, canEnter } from './postgres-account.ts';
import { majorVersion, type PostgresProgram } from './postgres-program.ts';

const run = promisify(execFile);

/** The superuser of a cluster that this product makes, and its database. */
export const owner = 'xiaohao';

const passwordFile = (dataDir: string): string => join(dataDir, 'xiaohao.password');

/** The password of the owner, which only the user of the cluster can read. */
export const ownerPassword = async (dataDir: string): Promise<string> => (await readFile(passwordFile(dataDir), 'utf8')).trim();

/** Less than this, in bytes, and PostgreSQL would fail in the middle of its work. */
const leastSpace = 128 * 1024 * 1024;

/**
 * Makes the data folder of a cluster if there is none yet; a half-made one is never left behind.
 * Refuses with `data-folder-unreachable`, `postgres-other-version`, `no-disk-space` or `postgres-not-made`.
 */
export async function ensureCluster(dataDir: string, program: PostgresProgram, account: Account | undefined, durable: boolean): Promise<void> {
  await mkdir(dirname(dataDir), { recursive: true });
  if (!(await canEnter(account, dirname(dataDir)))) throw new LocalProblem('data-folder-unreachable', { folder: dataDir, account: account?.name ?? '' });
  await checkSpace(dirname(dataDir));
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) return makeCluster(dataDir, program, account, durable);
  if (version.trim() !== majorVersion) throw new LocalProblem('postgres-other-version', { folder: dataDir, found: version.trim(), needed: majorVersion });
}

async function checkSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastSpace) throw new LocalProblem('no-disk-space', { folder, freeMB: Math.floor((bavail * bsize) / 1048576), neededMB: leastSpace / 1048576 });
}

async function makeCluster(dataDir: string, program: PostgresProgram, account: Account | undefined, durable: boolean): Promise<void> {
  const scratch = `${dataDir}.new`;
  await rm(scratch, { recursive: true, force: true });
  await ownFolder(scratch, account);
  const password = randomBytes(24).toString('base64url');
  await withSecret(password, account, async (file) => {
    const words = ['--pgdata', scratch, '--username', owner, '--pwfile', file, '--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'];
    await run(program.initdb, durable ? words : [...words, '--no-sync'], asAccount(account)).catch((error: unknown) => refuse(dataDir, error));
  });
  await writeOwned(passwordFile(scratch), password, account);
  await rename(scratch, dataDir);
}

async function ownFolder(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

async function writeOwned(file: string, text: string, account: Account | undefined): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (account) await chown(file, account.uid, account.gid);
}

async function withSecret(secret: string, account: Account | undefined, work: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaohao-'));
  try {
    await chmod(folder, 0o711);
    await writeOwned(join(folder, 'secret'), secret, account);
    await work(join(folder, 'secret'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refuse(folder: string, error: unknown): never {
  const said = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : String(error);
  if (said.includes('No space left')) throw new LocalProblem('no-disk-space', { folder, freeMB: 0, neededMB: leastSpace / 1048576 });
  throw new LocalProblem('postgres-not-made', { folder, reason: said.split('\n').at(-1) ?? '' });
}
