import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { requireSpace } from './data-folder.ts';
import { LocalProblem } from './local-problem.ts';
import { type Account, asAccount, canEnter } from './postgres-account.ts';
import { majorVersion, type PostgresProgram } from './postgres-program.ts';
import { identify } from './process-identity.ts';

const run = promisify(execFile);

/** The superuser of a cluster that this product makes, and its database. */
export const owner = 'xiaohao';

const passwordFile = (dataDir: string): string => join(dataDir, 'xiaohao.password');

/** The password of the owner, which only the user of the cluster can read. */
export const ownerPassword = async (dataDir: string): Promise<string> => (await readFile(passwordFile(dataDir), 'utf8')).trim();

/** With less than this free, PostgreSQL would fail in the middle of its work. */
export const leastSpaceMB = 128;

/**
 * Makes the data folder of a cluster if there is none yet; a half-made one is never left behind.
 * Refuses with `data-folder-unreachable`, `postgres-other-version`, `no-disk-space` or `postgres-not-made`.
 */
export async function ensureCluster(dataDir: string, program: PostgresProgram, account: Account | undefined, durable: boolean): Promise<void> {
  await mkdir(dirname(dataDir), { recursive: true });
  if (!(await canEnter(account, dirname(dataDir)))) throw new LocalProblem('data-folder-unreachable', { folder: dataDir, account: account?.name ?? '' });
  await requireSpace(dirname(dataDir), leastSpaceMB);
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) return makeCluster(dataDir, program, account, durable);
  if (version.trim() !== majorVersion) throw new LocalProblem('postgres-other-version', { folder: dataDir, found: version.trim(), needed: majorVersion });
}

async function makeCluster(dataDir: string, program: PostgresProgram, account: Account | undefined, durable: boolean): Promise<void> {
  await sweep(dataDir);
  const scratch = await mkdtemp(`${dataDir}.new-${process.pid}-`);
  if (account) await chown(scratch, account.uid, account.gid);
  const password = randomBytes(24).toString('base64url');
  await withSecret(password, account, async (file) => {
    const words = ['--pgdata', scratch, '--username', owner, '--pwfile', file, '--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'];
    await run(program.initdb, durable ? words : [...words, '--no-sync'], asAccount(account)).catch((error: unknown) => refused(dataDir, error));
  });
  await writeOwned(passwordFile(scratch), password, account);
  await rename(scratch, dataDir).catch((error: unknown) => madeMeanwhile(dataDir, scratch, error));
}

/** Of two that make it at the same time, one finds that the other was faster. */
async function madeMeanwhile(dataDir: string, scratch: string, error: unknown): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
  if (!existsSync(join(dataDir, 'PG_VERSION'))) throw error;
}

/** Removes what starts that were killed in the middle had begun to make. */
async function sweep(dataDir: string): Promise<void> {
  const [folder, prefix] = [dirname(dataDir), `${basename(dataDir)}.new-`];
  for (const name of await readdir(folder)) {
    const maker = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : process.pid;
    if (!identify(maker)) await rm(join(folder, name), { recursive: true, force: true });
  }
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

async function refused(folder: string, error: unknown): Promise<never> {
  await requireSpace(dirname(folder), leastSpaceMB);
  const said = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : String(error);
  throw new LocalProblem('postgres-not-made', { folder, reason: said.trim().split('\n').at(-1) ?? '' });
}
