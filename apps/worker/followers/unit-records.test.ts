import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pino from 'pino';
import { enterPlaces, publishRanking, publishedRankings } from '#commands/rankings';
import { executeUnit, readUnit } from '#commands/unit-records';
import type { UnitCommand } from '#domain/unit/unit';
import { beginning } from '#event-store/position';
import { readAll } from '#event-store/read-all';
import { by } from '../../../test/support/case/city.ts';
import { clockwork } from '../../../test/support/clockwork.ts';
import { database } from '../../../test/support/database.ts';
import { forgetfulTemporal } from '../../../test/support/forgetful-temporal.ts';
import { bring, openTown, type Town } from '../../../test/support/town.ts';
import { until } from '../../../test/support/until.ts';
import { isRunning } from '../processes.ts';
import { relay } from '../relay.ts';
import { cardsOfCases, withdrawalsOfRecords } from './unit-records.ts';

jest.setTimeout(120_000);

/** The relay ends before its database and its Temporal do. */
const stop = new AbortController();
let ended = Promise.resolve();
afterAll(() => {
  stop.abort();
  return ended;
});

const db = database();
/** Records and boards are called the same in every town, so this one has a Temporal to itself. */
const clock = clockwork(() => forgetfulTemporal(10_000));
let town: Town;
let caseId = '';

const record = () => readUnit(town.deps, 'urban');
const happened = async (): Promise<readonly string[]> => (await record()).events.map(({ type }) => type);

beforeAll(async () => {
  town = await openTown(db.pool());
  caseId = await town.report();
  await bring(town, caseId, 'issued');
  ended = relay({ deps: town.deps, starter: clock.starter(), mail: false, log: pino({ level: 'silent' }) }, stop.signal);
});
describe('the relay', () => {
  test('starts the boards with the first order', async () => {
    await until(async () => [await isRunning(clock.starter(), 'ranking/weekly'), await isRunning(clock.starter(), 'ranking/monthly')], (running) => running.every(Boolean));
    expect(await isRunning(clock.starter(), 'unit/urban')).toBe(false);
  });

  test('puts a red card on the record of its unit, by the event that issued it, and starts the workflow of the record', async () => {
    await town.act(caseId, 'director', 'propose-sanction', { level: 4, unit: 'urban', grounds: '多次催办未改' });
    const { version } = await town.act(caseId, 'hq', 'decide-sanction', { approve: true, opinion: '同意' });
    const { events } = await until(record, (found) => found.events.length === 1);
    expect(events).toEqual([expect.objectContaining({ type: 'CardGiven', cause: `case/${caseId}@${version}`, actor: expect.objectContaining({ person: 'clock' }), data: expect.objectContaining({ colour: 'red', caseId, sanction: 's1', issuedBy: 'hq', docNo: '督牌〔2026〕1号' }) })]);
    await until(() => isRunning(clock.starter(), 'unit/urban'), Boolean);
  });

  test('suspends, restores and withdraws it with the appeals of the case, and takes no notice of papers that are no cards', async () => {
    await town.act(caseId, 'urban-head', 'appeal', { grounds: '不属实' });
    await town.act(caseId, 'hq-deputy', 'rule-appeal', { upheld: false, opinion: '维持' });
    await town.act(caseId, 'director', 'propose-sanction', { level: 3, unit: 'urban', grounds: '逾期' });
    await town.act(caseId, 'hq', 'decide-sanction', { approve: true, opinion: '同意' });
    await town.act(caseId, 'director', 'propose-sanction', { level: 4, unit: 'urban', grounds: '仍未改' });
    await town.act(caseId, 'hq', 'decide-sanction', { approve: true, opinion: '同意' });
    await town.act(caseId, 'urban-head', 'appeal', { grounds: '不属实', sanction: 's3' });
    await town.act(caseId, 'hq-deputy', 'rule-appeal', { upheld: true, opinion: '撤销' });
    const types = await until(happened, ({ length }) => length === 6);
    expect(types).toEqual(['CardGiven', 'CardAppealed', 'CardUpheld', 'CardGiven', 'CardAppealed', 'CardWithdrawn']);
  });

  test('withdraws in the case what was taken back on the record, with the words and by whom, and no second time on either side', async () => {
    const [card = ''] = (await record()).state.cards.filter(({ status }) => status === 'valid').map(({ id }) => id);
    const ask = (person: string, command: UnitCommand) => executeUnit(town.deps, { unit: 'urban', command, actor: by(person), commandId: `ask/${command.type}` });
    await ask('urban-head', { type: 'appeal-card', data: { card, grounds: '该处不属我局' } });
    const { version } = await ask('hq-deputy', { type: 'rule-card-appeal', data: { card, upheld: true, opinion: '认定有误，撤销' } });
    const found = await until(() => town.read(caseId), ({ state }) => state.sanctions[0]?.status === 'withdrawn');
    expect(found.events.at(-1)).toMatchObject({ type: 'SanctionWithdrawn', cause: `unit/urban@${version}`, actor: { person: 'clock' }, data: { id: 's1', unit: 'urban', card: 'red', opinion: '认定有误，撤销', ruledBy: 'hq-deputy' } });
    const logged = await readAll(db.pool(), beginning, 1000);
    for (const follower of [withdrawalsOfRecords, cardsOfCases]) await follower.passOn({ deps: town.deps, starter: clock.starter(), mail: false, log: pino({ level: 'silent' }) }, logged.events.filter(({ streamId }) => streamId.startsWith(follower.prefix)));
    expect((await town.read(caseId)).events).toHaveLength(found.events.length);
    expect(await happened()).toEqual(['CardGiven', 'CardAppealed', 'CardUpheld', 'CardGiven', 'CardAppealed', 'CardWithdrawn', 'CardAppealed', 'CardWithdrawn']);
  });

  test('enters the places of a published board on the records, once', async () => {
    town.setTime('2026-03-09T08:30:00+08:00');
    await publishRanking(town.deps, 'weekly', 'publish/2026-W10');
    const { state } = await until(record, (found) => found.state.places.length === 1);
    expect(state.places).toEqual([{ board: 'weekly', period: '2026-W10', rank: 1, fromBottom: 1, ranked: 1, first: true }]);
    for (const published of await publishedRankings(db.pool(), 'weekly')) await enterPlaces(town.deps, published);
    expect(await happened()).toHaveLength(9);
  });
});
