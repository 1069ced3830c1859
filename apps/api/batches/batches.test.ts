import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { carryOutBatch, keyInBatch } from '#commands/batch';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';
import { problemDocument } from '../problems/document.ts';
import { batchAnswer, possible } from './answered.ts';

const { get, post, town, db } = api();
const batch = async (person: string, body: object, key: string = randomUUID()) => post(person, '/api/batches', body, { 'idempotency-key': key });
const answered = async (person: string, body: object, key?: string) => batchAnswer.parse((await batch(person, body, key)).json());
const written = async (): Promise<unknown> => (await db.pool().query('select count(*) as events, (select count(*) from commands) as commands, (select max(value) from counters) as numbers from events')).rows[0];
const order = { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' };

/** Registered cases, as many as asked for. */
async function registered(n: number): Promise<string[]> {
  const cases: string[] = [];
  for (let i = 0; i < n; i += 1) {
    const caseId = await town().report(`第${i + 1}处垃圾`);
    await town().act(caseId, 'clerk', 'register', { category: 'rubbish' });
    cases.push(caseId);
  }
  return cases;
}

describe('a batch', () => {
  it('tells in a dry run what would happen to each case, and writes nothing', async () => {
    const cases = [...(await registered(2)), await town().report('还没有立案')];
    const before = await written();
    const { done, refused, items } = await answered('dispatcher', { command: 'issue-order', cases, body: order, dryRun: true });
    expect([done, refused, items.map(({ caseId }) => caseId)]).toEqual([2, 1, cases]);
    expect(items.map(({ outcome, title }) => [outcome, title])).toEqual([['would', '第1处垃圾'], ['would', '第2处垃圾'], ['refused', '还没有立案']]);
    expect(items[2]).toMatchObject({ code: 'wrong-status', reason: expect.stringContaining('待核实') });
    const numbers = items.flatMap(({ what = [] }) => what).map((what) => Number(/(\d+)号/.exec(what)?.[1]));
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
    expect(await written()).toEqual(before);
  });

  it('is carried out case by case, and partial refusals are normal', async () => {
    const cases = [...(await registered(3)), await town().report('还没有立案'), (await bring(town(), await town().report('已交办'), 'issued')).caseId];
    const { done, refused, items } = await answered('dispatcher', { command: 'issue-order', cases, body: order });
    expect([done, refused]).toEqual([3, 2]);
    expect(items.map(({ outcome, status }) => [outcome, status])).toEqual([...Array.from({ length: 3 }, () => ['did', 'issued']), ['refused', undefined], ['refused', undefined]]);
    expect(items.slice(3).every(({ code, reason = '' }) => code === 'wrong-status' && reason.includes('已立案待交办'))).toBe(true);
    expect((await Promise.all(cases.slice(0, 3).map((caseId) => town().read(caseId)))).map(({ state }) => state.status)).toEqual(['issued', 'issued', 'issued']);
    expect((await town().read(cases[0] ?? '')).events.at(-1)?.cause).toMatch(/^batch\/[0-9a-f-]{36}$/);
  });

  it('again under the same key gives the same answers, though the cases have moved on', async () => {
    const [moving = '', ...rest] = await registered(2);
    const unregistered = await town().report('还没有立案');
    const key = randomUUID();
    const body = { command: 'issue-order', cases: [moving, ...rest, unregistered], body: order };
    const told = ({ items }: z.output<typeof batchAnswer>) => items.map(({ caseId, outcome, version, code, reason }) => ({ caseId, outcome, version, code, reason }));
    const first = told(await answered('dispatcher', body, key));
    await town().act(moving, 'urban-handler', 'claim', {});
    await town().act(unregistered, 'clerk', 'register', { category: 'rubbish' });
    const before = await written();
    expect(told(await answered('dispatcher', body, key))).toEqual(first);
    expect(await written()).toEqual(before);
  });

  it('by a filter is about the cases that it found the first time', async () => {
    const cases = (await registered(2)).toSorted();
    const key = randomUUID();
    const body = { command: 'issue-order', filter: { status: 'registered', q: '处垃圾' }, body: order };
    const first = await answered('dispatcher', body, key);
    expect(cases.every((caseId) => first.items.some((one) => one.caseId === caseId && one.outcome === 'did'))).toBe(true);
    await registered(1);
    expect(await answered('dispatcher', body, key)).toEqual(first);
  });

  it('that broke off in the middle goes on where it was', async () => {
    const cases = await registered(3);
    const asked = { person: 'dispatcher', key: randomUUID(), request: { cases } };
    const given: string[] = [];
    const give = (fails: boolean) => async (caseId: string, { commandId }: Readonly<{ commandId: string }>) => {
      expect(commandId).toBe(keyInBatch(asked.key, caseId));
      if (fails && given.length === 2) throw new Error('the process ends here');
      given.push(caseId);
      return { caseId, outcome: 'did', version: 1, status: 'issued' } as const;
    };
    await expect(carryOutBatch(town().deps, asked, { cases: () => Promise.resolve(cases), give: give(true) })).rejects.toThrow('the process ends here');
    const outcomes = await carryOutBatch(town().deps, asked, { cases: () => Promise.resolve([]), give: give(false) });
    expect([outcomes.map(({ caseId }) => caseId), given]).toEqual([cases, [...cases.slice(0, 2), ...cases]]);
  });

  it('under the key of another batch is refused', async () => {
    const cases = await registered(1);
    const key = randomUUID();
    await batch('dispatcher', { command: 'urge', cases, body: { text: '快' } }, key);
    expect((await batch('dispatcher', { command: 'urge', cases, body: { text: '慢' } }, key)).json()).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    expect((await batch('director', { command: 'urge', cases, body: { text: '快' } }, key)).statusCode).toBe(200);
  });

  it('tells nothing of a case that the caller may not see, also in a dry run', async () => {
    const hidden = await town().report('别人的案件');
    for (const dryRun of [true, false]) {
      const { items } = await answered('traffic-head', { command: 'claim', cases: [hidden, randomUUID()], dryRun });
      expect(items.map(({ caseNo, title, outcome, code }) => [caseNo, title, outcome, code])).toEqual([[null, null, 'refused', 'unknown-case'], [null, null, 'refused', 'unknown-case']]);
      expect(new Set(items.map(({ reason }) => reason)).size).toBe(1);
    }
  });

  it('that is malformed is refused as a whole, and says which field', async () => {
    const cases = await registered(1);
    const fails = async (body: object): Promise<unknown> => (await batch('dispatcher', body)).json();
    expect(await fails({ command: 'urge', cases, body: { text: '' } })).toMatchObject({ status: 400, errors: [{ path: 'body.text' }] });
    expect(await fails({ command: 'urge', cases: [], body: { text: '快' } })).toMatchObject({ status: 400 });
    expect(await fails({ command: 'urge', cases: Array.from({ length: 201 }, () => randomUUID()), body: { text: '快' } })).toMatchObject({ status: 400 });
    expect(await fails({ command: 'urge', body: { text: '快' } })).toMatchObject({ status: 400, errors: [{ path: 'cases' }] });
    expect(await fails({ command: 'urge', cases, filter: {}, body: { text: '快' } })).toMatchObject({ status: 400 });
    expect(await fails({ command: 'escalate', cases })).toMatchObject({ status: 404, code: 'unknown-command' });
    expect(await fails({ command: 'reinspect', cases, body: { result: 'passed', findings: '好' } })).toMatchObject({ status: 409, code: 'not-in-batches', detail: expect.stringContaining('复查') });
  });

  it('tells the caller which commands are possible for at least one of the cases', async () => {
    const cases = [...(await registered(2)), await town().report('还没有立案')];
    const { items } = possible.parse((await post('director', '/api/batches/commands', { cases })).json());
    const allowed = new Map(items.map((one) => [one.command, one.allowed]));
    expect([allowed.get('issue-order'), allowed.get('register'), allowed.get('verify'), allowed.get('claim')]).toEqual([2, 1, undefined, undefined]);
    expect(possible.parse((await post('admin', '/api/batches/commands', { cases })).json()).items).toEqual([]);
  });
});

describe('whatever is sent as a batch', () => {
  let open = '';
  beforeAll(async () => {
    open = (await bring(town(), await town().report(), 'claimed')).caseId;
  });
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>('urge', 'report', 'constructor', '__proto__', null, true, [], {}, ['x'], { status: 'x' }, { status: 'closed' }, { text: '快' }));

  it('is carried out or refused, never a failure of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('command', 'cases', 'filter', 'body', 'dryRun', 'extra'), odd, { maxKeys: 3 }), fc.constantFrom('dispatcher', 'urban-head', 'admin'), fc.boolean(), async (wrong, person, asking) => {
        const answer = await post(person, asking ? '/api/batches/commands' : '/api/batches', { ...(asking ? {} : { command: 'urge', body: { text: '快' } }), cases: [open], ...wrong });
        expect(answer.statusCode).toBeLessThan(500);
        if (answer.statusCode !== 200) problemDocument.parse(answer.json());
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('and read afterwards is as it was told', async () => {
    const { items } = await answered('dispatcher', { command: 'urge', cases: [open], body: { text: '请尽快' } });
    expect((await get('dispatcher', `/api/cases/${open}`)).json()).toMatchObject({ version: items[0]?.version });
  });
});
