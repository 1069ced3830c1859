import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { settings } from '#settings/settings';
import { connect } from './connect.ts';
import { anyFreePort, isFree } from './port.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';
import { runningProduct } from './start-lock.ts';
import { workshop } from './test-program.ts';

const { folder, file, run, clean } = workshop('start');
afterAll(clean);

/** A server that is ready at once, and a worker that asks Temporal for work: as the start sees them. */
const api = file(`import { createServer } from 'node:http';
  createServer((_, answer) => answer.end(process.env.XIAOHAO_MODE)).listen(Number(process.env.PORT), process.env.HOST);`);
const worker = file(`import { createRequire } from 'node:module';
  const { Connection } = createRequire(process.cwd() + '/package.json')('@temporalio/client');
  const connection = await Connection.connect({ address: process.env.TEMPORAL_ADDRESS });
  const ask = () => connection.workflowService.pollWorkflowTaskQueue({ namespace: process.env.TEMPORAL_NAMESPACE, taskQueue: { name: 'xiaohao' }, identity: 'w' });
  for (;;) await connection.withDeadline(Date.now() + 30_000, ask).catch(() => undefined);`);

const dataDir = join(folder, 'data');

const product = (env: NodeJS.ProcessEnv) =>
  run(
    `import { settings } from '#settings/settings';
    import { problemSentence } from '#local/sentence';
    import { start } from '#local/start';
    try { await start(settings(process.env), { programs: ${JSON.stringify({ api, worker })}, tell: (line) => console.log(line) }); }
    catch (error) { console.log(problemSentence(error, 'en') ?? error); process.exitCode = 1; }`,
    { XIAOHAO_DATA: dataDir, XIAOHAO_LOCALE: 'en', ...env },
  );

/** Every process of the product that runs on the data folder: its own and PostgreSQL. */
async function processes(): Promise<ProcessIdentity[]> {
  const rows = await sql("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid");
  return [...(runningProduct(dataDir)?.children ?? []), identify(Number(rows[0]?.['pid']))].flatMap((identity) => identity ?? []);
}

async function sql(statement: string): Promise<Record<string, unknown>[]> {
  const { databaseUrl, close } = await connect(settings({ XIAOHAO_DATA: dataDir }));
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
    await close();
  }
}

describe('the product on one machine', () => {
  it('starts, answers, and stops everything when asked to', async () => {
    const port = await anyFreePort();
    const first = product({ PORT: String(port) });
    await first.says(`open http://127.0.0.1:${port}`);
    expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe('demonstration');
    const all = await processes();
    expect(all).toHaveLength(3);
    await sql("create table kept as select 'still here' as word");
    const second = product({ PORT: String(port) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(`Xiaohao is running already at http://127.0.0.1:${port} (data folder ${dataDir}). Open that; for a second one choose another folder and port with XIAOHAO_DATA and PORT.\n`);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(all.filter(isRunning)).toEqual([]);
    expect(await isFree(port)).toBe(true);
  }, 120_000);

  it('finds everything again at the next start, also after it was killed', async () => {
    expect(await sql('select word from kept')).toEqual([{ word: 'still here' }]);
    const killed = product({ PORT: '0' });
    await killed.says('is ready');
    const before = await processes();
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = product({ PORT: '0' });
    await next.says('is ready');
    const after = await processes();
    expect(after).toHaveLength(3);
    expect(before.filter(isRunning).map(({ pid }) => pid)).toEqual([after.at(-1)?.pid]);
    expect(await sql('select word from kept')).toEqual([{ word: 'still here' }]);
    next.child.kill('SIGINT');
    expect(await next.ended).toBe(0);
    expect([...before, ...after].filter(isRunning)).toEqual([]);
  }, 120_000);

  it('starts again what was killed of it', async () => {
    const running = product({ PORT: '0' });
    await running.says('is ready');
    const [, , postgres] = await processes();
    process.kill(postgres?.pid ?? 0, 'SIGKILL');
    await running.says('PostgreSQL ended unexpectedly');
    const [child] = runningProduct(dataDir)?.children ?? [];
    process.kill(child?.pid ?? 0, 'SIGKILL');
    await running.says('The process worker ended unexpectedly');
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  }, 120_000);
});

describe('a start that cannot succeed ends with one sentence and a non-zero status', () => {
  it('when the port that was named is taken', async () => {
    const port = await anyFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    const refused = product({ PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toBe(`Port ${port}, wanted for HTTP, is used by another program. Choose another port, or stop that program first.\n`);
    await new Promise((resolve) => other.close(resolve));
  }, 60_000);

  it('when the disk is full', async () => {
    const refused = product({ XIAOHAO_LEAST_DISK_MB: '1000000000' });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^Not enough disk space: .* has \d+ MB left, 1000000000 MB are needed\..*\n$/);
  }, 60_000);

  it('when the settings are wrong', async () => {
    const refused = product({ XIAOHAO_LOCALES: 'en', PORT: 'x' });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toBe('The settings are wrong, nothing was started:\n  There is no setting XIAOHAO_LOCALES. Did you mean XIAOHAO_LOCALE?\n  PORT is malformed; it should be: 0–65535.\n');
  }, 60_000);

  it('and leaves nothing running, nor the lock taken', () => {
    expect(runningProduct(dataDir)).toBeUndefined();
  });
});
