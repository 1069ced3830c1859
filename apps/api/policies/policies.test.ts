import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';

const { get, post, town } = api();

const keyed = () => ({ 'idempotency-key': randomUUID() });
const file = (id: string, ...lines: readonly string[]): string => [`id: ${id}`, `name: 规则 ${id}`, ...lines, ''].join('\n');
const publish = (person: string, body: object, headers = keyed()) => post(person, '/api/policies', { note: '市政府常务会议通过', ...body }, headers);
type Item = { version: string; number: number | null; current: boolean; withdrawnFrom: string | null };
const listed = async (asOf = ''): Promise<readonly Item[]> => (await get('clerk', `/api/policies${asOf}`)).json<{ items: Item[] }>().items;
const current = async (asOf = ''): Promise<string | undefined> => (await listed(asOf)).find((one) => one.current)?.version;
const enc = encodeURIComponent;

describe('the policies', () => {
  it('are the default one before anything is published', async () => {
    expect(await listed()).toMatchObject([{ version: 'default-1', number: null, current: true }]);
  });

  it('hold for what is new as soon as they are published, and stay known as they were', async () => {
    const before = town().now();
    town().setTime('2026-03-03T09:00:00+08:00');
    const answer = await publish('director', { file: file('quick', 'recheck: 2 工作日') });
    expect([answer.statusCode, answer.json()]).toEqual([201, { version: 'quick@1', number: 1, effectiveFrom: '2026-03-03T09:00:00+08:00', migrate: false }]);
    expect(await listed()).toMatchObject([{ version: 'quick@1', current: true }, { version: 'default-1', current: false }]);
    expect(await listed(`?asOf=${enc(before)}`)).toMatchObject([{ version: 'default-1', current: true }]);
    const caseId = await town().report('按新规则');
    const { rules } = await town().read(caseId);
    expect([rules.policy.version, rules.policy.recheck]).toEqual([expect.stringMatching(/^quick@1\+city-\d+$/), { amount: 2, unit: 'workday' }]);
  });

  it('can be published for later, and are withdrawn without touching what went before', async () => {
    town().setTime('2026-03-04T09:00:00+08:00');
    expect((await publish('admin', { file: file('later', 'retry: 1 工作日'), effectiveFrom: '2026-04-01T00:00:00+08:00', migrate: true })).json()).toMatchObject({ version: 'later@2', migrate: true });
    expect(await current()).toBe('quick@1');
    town().setTime('2026-04-02T09:00:00+08:00');
    expect(await current()).toBe('later@2');
    const withdrawn = await post('director', '/api/policies/later@2/withdraw', { note: '试行结束' }, keyed());
    expect([withdrawn.statusCode, withdrawn.json()]).toEqual([200, { version: 'later@2', number: 3, from: '2026-04-02T09:00:00+08:00', migrate: false }]);
    expect(await current()).toBe('quick@1');
    expect(await current(`?asOf=${enc('2026-04-01T12:00:00+08:00')}`)).toBe('later@2');
    expect((await post('director', '/api/policies/later@2/withdraw', { note: '再撤' }, keyed())).json()).toMatchObject({ status: 409, code: 'policy-already-withdrawn' });
    expect((await post('director', '/api/policies/later@9/withdraw', { note: '没有' }, keyed())).json()).toMatchObject({ status: 404, code: 'policy-unknown' });
  });

  it('are published once for one key, however often it is asked', async () => {
    const [headers, body] = [keyed(), { file: file('once', 'retry: 4 工作日') }];
    const first = await publish('director', body, headers);
    const again = await publish('director', body, headers);
    expect([again.statusCode, again.json()]).toEqual([first.statusCode, first.json()]);
    expect((await listed()).filter(({ version }) => version.startsWith('once@'))).toHaveLength(1);
    expect((await publish('director', { file: file('once', 'retry: 5 工作日') }, headers)).json()).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    expect((await publish('director', body)).json()).toMatchObject({ status: 409, code: 'policy-unchanged', detail: expect.stringContaining('once@') });
  });

  it('are refused from the past, and from people who may not', async () => {
    expect((await publish('director', { file: file('past', 'retry: 6 工作日'), effectiveFrom: '2026-01-01T00:00:00+08:00' })).json()).toMatchObject({ status: 409, code: 'policy-in-the-past' });
    for (const person of ['clerk', 'urban-head', 'leader', 'oversight'])
      expect((await publish(person, { file: file('mine', 'retry: 6 工作日') })).json()).toMatchObject({ status: 403, code: 'policy-not-yours' });
  });

  it('are refused with line and column of every problem, and nothing is written', async () => {
    const before = await listed();
    const bad = file('bad', 'categories:', '  litter: { name: 暴露垃圾 }', 'rechek: 1 工作日');
    expect((await publish('director', { file: bad })).json()).toMatchObject({
      status: 400, code: 'policy-has-problems', detail: expect.stringContaining('2 处'),
      errors: [{ path: 'categories.litter.limit', message: expect.stringContaining('第 4 行第 11 列') }, { path: 'rechek', message: expect.stringContaining('是不是“recheck”') }],
    });
    expect((await post('clerk', '/api/policies/check', { file: bad })).json()).toMatchObject({ ok: false, problems: [{ line: 4, column: 11, code: 'policy-period-missing' }, { line: 5, column: 1, code: 'file-misspelt-field' }] });
    expect(await listed()).toEqual(before);
  });

  it('of a campaign never hold for ordinary orders', async () => {
    const held = await current();
    expect((await publish('director', { file: file('drive', 'use: campaign', 'retry: 1 工作日') })).statusCode).toBe(201);
    expect(await current()).toBe(held);
  });

  it.each(readdirSync('policies').filter((name) => name !== 'default.yaml'))('can be %s, and its differences are told before', async (name) => {
    const text = readFileSync(`policies/${name}`, 'utf8');
    const checked = (await post('clerk', '/api/policies/check', { file: text })).json<{ ok: boolean; differences: string[] }>();
    expect([checked.ok, checked.differences.length > 3]).toEqual([true, true]);
    const { version } = (await publish('director', { file: text })).json<{ version: string }>();
    expect(await current()).toBe(version);
    const page = (await get('clerk', `/api/policies/${enc(version)}`)).json<{ rungs: { name: string; says: string }[]; unitRungs: { name: string }[] }>();
    expect([...page.rungs, ...page.unitRungs].filter((rung) => /^[a-z-]+$/.test(rung.name))).toEqual([]);
  });

  it('say how they differ, and what they are', async () => {
    expect((await get('clerk', '/api/policies/diff?from=default-1&to=quick@1')).json()).toMatchObject({
      differences: expect.arrayContaining([{ path: 'recheck', kind: 'changed', sentence: '反馈后安排复查的期限由“1 工作日”改为“2 工作日”。', was: { amount: 1, unit: 'workday' }, is: { amount: 2, unit: 'workday' } }]),
    });
    expect((await get('clerk', `/api/policies/${enc('quick@1+city-1')}`)).statusCode).toBe(200);
    for (const version of ['quick@99', 'default-2', 'quick@1+city-999999', 'nothing', '..%2f..']) expect((await get('clerk', `/api/policies/${enc(version)}`)).json()).toMatchObject({ status: 404, code: 'policy-unknown' });
    expect((await get('clerk', '/api/policies/diff?from=default-1&to=x')).json()).toMatchObject({ status: 404, code: 'policy-unknown' });
  });
});
