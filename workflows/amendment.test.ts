import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { type AmendmentKey, amendmentOf, appliedOf } from '#commands/amendments';
import type { CaseFile } from '#commands/case-file';
import { previewAdoption } from '#commands/preview';
import { calendarProblems, eventOf, type CalendarCommand } from '#domain/calendar/amend';
import { evolveBook } from '#domain/calendar/book';
import { dayOf, millis, type Instant } from '#domain/time';
import { beginAmendment, dayOff, handedOut, publishCalendar, publishLonger } from '../test/support/amendments.ts';
import { clockwork } from '../test/support/clockwork.ts';
import { database } from '../test/support/database.ts';
import { closedAs, detailsOf, eventsOf, timersOf } from '../test/support/history.ts';
import { run } from '../test/support/program.ts';
import { bring, openTown, type Town } from '../test/support/town.ts';
import { townTime } from '../test/support/town-time.ts';
import { until } from '../test/support/until.ts';
import { amendmentWorkflowId } from '../apps/worker/followers/amendments.ts';
import { relay } from '../apps/worker/relay.ts';
import { wake } from '../apps/worker/wake.ts';

const db = database();
const clock = clockwork();
let town: Town;
let stop: (() => Promise<void>) | undefined;
const work = async (): Promise<void> => {
  const time = townTime(town.now());
  stop = await clock.work({ deps: town.deps, clock: time });
};

beforeEach(async () => {
  town ??= await openTown(db.pool());
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

const publish = (command: CalendarCommand): Promise<AmendmentKey> => publishCalendar(town, command);
const begin = (key: AmendmentKey): Promise<boolean> => beginAmendment(clock.starter(), key);
const finished = async (key: AmendmentKey) => {
  expect(await closedAs(clock.starter().client, amendmentWorkflowId(key))).toBe('COMPLETED');
  return appliedOf(db.pool(), `${key.kind}-${key.number}`);
};

const issued = (count: number, at: Instant): Promise<readonly string[]> => handedOut(town, count, at);

const read = (ids: readonly string[]): Promise<readonly CaseFile[]> => Promise.all(ids.map((id) => town.read(id)));
const dueDays = async (ids: readonly string[]) => (await read(ids)).map(({ state }) => dayOf(state.assignments[0]?.deadline?.dueAt ?? ''));
const adoptions = ({ events }: CaseFile) => events.filter(({ type }) => type === 'RulesAdopted').length;

describe('a change of the calendar', () => {
  test('moves the open cases that it concerns and no other, as the preview said, and reports it', async () => {
    const concerned = await issued(3, '2026-03-02T09:00:00+08:00');
    const closed = await issued(1, '2026-03-02T10:00:00+08:00');
    await bring(town, await town.report(), 'closed');
    await town.act(closed[0] ?? '', 'director', 'terminate', { reason: '重复' });
    town.setTime('2026-03-03T09:00:00+08:00');
    const command = dayOff('a', '2026-03-06');
    const book = await town.deps.calendars.current(db.pool());
    expect(calendarProblems(book, command, '2026-03-03', { city: await town.deps.directory.current(db.pool()), campaigns: [] })).toEqual([]);
    const preview = await previewAdoption(town.deps, { calendar: evolveBook(book, eventOf(command, '2026-03-03')), why: '停工一日' });
    expect(preview).toMatchObject({ looked: 4, adopted: 4, cases: 3, deadlines: 3, complete: true });
    const [from, to] = ['2026-03-09T18:00:00+08:00', '2026-03-10T18:00:00+08:00'];
    expect(preview.moved).toMatchObject(concerned.toSorted((one, other) => (one < other ? -1 : 1)).map((caseId) => ({ caseId, unit: 'urban', from, to })));
    expect((await read(concerned)).map(adoptions)).toEqual([0, 0, 0]);

    const key = await publish(command);
    await work();
    expect(await begin(key)).toBe(true);
    expect(await finished(key)).toMatchObject({ looked: 4, adopted: 4, cases: 3, deadlines: 3 });
    expect(await dueDays(concerned)).toEqual(['2026-03-10', '2026-03-10', '2026-03-10']);
    expect((await town.read(closed[0] ?? '')).events.at(-1)?.type).toBe('CaseTerminated');
    const [file] = await read(concerned);
    expect(file?.events.slice(-2)).toMatchObject([
      { type: 'RulesAdopted', cause: 'amendment/calendar-1', data: { why: '停工一日（指挥部〔2026〕a号）', cause: 'amendment/calendar-1' }, actor: { person: 'clock' } },
      { type: 'DeadlineRecomputed', data: { assignment: 'a1', from: '2026-03-09T18:00:00+08:00', to: '2026-03-10T18:00:00+08:00' } },
    ]);
    expect(file?.rules.calendar.version).toMatch(/\+calendar-1$/);
    expect(await begin(key)).toBe(false);
    expect(await detailsOf(clock.starter().client, amendmentWorkflowId(key))).toContain('已核对 4 件，改按新规则 4 件，期限变动 3 个');
  }, 60_000);

  test('that is overtaken by a later one gives a case nothing back', async () => {
    const ids = await issued(1, '2026-03-09T09:00:00+08:00');
    const [first, second] = [await publish(dayOff('b', '2026-03-12')), await publish(dayOff('c', '2026-03-13'))];
    await work();
    await begin(second);
    await finished(second);
    expect(await dueDays(ids)).toEqual(['2026-03-18']);
    await begin(first);
    expect(await finished(first)).toMatchObject({ adopted: 0, deadlines: 0 });
    expect(await dueDays(ids)).toEqual(['2026-03-18']);
  }, 60_000);

  test('goes on where a killed worker left it, and nothing happens twice', async () => {
    const ids = await issued(8, '2026-03-16T09:00:00+08:00');
    const key = await publish(dayOff('d', '2026-03-20'));
    const { taskQueue } = clock.starter();
    const adoptedBefore = (await db.asOwner("select 1 from events where type = 'RulesAdopted'")).length;
    const doomed = run(['--import', './test/support/typescript.js', 'test/support/stalling-worker.ts', db.url(), clock.address(), taskQueue, town.now(), 'RulesAdopted', `${adoptedBefore + 3}`], {});
    try {
      await doomed.says('at work');
      await begin(key);
      await doomed.says('performed, and told nobody');
    } finally {
      await doomed.end('SIGKILL');
    }
    expect((await read(ids)).filter((file) => adoptions(file) > 0).length).toBeLessThan(8);
    await work();
    const applied = await finished(key);
    expect((await read(ids)).map(adoptions)).toEqual(Array.from(ids, () => 1));
    expect(await dueDays(ids)).toEqual(Array.from(ids, () => '2026-03-24'));
    expect(applied?.adopted).toBe((await db.asOwner("select 1 from events where type = 'RulesAdopted' and command_id = $1", [`amendment/calendar-${key.number}`])).length);
    const attempts = (await eventsOf(clock.starter().client, amendmentWorkflowId(key))).flatMap(({ activityTaskStartedEventAttributes: begun }) => (begun ? [begun.attempt] : []));
    expect(attempts).toContain(2);
  }, 120_000);
});

describe('a case that cannot be read', () => {
  test('is tried a few times, counted, and holds up nobody else', async () => {
    const ids = await issued(2, '2026-05-04T09:00:00+08:00');
    const lost = '00000000-0000-4000-8000-000000000000';
    await db.asOwner('insert into case_list select (jsonb_populate_record(c, $2::jsonb)).* from case_list c where case_id = $1', [ids[0], JSON.stringify({ case_id: lost })]);
    const before = await dueDays(ids);
    const key = await publish(dayOff('f', '2026-05-08'));
    await work();
    await begin(key);
    expect(await finished(key)).toMatchObject({ failed: 1, cases: expect.any(Number) });
    expect(await dueDays(ids)).not.toEqual(before);
    await db.asOwner('delete from case_list where case_id = $1', [lost]);
  }, 60_000);
});

describe('a case that sleeps', () => {
  test('is woken by what the relay passes on, and sleeps to the new due times', async () => {
    const [caseId = ''] = await issued(1, '2026-05-11T09:00:00+08:00');
    const { version } = await town.act(caseId, 'urban-handler', 'claim', {});
    await work();
    const ending = new AbortController();
    await wake(clock.starter(), [{ caseId, version }]);
    const timers = async () => timersOf(await eventsOf(clock.starter().client, `case/${caseId}`));
    const [before] = await until(timers, ({ length }) => length > 0);
    const running = relay({ deps: town.deps, starter: clock.starter(), mail: false, log: pino({ level: 'silent' }) }, ending.signal);
    try {
      const key = await publish(dayOff('e', '2026-05-14'));
      await until(() => appliedOf(db.pool(), `calendar-${key.number}`), (applied) => applied !== undefined);
      expect(await dueDays([caseId])).toEqual(['2026-05-19']);
      const after = (await until(timers, (all) => (all.at(-1)?.milliseconds ?? 0) > (before?.milliseconds ?? 0) + 12 * 3_600_000)).at(-1);
      expect(before?.summary).toBe('催办 · 临期提醒 · 市城管局');
      expect(after?.summary).toBe('催办 · 临期提醒 · 市城管局');
    } finally {
      ending.abort();
      await running;
    }
  }, 60_000);
});

describe('another policy', () => {
  const publishes = (days: number, terms: { migrate: boolean; effectiveFrom?: Instant }): Promise<AmendmentKey> => publishLonger(town, days, terms);

  test('that open cases are not to follow moves nothing', async () => {
    const ids = await issued(1, '2026-03-30T09:00:00+08:00');
    const before = await dueDays(ids);
    const key = await publishes(9, { migrate: false });
    expect(await amendmentOf(town.deps, db.pool(), key)).toBeUndefined();
    await work();
    await begin(key);
    expect(await finished(key)).toBeUndefined();
    expect(await dueDays(ids)).toEqual(before);
  }, 60_000);

  test('that takes effect later is waited for, and then gives the limits of its categories', async () => {
    const ids = await issued(2, '2026-04-13T09:00:00+08:00');
    const before = await dueDays(ids);
    const key = await publishes(12, { migrate: true, effectiveFrom: '2026-04-15T00:00:00+08:00' });
    await work();
    await begin(key);
    const timers = () => eventsOf(clock.starter().client, amendmentWorkflowId(key)).then(timersOf);
    const [timer] = await until(timers, ({ length }) => length === 1);
    expect(timer?.summary).toBe('时限规则调整：宽限 12 天');
    expect(await dueDays(ids)).toEqual(before);
    await clock.pass(amendmentWorkflowId(key), millis('2026-04-15T09:00:00+08:00') - millis(town.now()));
    expect(await finished(key)).toMatchObject({ deadlines: expect.any(Number) });
    expect(before).toEqual(['2026-04-24', '2026-04-24']);
    expect(await dueDays(ids)).toEqual(['2026-04-29', '2026-04-29']);
    expect((await town.read(ids[0] ?? '')).rules.policy.version).toMatch(/^longer-12@\d+\+city-\d+$/);
  }, 60_000);
});
