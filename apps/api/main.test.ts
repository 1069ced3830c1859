import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { type Program, run } from '../../test/support/program.ts';
import { openTown } from '../../test/support/town.ts';
import { until } from '../../test/support/until.ts';
import { anyFreePort } from '#local/port';

const db = database();
const secret = 'the secret of an API under its test';
const running: Program[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
});

/** Starts the API as a process. */
function start(settings: NodeJS.ProcessEnv): Program {
  const program = run(['dist/apps/api/main.js'], { DATABASE_URL: db.url(), XIAOHAO_SECRET: secret, XIAOHAO_DATA: '/nowhere', ...settings });
  running.push(program);
  return program;
}

async function ready(settings: NodeJS.ProcessEnv = {}): Promise<Readonly<{ program: Program; url: string }>> {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const program = start({ PORT: String(port), ...settings });
  await until(() => fetch(`${url}/readyz`), ({ ok }) => ok, 60_000);
  return { program, url };
}

/** How a process ended that could not start: its status and the one sentence it left. */
async function failure(program: Program): Promise<Readonly<{ status: unknown; sentence: string }>> {
  return { status: await program.ended, sentence: program.stderr().trim() };
}

describe('the API as a process', () => {
  it('serves, and ends at a signal after it has answered what was asked', async () => {
    const { program, url } = await ready();
    await openTown(db.pool());
    const { token } = (await (await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"person":"clerk"}' })).json()) as { token: string };
    const authorization = `Bearer ${token}`;
    const asked = Array.from({ length: 20 }, () => fetch(`${url}/api/cases`, { headers: { authorization } }).then(({ status }) => status, () => 0));
    await Promise.all(asked);
    const status = await program.end('SIGTERM');
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(status).toBe(0);
  });

  it('logs each request with its id, its case and who asked, and never a token, a body or a search', async () => {
    const { program, url } = await ready();
    const session = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"person":"street-handler"}' });
    const { token } = (await session.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-request-id': 'request-of-the-test' };
    const report = { title: '举报', description: '不要记录', source: { kind: 'public' }, place: { address: '东大街' }, reporter: { name: '王先生', phone: '13800000000' } };
    const { caseId } = (await (await fetch(`${url}/api/cases`, { method: 'POST', headers, body: JSON.stringify(report) })).json()) as { caseId: string };
    await fetch(`${url}/api/cases/${caseId}?lang=en`, { headers });
    await fetch(`${url}/api/cases?q=13800000000`, { headers });
    await program.end();
    const lines = program.stdout().split('\n').filter((line) => line.startsWith('{')).map((line): Record<string, unknown> => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ reqId: 'request-of-the-test', route: '/api/cases/:caseId', caseId, person: 'street-handler', status: 200 }));
    expect(program.stdout() + program.stderr()).not.toMatch(/13800000000|王先生|不要记录|eyJ/);
  });

  it.each([
    ['on an older schema', async () => {
      await db.asOwner('delete from migrations where name = (select name from migrations order by timestamp desc limit 1)');
      return {};
    }, /^数据库结构比程序旧（缺 \w+）。请先执行数据库升级/],
    ['without a database', () => Promise.resolve({ DATABASE_URL: '' }), /^没有指定数据库。/],
    ['when the database is away', () => Promise.resolve({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }), /^数据库暂时连接不上/],
    ['with settings that are wrong', () => Promise.resolve({ PORT: 'x' }), /^设置有误，没有启动：\s+PORT 的写法不对/],
  ])('does not start %s, and says why in one sentence', async (_, settings, sentence) => {
    const given = await failure(start({ PORT: '0', ...(await settings()) }));
    expect(given).toEqual({ status: 1, sentence: expect.stringMatching(sentence) });
    expect(given.sentence).not.toMatch(/\n\s+at /);
  });
});

describe('a port that is taken', () => {
  const other = database();

  it('is told in one sentence', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)));
    const given = await failure(start({ DATABASE_URL: other.url(), PORT: String(port) }));
    server.close();
    expect(given).toEqual({ status: 1, sentence: expect.stringContaining(`端口 ${port} 已被别的程序占用`) });
  });
});
