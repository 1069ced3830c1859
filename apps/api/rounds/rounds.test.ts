import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyCity } from '#commands/city';
import { executeRound } from '#commands/rounds-execute';
import { clock as system } from '#domain/city/city';
import { roundCommands, roundCommandTypes, type RoundCommandType } from '#domain/round/commands';
import { api } from '../../../test/support/api.ts';
import { by } from '../../../test/support/case/city.ts';
import { townFile } from '../../../test/support/town.ts';
import { roundCommandExamples } from './examples.ts';
import type { RoundItem, RoundPage } from './round-page.ts';
import type { Filed } from './round.service.ts';

const { get, post, town, db } = api();
const plan = {
  name: '三月暗访', timing: 'unscheduled', manner: 'covert', extent: 'spot', begins: '2026-03-02', ends: '2026-03-06', inspectors: ['inspector', 'surveyor'], draws: 2,
  places: [{ address: '东大街 1 号', area: 'road' }, { address: '东大街 2 号', area: 'road' }, { address: '东大街 3 号', area: 'road' }],
};
const planned = async (given: object = {}, headers = {}): Promise<string> => (await post('director', '/api/rounds', { ...plan, ...given }, headers)).json<{ id: string }>().id;
const page = async (person: string, id: string): Promise<RoundPage> => (await get(person, `/api/rounds/${id}`)).json();
const status = async (person: string, id: string): Promise<number> => (await get(person, `/api/rounds/${id}`)).statusCode;
const problem = (place: string, title = '垃圾堆积') => ({ place, result: 'problem', title, description: '路边三处' });
const casesThere = async (): Promise<number> => (await db.pool().query<{ n: number }>('select count(*)::int as n from case_list')).rows[0]?.n ?? 0;

let round = '';
let [first, second] = ['', ''];
beforeAll(async () => {
  round = await planned();
  await post('director', `/api/rounds/${round}/draw-places`, {});
  [first = '', second = ''] = (await page('director', round)).draw?.drawn ?? [];
}, 60_000);

describe('planning a round', () => {
  it('makes one round under one key, and refuses with a sentence what the rules are against', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [one, again] = [await post('director', '/api/rounds', plan, key), await post('director', '/api/rounds', plan, key)];
    expect([one.statusCode, one.headers['location'], again.json()]).toEqual([201, `/api/rounds/${one.json<{ id: string }>().id}`, one.json()]);
    expect((await post('clerk', '/api/rounds', plan)).json()).toMatchObject({ status: 403, code: 'round-office-only' });
    expect((await post('director', '/api/rounds', { ...plan, inspectors: ['urban-inspector'], places: [{ address: '西环路', unit: 'urban' }], draws: 1 })).json()).toMatchObject({ status: 409, code: 'round-own-unit', detail: expect.stringContaining('市城管局') });
    expect((await post('director', '/api/rounds', { ...plan, places: [] })).json()).toMatchObject({ status: 400, errors: [{ path: 'places', message: expect.stringContaining('点位') }] });
  });

  it('has a form with its fields in words', async () => {
    const form = (await get('director', '/api/forms/plan-round')).json<{ name: string; fields: { name: string; kind: string; label: string; item?: { kind: string } }[] }>();
    expect(form.name).toBe('制定督查计划');
    expect(form.fields.map(({ name, kind, item }) => [name, item?.kind ?? kind])).toEqual(expect.arrayContaining([['manner', 'choice'], ['begins', 'day'], ['inspectors', 'person'], ['places', 'group']]));
    expect((await get('director', '/api/forms/file-findings')).statusCode).toBe(200);
  });
});

describe('the list of rounds', () => {
  it('comes in pages that go on where the last one ended, the round that began last first, and keeps to the state that is asked for', async () => {
    const begun = async (search: string) => (await get('oversight', `/api/rounds?${search}`)).json<{ items: RoundItem[]; next: string | null }>();
    for (const begins of ['2026-04-02', '2026-04-01', '2026-04-02']) await planned({ name: `四月 ${begins}`, begins, ends: '2026-04-06' });
    const all = (await begun('limit=200')).items;
    expect(all.map(({ begins }) => begins)).toEqual(all.map(({ begins }) => begins).toSorted().toReversed());
    const found: RoundItem[] = [];
    for (let next: string | null = ''; next !== null;) {
      const part = await begun(next === '' ? 'limit=2&status=planned' : `limit=2&status=planned&cursor=${next}`);
      found.push(...part.items);
      next = part.next;
    }
    expect(found).toEqual(all.filter(({ status: state }) => state === 'planned'));
    expect((await get('director', `/api/rounds?cursor=${Buffer.from('["cases","x"]').toString('base64url')}`)).json()).toMatchObject({ status: 400, code: 'malformed-cursor' });
  });
});

describe('revising a plan', () => {
  it('changes what is given, says so to whoever may know of it, and hides it from everybody else', async () => {
    const id = await planned();
    expect((await post('director', `/api/rounds/${id}/revise-round`, { reason: '推迟一天', ends: '2026-03-09', name: '三月第二轮' })).json()).toMatchObject({ id, version: 2, status: 'planned' });
    expect(await page('oversight', id)).toMatchObject({ name: '三月第二轮', ends: '2026-03-09', revisions: [{ byName: '主任', reason: '推迟一天', changes: [{ id: 'ends', name: '结束日期' }, { id: 'name' }] }] });
    expect((await post('street-head', `/api/rounds/${id}/revise-round`, { reason: '推迟', ends: '2026-03-10' })).json()).toMatchObject({ status: 404, code: 'unknown-round' });
    expect((await post('inspector', `/api/rounds/${id}/revise-round`, { reason: '推迟', ends: '2026-03-10' })).json()).toMatchObject({ status: 403, code: 'round-office-only' });
    expect((await get('director', '/api/forms/revise-round')).json()).toMatchObject({ name: '修订计划' });
  });
});

describe('a draw', () => {
  it('can be made again by whoever knows of the round, and agrees', async () => {
    const again = (await get('oversight', `/api/rounds/${round}/draw`)).json<{ agrees: boolean; lots: { place: string; drawn: boolean; recorded: boolean }[] }>();
    expect(again).toMatchObject({ agrees: true, candidates: { count: 3 } });
    expect(again.lots.filter(({ drawn }) => drawn).map(({ place }) => place)).toEqual([first, second]);
    expect((await get('director', `/api/rounds/${await planned()}/draw`)).json()).toMatchObject({ status: 404, code: 'round-not-drawn' });
  });
});

describe('until it is published a round', () => {
  it('is there for its team, its directors and whoever oversees, and for nobody else', async () => {
    const knowing = ['inspector', 'surveyor', 'director', 'deputy', 'oversight'];
    expect(await Promise.all(knowing.map((person) => status(person, round)))).toEqual(knowing.map(() => 200));
    const others = ['street-head', 'street-handler', 'clerk', 'inspector-2', 'leader', 'hq', 'gov-vice', 'admin', 'foreign-director'];
    for (const person of others) {
      expect([person, await status(person, round)]).toEqual([person, 404]);
      expect((await get(person, '/api/rounds')).json<{ items: RoundItem[] }>().items.map(({ id }) => id)).not.toContain(round);
      expect((await post(person, `/api/rounds/${round}/publish-round`, { text: '通报' })).json()).toMatchObject({ status: 404, code: 'unknown-round' });
      expect((await get(person, `/api/rounds/${round}/draw`)).statusCode).toBe(404);
    }
  });
});

describe('the notices of a round', () => {
  const toldOf = async (person: string): Promise<readonly { subject: { kind: string; id: string; title: string }; todo: string; ruleName: string; detail: string }[]> =>
    (await get(person, '/api/notices?limit=200')).json<{ items: { subject: { kind: string; id: string; title: string }; todo: string; ruleName: string; detail: string }[] }>().items.filter(({ subject }) => subject.id === round);

  it('send the team to the places when they are drawn, and nobody else; the inspected hear of it when it is published', async () => {
    expect(await toldOf('inspector')).toMatchObject([{ subject: { kind: 'round', title: '三月暗访' }, ruleName: '督查任务', todo: expect.stringContaining('不得向被检查单位透露'), detail: '2026年3月2日至2026年3月6日，检查 2 个点位' }]);
    for (const person of ['director', 'street-head', 'street-handler', 'oversight']) expect(await toldOf(person)).toEqual([]);
    const full = await planned({ extent: 'full', draws: undefined });
    await post('inspector', `/api/rounds/${full}/file-findings`, { findings: [problem('p1')] });
    await post('director', `/api/rounds/${full}/publish-round`, { text: '通报', docNo: '创卫办〔2026〕2号' });
    const { items } = (await get('street-head', '/api/notices?limit=200')).json<{ items: { subject: { id: string }; ruleName: string; detail: string }[] }>();
    expect(items.filter(({ subject }) => subject.id === full)).toMatchObject([{ ruleName: '督查通报已发布', detail: '检查 1 个点位，发现问题 1 个 创卫办〔2026〕2号' }]);
  });
});

describe('filing findings', () => {
  it('makes each problem a case, the same filing twice only once, and counts the places that are in order', async () => {
    const before = await casesThere();
    const [key, body] = [{ 'idempotency-key': randomUUID() }, { findings: [problem(first), problem(first, '占道经营'), { place: second, result: 'clear' }] }];
    const one = await post('inspector', `/api/rounds/${round}/file-findings`, body, key);
    expect(one.json<Filed>().results.map(({ finding, outcome }) => [finding, outcome])).toEqual([[1, 'reported'], [2, 'reported'], [3, 'clear']]);
    expect((await post('inspector', `/api/rounds/${round}/file-findings`, body, key)).json()).toEqual(one.json());
    expect(await casesThere()).toBe(before + 2);
    expect((await post('inspector', `/api/rounds/${round}/file-findings`, { findings: [problem(second)] }, key)).json()).toMatchObject({ code: 'idempotency-key-reused' });
    expect(await page('director', round)).toMatchObject({ places: 2, checked: 2, problems: 2, findings: [{ n: 1, by: 'inspector', standing: 'reported' }, { n: 2 }, { n: 3, result: 'clear', caseId: null }] });
  });

  it('goes on where it was interrupted: what was recorded and not filed becomes a case with the same key', async () => {
    const commandId = randomUUID();
    await executeRound(town().deps, { id: round, command: { type: 'file-findings', data: { findings: [{ place: first, result: 'problem', title: '中断之后', description: '续报' }] } }, actor: by('surveyor'), commandId });
    const left = (await page('director', round)).findings.at(-1);
    expect(left).toMatchObject({ title: '中断之后', standing: 'unfiled', caseId: null });
    const answer = await post('surveyor', `/api/rounds/${round}/file-findings`, { findings: [{ place: first, result: 'problem', title: '中断之后', description: '续报' }] }, { 'idempotency-key': commandId });
    expect(answer.json<Filed>().results).toEqual([{ finding: left?.n, place: first, outcome: 'reported', caseId: expect.any(String) }]);
    expect((await page('director', round)).findings.at(-1)).toMatchObject({ standing: 'reported', by: 'surveyor' });
  });

  it('keeps no finding back for another that is refused, and tries that one again', async () => {
    const full = await planned({ extent: 'full', draws: undefined, places: [{ address: '西区广场', area: 'west', unit: 'street' }, { address: '西环路', unit: 'street' }] });
    await applyCity(town().deps, { ...townFile, areas: townFile.areas.filter(({ id }) => id !== 'west'), people: townFile.people.map((one) => (one.id === 'other-leader' ? { ...one, unit: 'gov', roles: ['unit-handler'] } : one)) }, system);
    const [key, body] = [{ 'idempotency-key': randomUUID() }, { findings: [problem('p1'), problem('p2')] }];
    const one = (await post('inspector', `/api/rounds/${full}/file-findings`, body, key)).json<Filed>();
    expect(one.results).toEqual([{ finding: 1, place: 'p1', outcome: 'refused', code: 'unknown-area', reason: expect.stringContaining('west') }, expect.objectContaining({ finding: 2, outcome: 'reported' })]);
    await applyCity(town().deps, townFile, system);
    const again = (await post('inspector', `/api/rounds/${full}/file-findings`, body, key)).json<Filed>();
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['reported', 'reported']);
    expect(again.results[1]).toEqual(one.results[1]);
  });

  it('takes only photos that are there and the own', async () => {
    expect((await post('inspector', `/api/rounds/${round}/file-findings`, { findings: [{ ...problem(first), evidence: ['a'.repeat(64)] }] })).json()).toMatchObject({ status: 409, code: 'evidence-not-uploaded' });
  });
});

describe('the case of a finding', () => {
  it('names its round to whoever may know of it, and to its unit only when the round is published', async () => {
    const caseId = (await page('inspector', round)).findings[0]?.caseId ?? '';
    expect(await town().read(caseId)).toMatchObject({ state: { source: { kind: 'covert-visit' }, place: { area: 'road' }, finding: { round, n: 1 }, reportedBy: 'inspector' } });
    const roundIn = async (person: string): Promise<unknown> => (await get(person, `/api/cases/${caseId}`)).json<{ round?: object; status?: number }>();
    expect(await roundIn('street-handler')).toMatchObject({ status: 404 });
    await town().act(caseId, 'clerk', 'register', { category: 'rubbish' });
    await town().act(caseId, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'street' }], requirement: '清理' });
    expect(await roundIn('director')).toMatchObject({ round: { id: round, name: '三月暗访', finding: 1 } });
    for (const person of ['street-handler', 'clerk']) expect(await roundIn(person)).not.toHaveProperty('round');
    expect(JSON.stringify((await get('street-handler', `/api/cases/${caseId}/events`)).json<{ items: { words: object; what: string }[] }>().items.map(({ what, words }) => [what, words]))).not.toContain(round);
    await post('director', `/api/rounds/${round}/publish-round`, { text: '查 2 处，发现 3 个问题。', docNo: '创卫办〔2026〕3号' });
    expect(await roundIn('street-handler')).toMatchObject({ round: { id: round } });
  });

  it('moves the progress of the published round, which names nobody of the team to the inspected', async () => {
    const shown = await page('street-head', round);
    expect(shown).toMatchObject({ status: 'published', secret: false, inspectors: [], published: { docNo: '创卫办〔2026〕3号', places: 2, checked: 2, problems: 3 } });
    expect(shown.findings.map(({ by: who, caseId, standing }) => [who, caseId !== null, standing])).toEqual([[null, true, 'in-hand'], [null, false, 'reported'], [null, false, null], [null, false, 'reported']]);
    expect((await page('clerk', round)).inspectors).toHaveLength(2);
    const caseId = shown.findings[0]?.caseId ?? '';
    await town().wait(caseId, '2026-03-20T09:00:00+08:00');
    expect((await page('street-head', round)).progress.units[0]).toMatchObject({ unit: 'street', problems: 3, standings: expect.arrayContaining([{ standing: 'overdue', name: '已逾期', count: 1 }]) });
    expect((await post('inspector', `/api/rounds/${round}/file-findings`, { findings: [problem(first)] })).json()).toMatchObject({ status: 409, code: 'round-published' });
    expect((await post('director', `/api/rounds/${round}/close-round`, { reason: '完成' })).json()).toMatchObject({ status: 'closed' });
  });
});

describe('whatever is sent', () => {
  const nasty = fc.oneof(fc.constantFrom<unknown>('', '\u0000', '__proto__', 'p1', 'a'.repeat(9_000), '2026-02-30', null, -1, 1e308, []), fc.jsonValue({ maxDepth: 3 }));
  const bodies = (type: RoundCommandType): fc.Arbitrary<unknown> =>
    fc.oneof(fc.dictionary(fc.constantFrom('name', 'places', 'inspectors', 'draws', 'begins', 'findings', 'text', 'reason', 'extra'), nasty, { maxKeys: 2 }).map((wrong) => ({ ...Object(roundCommandExamples[type]), ...wrong })), nasty);

  it.each(roundCommandTypes)('to %s is carried out or refused, never a failure of ours', async (type) => {
    const to = await planned();
    await fc.assert(
      fc.asyncProperty(bodies(type), fc.constantFrom('director', 'inspector', 'street-head', 'admin'), async (body, person) => {
        expect((await post(person, type === 'plan-round' ? '/api/rounds' : `/api/rounds/${to}/${type}`, body)).statusCode).toBeLessThan(500);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it.each(roundCommandTypes)('the example of %s is one that its schema takes', (type) => {
    expect(roundCommands[type].schema.safeParse(roundCommandExamples[type]).error?.issues).toBeUndefined();
  });
});
