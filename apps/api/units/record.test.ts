import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import pino from 'pino';
import { publishedRankings, publishRanking, rankingAgenda, enterPlaces } from '#commands/rankings';
import { readAll } from '#event-store/read-all';
import { beginning } from '#event-store/position';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';
import { cardsOfCases } from '../../worker/followers/unit-records.ts';
import { openStarter } from '../../worker/starter.ts';
import { recordPage, type RecordPage } from './record-page.ts';

jest.setTimeout(60_000);

const { get, post, town, db } = api();
let [cases, firstCard]: [string[], string] = [[], ''];

/** What the relay does with the log so far, again from its beginning. */
async function followed(): Promise<void> {
  const { events } = await readAll(db.pool(), beginning, 10_000, { streamPrefix: 'case/' });
  await cardsOfCases.passOn({ deps: town().deps, starter: openStarter({ address: '127.0.0.1:1', namespace: 'default', taskQueue: 'none' }), mail: false, log: pino({ level: 'silent' }) }, events);
}

async function redCard(caseId: string): Promise<void> {
  await town().act(caseId, 'director', 'propose-sanction', { level: 4, unit: 'urban', grounds: '多次催办未改' });
  await town().act(caseId, 'hq', 'decide-sanction', { approve: true, opinion: '同意' });
}

/** As documented: what the schema of the answer does not know fails. */
const record = async (person = 'director', query = ''): Promise<RecordPage> => recordPage.parse((await get(person, `/api/units/urban/record${query}`)).json());
const figure = (page: RecordPage, measure: string) => page.figures.find((one) => one.measure === measure);

beforeAll(async () => {
  cases = [await town().report('一'), await town().report('二'), await town().report('三')];
  for (const caseId of cases) await bring(town(), caseId, 'issued');
  for (const caseId of cases) {
    await redCard(caseId);
    firstCard = firstCard === '' ? town().now() : firstCard;
  }
  await followed();
  await followed();
});

describe('the record of a unit', () => {
  test('holds the cards of its cases, once, and proposes a talk for three reds in a row', async () => {
    const page = await record('urban-head');
    expect(page.cards.map(({ caseId, colourName, statusName }) => [caseId, colourName, statusName])).toEqual(cases.map((caseId) => [caseId, '红牌', '有效']));
    expect([page.cards[0]?.docNo, page.cards[0]?.caseNo, page.inARow]).toEqual(['督牌〔2026〕1号', '2026-000001', { yellow: 0, red: 3 }]);
    expect(page.measures).toEqual([expect.objectContaining({ paperName: '约谈通知书', statusName: '待审批', cards: cases.map((caseId) => `${caseId}/s1`) })]);
    expect(page.agenda[0]).toMatchObject({ kind: 'remindDecision', policy: expect.stringContaining('default-1'), tells: [{ person: 'hq' }, { person: 'hq-deputy' }], stoppedBy: [{ command: 'decide-measure' }] });
  });

  test('is open to the unit, its office and whoever oversees, and to nobody else', async () => {
    for (const person of ['urban-handler', 'gov-vice', 'director', 'hq', 'oversight']) expect([person, (await get(person, '/api/units/urban/record')).statusCode]).toEqual([person, 200]);
    for (const person of ['housing-head', 'foreign-director', 'leader', 'admin']) {
      const answers = [await get(person, '/api/units/urban/record'), await get(person, '/api/units/urban/record/cases?measure=taken'), await post(person, '/api/units/urban/decide-measure', { approve: true, opinion: '同意' })];
      expect(answers.map((answer) => [person, answer.statusCode, answer.json<{ code: string }>().code])).toEqual(answers.map(() => [person, 404, 'unknown-unit']));
    }
    expect((await get('hq', '/api/units/nowhere/record')).statusCode).toBe(404);
  });

  test('shows each number with its sentence and the cases behind it', async () => {
    const page = await record();
    expect(figure(page, 'taken')).toEqual({ measure: 'taken', name: '接办', sentence: expect.stringContaining('交到该单位手里'), value: 3, done: null, of: null, cases: 3, list: ['taken'] });
    const listed = (await get('director', '/api/units/urban/record/cases?measure=taken&limit=2')).json<{ items: { caseId: string; title: string }[]; next: string }>();
    const rest = (await get('director', `/api/units/urban/record/cases?measure=taken&limit=2&cursor=${listed.next}`)).json<{ items: { caseId: string }[]; next: null }>();
    expect([[...listed.items, ...rest.items].map(({ caseId }) => caseId).toSorted(), rest.next]).toEqual([cases.toSorted(), null]);
    const inHand = (await get('director', '/api/units/urban/record/cases?measure=held')).json<{ items: { value: number }[] }>();
    expect(inHand.items.reduce((sum, { value }) => sum + value, 0)).toBe(page.held.minutes);
    expect([page.held.holding, page.held.minutes > 0]).toEqual([3, true]);
  });

  test('is as it was known then, with asOf', async () => {
    expect(await record('director', `?asOf=${encodeURIComponent('2026-03-02T09:00:00+08:00')}`)).toMatchObject({ version: 0, cards: [], measures: [], held: { minutes: 0, holding: 0 } });
    const then = await record('director', `?asOf=${encodeURIComponent(firstCard)}`);
    expect([figure(then, 'sanction-issued')?.value, figure(await record(), 'sanction-issued')?.value]).toEqual([1, 3]);
  });

  test('counts only what happened in the period that was asked for', async () => {
    expect(figure(await record('director', '?from=2026-03-03'), 'taken')?.value).toBe(0);
    expect(figure(await record('director', '?to=2026-03-02'), 'taken')?.value).toBe(3);
  });
});

describe('a command to the record', () => {
  test('is carried out once under its key, for its version, by whoever may', async () => {
    const { version } = await record();
    const body = { approve: true, opinion: '同意约谈' };
    expect((await post('director', '/api/units/urban/decide-measure', body)).json()).toMatchObject({ status: 403, code: 'unit-office-only' });
    expect((await post('hq', '/api/units/urban/decide-measure', body, { 'if-match': '"1"' })).json()).toMatchObject({ status: 412, code: 'stale-version' });
    expect((await post('hq', '/api/units/urban/decide-measure', { approve: true })).json()).toMatchObject({ status: 400, code: 'malformed-request' });
    const key = { 'idempotency-key': randomUUID() };
    const [first, again] = [await post('hq', '/api/units/urban/decide-measure', body, key), await post('hq', '/api/units/urban/decide-measure', body, key)];
    expect([first.statusCode, first.json(), again.json(), first.headers.etag]).toEqual([200, { unit: 'urban', version: version + 1 }, { unit: 'urban', version: version + 1 }, `"${version + 1}"`]);
    expect((await post('hq', '/api/units/urban/decide-measure', { approve: false, opinion: '不同意' }, key)).json()).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    expect(await db.asOwner("select person, code from refusals where case_id = 'unit/urban'")).toEqual([{ person: 'director', code: 'unit-office-only' }]);
  });

  test('takes what was promised off the open list when it is carried out', async () => {
    const promised = async (person: string) => (await get(person, '/api/stats/promised')).json<{ items: { unit: string; docNo: string | null; workdays: number }[] }>().items;
    expect((await record()).promised).toMatchObject([{ measure: 'm1', docNo: '督约〔2026〕1号', workdays: 0 }]);
    expect([await promised('director'), await promised('housing-head')]).toMatchObject([[{ unit: 'urban', docNo: '督约〔2026〕1号' }], []]);
    town().setTime('2026-03-05T09:00:00+08:00');
    expect((await promised('director'))[0]?.workdays).toBe(3);
    expect((await post('clerk', '/api/units/urban/execute-measure', { on: '2026-03-04', minutes: '约谈纪要' })).statusCode).toBe(200);
    expect([await promised('director'), (await record()).measures[0]?.executed]).toEqual([[], { on: '2026-03-04', minutes: '约谈纪要', reference: null, byName: '受理员' }]);
  });

  test('appeals against a card, which then has no effect until it is ruled', async () => {
    const card = `${cases[0]}/s1`;
    expect((await post('urban-head', '/api/units/urban/appeal-card', { card, grounds: '不属实' })).statusCode).toBe(200);
    expect((await record()).cards[0]).toMatchObject({ statusName: '申诉中（暂不生效）', appeal: { at: 'unit', byName: '城管局主要负责人' } });
    expect((await post('hq', '/api/units/urban/rule-card-appeal', { card, upheld: true, opinion: '撤销' })).json()).toMatchObject({ status: 403, code: 'separation-of-duties' });
    expect((await post('hq-deputy', '/api/units/urban/rule-card-appeal', { card, upheld: true, opinion: '撤销' })).statusCode).toBe(200);
    expect([(await record()).inARow.red, (await record()).cards[0]?.status]).toEqual([2, 'withdrawn']);
  });
});

type Ranking = Readonly<{ period: string; published: boolean; rows: { unit: string; rank: number; done: number; of: number }[]; red: string[]; black: string[]; periods: string[]; sentence: string }>;

describe('a board', () => {
  const ranking = async (query = ''): Promise<Ranking> => (await get('urban-handler', `/api/rankings?board=weekly${query}`)).json<Ranking>();

  test('shows the running period as it stands', async () => {
    expect(await ranking()).toMatchObject({ period: '2026-W10', published: false, rows: [{ unit: 'urban', rank: 1, done: 0, of: 3 }], red: ['urban'], black: [], periods: [] });
    expect((await get('urban-handler', '/api/rankings?board=weekly&period=2026-W09')).json()).toMatchObject({ status: 404, code: 'not-published' });
    expect((await get('urban-handler', '/api/rankings?board=weekly&period=2026-W99')).json()).toMatchObject({ status: 404, code: 'unknown-board' });
  });

  test('is published once, at the opening of the first working day after the period, and stays as it was', async () => {
    const housing = await town().report('四');
    await town().act(housing, 'clerk', 'register', { category: 'rubbish' });
    await town().act(housing, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'housing' }], requirement: '清理' });
    await town().act(housing, 'housing-handler', 'claim', {});
    await town().act(housing, 'housing-head', 'submit-feedback', { result: '已清理', measures: '每日清运' });
    await town().act(housing, 'inspector', 'reinspect', { result: 'passed', findings: '整洁' });
    const { deps } = town();
    const { next } = await rankingAgenda(deps, 'weekly');
    expect(next).toMatchObject({ id: 'publish/2026-W10', at: '2026-03-09T08:30:00+08:00' });
    expect(await publishRanking(deps, 'weekly', 'publish/2026-W10')).toBe(false);
    town().setTime('2026-03-09T08:30:00+08:00');
    expect([await publishRanking(deps, 'weekly', 'publish/2026-W10'), await publishRanking(deps, 'weekly', 'publish/2026-W10')]).toEqual([true, false]);
    expect((await rankingAgenda(deps, 'weekly')).next?.id).toBe('publish/2026-W11');
    const shown = await ranking('&period=2026-W10');
    expect(shown).toMatchObject({ published: true, rows: [{ unit: 'housing', rank: 1, done: 1, of: 1 }, { unit: 'urban', rank: 2, done: 0, of: 3 }], red: ['housing', 'urban'], black: ['urban'], periods: ['2026-W10'] });
    town().setTime('2026-03-09T10:00:00+08:00');
    await bring(town(), await town().report('五'), 'issued');
    expect(await ranking('&period=2026-W10')).toEqual(shown);
  });

  test('names the cases behind its numbers, to whoever may see the unit', async () => {
    const behind = (await get('urban-head', '/api/rankings/cases?board=weekly&period=2026-W10&unit=urban')).json<{ items: { caseId: string; done: number; of: number }[] }>();
    expect(behind.items.map(({ caseId, done, of }) => [caseId, done, of])).toEqual(cases.toSorted().map((caseId) => [caseId, 0, 1]));
    expect((await get('housing-head', '/api/rankings/cases?board=weekly&period=2026-W10&unit=urban')).statusCode).toBe(404);
  });

  test('puts the places on the records of the units, once', async () => {
    const [published] = await publishedRankings(db.pool(), 'weekly');
    if (published === undefined) throw new Error('nothing was published');
    await enterPlaces(town().deps, published);
    await enterPlaces(town().deps, published);
    expect((await record()).places).toEqual([{ board: 'weekly', boardName: '周排名', period: '2026-W10', rank: 2, fromBottom: 1, ranked: 2 }]);
  });
});

describe('where cases are stuck', () => {
  test('is told of every holder, the longest first, over the cases that may be seen', async () => {
    const holders = async (person: string) => (await get(person, '/api/stats/holders')).json<{ items: { holder: string; name: string; share: number }[] }>().items;
    const all = await holders('director');
    expect(all[0]).toMatchObject({ holder: 'unit:urban', name: '市城管局', holding: 4 });
    expect(all.map(({ name }) => name)).toContain('市创卫办（交办员）');
    expect(all.map(({ share }) => share)).toEqual(all.map(({ share }) => share).toSorted((one, other) => other - one));
    expect((await holders('housing-head')).find(({ holder }) => holder === 'unit:urban')).toBeUndefined();
  });
});
