import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { publishedRankings } from '#commands/rankings';
import { executeUnit, readUnit } from '#commands/unit-records';
import { clock as system } from '#domain/city/city';
import { millis, type Instant } from '#domain/time';
import type { UnitCommand } from '#domain/unit/unit';
import { rankingProcess, waitingRankings } from '../apps/worker/followers/rankings.ts';
import { unitProcess, waitingUnitRecords } from '../apps/worker/followers/unit-records.ts';
import { restore, stir } from '../apps/worker/processes.ts';
import { by } from '../test/support/case/city.ts';
import { clockwork } from '../test/support/clockwork.ts';
import { database } from '../test/support/database.ts';
import { forgetfulTemporal } from '../test/support/forgetful-temporal.ts';
import { closedAs, eventsOf, timersOf } from '../test/support/history.ts';
import { bring, openTown, type Town } from '../test/support/town.ts';
import { townTime } from '../test/support/town-time.ts';
import { until } from '../test/support/until.ts';

jest.setTimeout(120_000);

const db = database();
/** Records and boards are called the same in every town, so this one has a Temporal to itself. */
const clock = clockwork(() => forgetfulTemporal(10_000));
let town: Town;
const begin: Instant = '2026-03-02T09:00:00+08:00';

beforeAll(async () => {
  town = await openTown(db.pool());
  await bring(town, await town.report(), 'issued');
  await clock.work({ deps: town.deps, clock: townTime(begin) });
});

/** Something happens to the record, and its workflow hears of it. */
async function happens(person: string, command: UnitCommand): Promise<void> {
  const { version } = await executeUnit(town.deps, { unit: 'urban', command, actor: person === 'clock' ? system : by(person), commandId: randomUUID() });
  await stir(clock.starter(), unitProcess, [{ id: 'urban', version }]);
}

const card = (caseId: string, givenAt: Instant): UnitCommand => ({ type: 'give-card', data: { colour: 'yellow', caseId, sanction: 's1', docNo: '督牌〔2026〕1号', issuedBy: 'hq', givenAt } });
const timers = async (workflowId: string) => timersOf(await eventsOf(clock.starter().client, workflowId));
const passed = (workflowId: string, from: Instant, to: Instant): Promise<void> => clock.pass(workflowId, millis(to) - millis(from));

describe('the workflow of the record of a unit', () => {
  test('sleeps until a card expires, expires it and ends; and begins again with the next', async () => {
    await happens('clock', card('1', begin));
    await until(() => timers('unit/urban'), ({ length }) => length === 1);
    expect((await timers('unit/urban'))[0]?.summary).toBe('牌到期 · 市城管局');
    await passed('unit/urban', begin, '2026-09-02T18:00:05+08:00');
    expect(await closedAs(clock.starter().client, 'unit/urban')).toBe('COMPLETED');
    const { events } = await readUnit(town.deps, 'urban');
    expect(events.map(({ type, data }) => [type, 'dueAt' in data ? data.dueAt : ''])).toEqual([['CardGiven', ''], ['CardExpired', '2026-09-02T18:00:00+08:00']]);
  });

  test('reminds whoever has to decide a measure, and then whoever has to carry it out', async () => {
    await happens('director', { type: 'propose-measure', data: { paper: 'talk', grounds: '行动迟缓' } });
    await until(() => timers('unit/urban'), ({ length }) => length === 1);
    expect((await timers('unit/urban'))[0]?.summary).toBe('催办 · 责任措施待审批 · 市城管局');
    await passed('unit/urban', begin, '2026-03-04T18:00:05+08:00');
    const reminded = await until(() => readUnit(town.deps, 'urban'), ({ events }) => events.some(({ type }) => type === 'UnitReminderSent'));
    expect(reminded.events.at(-1)?.data).toMatchObject({ rule: 'chase.sanction.1', dueAt: '2026-03-04T18:00:00+08:00', missed: [] });
    town.setTime('2026-03-05T09:00:00+08:00');
    await happens('hq', { type: 'decide-measure', data: { approve: true, opinion: '同意' } });
    await until(() => timers('unit/urban'), (all) => all.at(-1)?.summary === '催办 · 责任措施待落实 · 市城管局');
    await happens('clerk', { type: 'execute-measure', data: { on: '2026-03-05', minutes: '约谈纪要' } });
    expect(await closedAs(clock.starter().client, 'unit/urban')).toBe('COMPLETED');
  });

  test('is given back by the doctor where it is missing, and only there', async () => {
    await executeUnit(town.deps, { unit: 'housing', command: card('2', begin), actor: system, commandId: randomUUID() });
    expect(await restore(clock.starter(), unitProcess, await waitingUnitRecords(town.deps))).toBe(1);
    await until(() => timers('unit/housing'), ({ length }) => length === 1);
    expect(await restore(clock.starter(), unitProcess, await waitingUnitRecords(town.deps))).toBe(0);
  });
});

describe('the workflow of a board', () => {
  test('publishes each period at the opening of the first working day after it, once', async () => {
    expect(await restore(clock.starter(), rankingProcess, await waitingRankings(town.deps))).toBe(2);
    expect(await restore(clock.starter(), rankingProcess, await waitingRankings(town.deps))).toBe(0);
    await until(() => timers('ranking/weekly'), ({ length }) => length === 1);
    expect((await timers('ranking/weekly'))[0]?.summary).toBe('公布排名 2026-W10');
    await passed('ranking/weekly', begin, '2026-03-16T08:30:05+08:00');
    const found = await until(() => publishedRankings(db.pool(), 'weekly'), ({ length }) => length === 2);
    expect(found.map(({ data: { period, dueAt, rows } }) => [period, dueAt, rows.map(({ unit, done, of }) => [unit, done, of])])).toEqual([
      ['2026-W10', '2026-03-09T08:30:00+08:00', [['urban', 0, 1]]], ['2026-W11', '2026-03-16T08:30:00+08:00', [['urban', 0, 1]]],
    ]);
    await stir(clock.starter(), rankingProcess, [{ id: 'weekly', version: 2 }]);
    expect(await publishedRankings(db.pool(), 'weekly')).toHaveLength(2);
  });
});
