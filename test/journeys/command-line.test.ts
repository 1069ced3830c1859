import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { countyFile } from '../support/county.ts';
import { paths } from '../support/paths.ts';
import { product, xiaohao as run } from '../support/product.ts';

const { by, db, serving, waitUntil, xiaohao } = product();
const { claimed } = paths(by);

let folder: string;
let caseId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
  caseId = await claimed();
  await waitUntil('2026-03-10T10:00:00+08:00');
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('xiaohao case, trail and agenda', () => {
  test('show a case by its id and by its number, in sentences and as JSON', async () => {
    const inWords = await xiaohao('case', '2026-000001');
    expect(inWords).toMatchObject({ status: 0, stderr: '' });
    for (const words of ['2026-000001', '东大街垃圾堆积', '整改中', 'A2 催办', '市城管局', '2026-03-09T18:00:00+08:00']) expect(inWords.stdout).toContain(words);
    const asJson = await xiaohao('case', caseId, '--json');
    expect(JSON.parse(asJson.stdout)).toMatchObject({ caseId, state: { status: 'rectifying' }, holders: ['城管局经办人'], assignments: [{ unit: 'urban', dueAt: '2026-03-09T18:00:00+08:00' }] });
  });

  test('tell a life line by line, and say what comes next', async () => {
    const trail = await xiaohao('trail', caseId);
    for (const words of ['上报问题', '立案', '交办〔2026〕1号', '认领', '计时器', '催办通知书']) expect(trail.stdout).toContain(words);
    const agenda = JSON.parse((await xiaohao('agenda', caseId, '--json')).stdout) as { duties: { at: string; rule: string; tells: { person: string }[] }[] };
    expect(agenda.duties[0]).toMatchObject({ at: '2026-03-17T18:00:00+08:00', rule: 'ladder.five-days', tells: [{ person: 'director' }, { person: 'deputy' }, { person: 'leader' }, { person: 'gov-vice' }] });
  });

  test('end with status 1 and one sentence when there is no such case', async () => {
    expect(await xiaohao('case', '2026-999999')).toEqual({ status: 1, stdout: '', stderr: '没有找到案件 2026-999999。\n' });
  });

  test('verify the chain of hashes, and find what was changed behind the product’s back', async () => {
    expect(await xiaohao('trail', caseId, '--verify', '--json')).toMatchObject({ status: 0 });
    const forge = (from: string, to: string) => {
      const change = `update events set data = replace(data::text, '${from}', '${to}')::json where stream_id = 'case/${caseId}' and version = 3`;
      return db.asOwner(`alter table events disable trigger events_stay; ${change}; alter table events enable always trigger events_stay`);
    };
    await forge('清理干净', '不必清理');
    const found = await xiaohao('trail', caseId, '--verify');
    expect(found).toMatchObject({ status: 1, stdout: expect.stringContaining('第 3 条') });
    await forge('不必清理', '清理干净');
    expect(await xiaohao('trail', caseId, '--verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('哈希链完整') });
  });
});

describe('xiaohao calendar due', () => {
  test('counts working days around the National Day, and says of each day why', async () => {
    const { status, stdout } = await xiaohao('calendar', 'due', '--from', '2026-09-30', '--amount', '2', '--unit', 'workday');
    expect(status).toBe(0);
    expect(stdout).toContain('国庆节');
    expect(stdout.trim().split('\n').at(-1)).toContain('2026-10-09T18:00:00+08:00');
  });

  test.each([['--from', '2026-02-30', '--amount', '1'], ['--from', '2026-03-02', '--amount', '0'], ['--from', '2026-03-02', '--amount', '1', '--unit', 'fortnight']])('refuses %s %s %s %s', async (...words) => {
    const { status, stderr } = await xiaohao('calendar', 'due', ...words);
    expect(status).toBe(1);
    expect(stderr).not.toContain('    at ');
  });
});

describe('xiaohao city', () => {
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  test('checks the city of the demonstration', async () => {
    expect(await xiaohao('city', 'check', 'examples/demo-city/city.yaml', '--json')).toMatchObject({ status: 0, stdout: expect.stringContaining('"ok": true') });
  });

  test('says of a bad file what is wrong in which line and column', async () => {
    const text = (await readFile('examples/demo-city/city.yaml', 'utf8')).replace('office: cwb, line: 城市管理 }', 'office: nowhere, line: 城市管理 }');
    const line = text.split('\n').findIndex((each) => each.includes('nowhere')) + 1;
    const { status, stderr } = await xiaohao('city', 'check', await write('bad.yaml', text));
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^第 ${line} 行第 \\d+ 列：?:?.*nowhere`, 'm'));
  });

  test('records what a file changes, once; an old trail still shows who held which post', async () => {
    const people = countyFile.people.map((person) => (person.id === 'clerk' ? { ...person, name: '新受理员', post: '受理科科长' } : person));
    const file = await write('city.yaml', stringify({ ...countyFile, people }));
    const applied = await xiaohao('city', 'apply', file, '--json');
    expect([applied.status, applied.stderr]).toEqual([0, '']);
    expect((JSON.parse(applied.stdout) as { events: unknown[] }).events).toHaveLength(1);
    expect(JSON.parse((await xiaohao('city', 'apply', file, '--json')).stdout)).toMatchObject({ events: [] });
    const { items } = await by('director').trail(caseId);
    expect(items.find(({ type }) => type === 'CaseRegistered')).toMatchObject({ who: { person: 'clerk', name: '受理员', post: 'clerk' } });
    expect(await by('clerk').get('/api/session')).toMatchObject({ name: '新受理员', post: '受理科科长' });
  });
});

describe('xiaohao doctor and rebuild', () => {
  test('find nothing wrong with a product that runs', async () => {
    const { status, stdout } = await xiaohao('doctor', '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { checks: expect.arrayContaining([expect.objectContaining({ name: 'workflows', ok: true, detail: '1 / 1' })]) }]);
  });

  test('say what is wrong when Temporal is away', async () => {
    const { status, stdout } = await run({ ...serving().settings, TEMPORAL_ADDRESS: '127.0.0.1:9' }, 'doctor');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^✗ .*127\.0\.0\.1:9/m);
  });

  test('compare every projection with the log: no row differs, and a row that was changed by hand is found and put right', async () => {
    const check = async () => {
      const { status, stdout } = await xiaohao('rebuild', '--check', '--json');
      return { status, differing: Object.entries(JSON.parse(stdout) as Record<string, number>).filter(([, rows]) => rows > 0) };
    };
    expect(await check()).toEqual({ status: 0, differing: [] });
    await db.asOwner(`update case_list set status = 'closed' where case_id = '${caseId}'`);
    expect(await check()).toEqual({ status: 1, differing: [[expect.any(String), expect.any(Number)]] });
    expect(await xiaohao('rebuild')).toMatchObject({ status: 0 });
    expect(await check()).toEqual({ status: 0, differing: [] });
    expect(await by('director').page(caseId)).toMatchObject({ status: 'rectifying' });
  });
});

describe('the program itself', () => {
  test('says how it is used, and refuses what it does not know', async () => {
    const help = await xiaohao('--help');
    for (const command of ['import', 'case', 'trail', 'agenda', 'calendar', 'city', 'doctor', 'rebuild', 'start']) expect(help.stdout).toContain(command);
    expect((await xiaohao('sell')).status).toBe(1);
    expect(await run({ ...serving().settings, XIAOHAO_LOCALES: 'en' }, 'case', caseId)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('XIAOHAO_LOCALE') });
  });

  test('says in one sentence that the database cannot be reached', async () => {
    const { status, stderr } = await run({ ...serving().settings, DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:9/nowhere' }, 'case', caseId);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/[\u4E00-\u9FFF]/);
    expect(stderr).not.toContain('nothing');
  });
});
