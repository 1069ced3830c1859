import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { LocalProblem } from './local-problem.ts';

const run = promisify(execFile);

/** A user of this machine. */
export type Account = Readonly<{ name: string; uid: number; gid: number }>;

/** PostgreSQL refuses to run as root, so root lends it another user. */
const names = ['postgres', 'xiaohao'] as const;

/** The user that PostgreSQL runs as when this process is root: `postgres`, or one made for it. Undefined for any other user: it runs as that one. */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await accountOf(names[0])) ?? (await accountOf(names[1])) ?? (await newAccount(names[1]));
}

async function accountOf(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function newAccount(name: string): Promise<Account> {
  const reason = await run('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', name])
    .then(() => '', String);
  const made = await accountOf(name);
  if (!made) throw new LocalProblem('no-postgres-account', { account: name, reason });
  return made;
}

/** What a program is started with to run as this user, in a folder that every user can enter. */
export const asAccount = (account: Account | undefined): { cwd: string; uid?: number; gid?: number } =>
  account ? { cwd: '/', uid: account.uid, gid: account.gid } : { cwd: '/' };

/** True when the user can enter the folder, or the nearest parent of it that exists. */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  if (!account) return true;
  if (await answers('/usr/bin/test', ['-e', folder], undefined)) return answers('/usr/bin/test', ['-x', folder], account);
  return dirname(folder) === folder || canEnter(account, dirname(folder));
}

/** True when the program can be run by the user and ends well. */
export const answers = (program: string, words: readonly string[], account: Account | undefined): Promise<boolean> =>
  run(program, [...words], asAccount(account)).then(() => true, () => false);
