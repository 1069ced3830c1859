import { describe, expect, it } from '@jest/globals';
import { amended, byCivilCode, type WorkCalendar } from './calendar.ts';
import { dueOf, explain } from './due.ts';
import { before } from './remaining.ts';
import { stateCouncil } from './state-council.ts';
import { months, pause, time } from './test-times.ts';

const stays: WorkCalendar = { ...stateCouncil, counting: { ...byCivilCode, unworkedEnd: 'stays' } };
const same: WorkCalendar = { ...stateCouncil, counting: { firstDay: 'same', end: 'close', unworkedEnd: 'stays' } };

type Row = readonly [sentence: string, from: string, amount: number, due: string];

describe('a limit in months ends on the day that corresponds to that of the start (Civil Code art. 202)', () => {
  const rows: readonly Row[] = [
    ['in the next month', '2026-03-16', 1, '2026-04-16T18:00'],
    ['from the last day of January, on the last of February', '2025-01-31', 1, '2025-02-28T18:00'],
    ['from the 30th of January, on the last of February', '2023-01-30', 1, '2023-02-28T18:00'],
    ['in a leap year, on its leap day', '2024-01-31', 1, '2024-02-29T18:00'],
    ['from the 29th of January in a leap year, on the leap day', '2024-01-29', 1, '2024-02-29T18:00'],
    ['from a leap day, on the 29th of March', '2024-02-29', 1, '2024-03-29T18:00'],
    ['from the last of February, on the 28th of March and not its last', '2025-02-28', 1, '2025-03-28T18:00'],
    ['a year from a leap day, on the last of February', '2024-02-29', 12, '2025-02-28T18:00'],
    ['four years from a leap day, on a leap day', '2020-02-29', 48, '2024-02-29T18:00'],
    ['from the 31st of August, on the 30th of September', '2026-08-31', 1, '2026-09-30T18:00'],
    ['over the turn of the year', '2025-12-15', 2, '2026-02-24T18:00'],
    ['on the first working day after it when it is a Sunday', '2026-02-15', 1, '2026-03-16T18:00'],
    ['on the first working day after National Day when it is in it', '2026-09-05', 1, '2026-10-08T18:00'],
    ['on a Saturday that is worked', '2026-09-10', 1, '2026-10-10T18:00'],
    ['six months on', '2026-03-02', 6, '2026-09-02T18:00'],
    ['half a year from the last of August, on the last of February, a Saturday worked', '2025-08-31', 6, '2026-02-28T18:00'],
  ];
  it.each(rows)('%s', (_sentence, from, amount, due) => {
    expect(dueOf(stateCouncil, time(from), months(amount))).toEqual({ dueAt: time(due), provisional: false });
  });

  it.each<Row>([
    ['on a Sunday that stays', '2026-02-15', 1, '2026-03-15T18:00'],
    ['on a day whose holidays are not published', '2026-12-31', 1, '2027-01-31T18:00'],
  ])('where an unworked last day stays, %s, and that is certain', (_sentence, from, amount, due) => {
    expect(dueOf(stays, time(from), months(amount))).toEqual({ dueAt: time(due), provisional: false });
  });

  it.each<Row>([
    ['on the day before', '2026-03-16', 1, '2026-04-15T18:00'],
    ['on the last day of its month when it begins on the first', '2026-03-01', 1, '2026-03-31T18:00'],
    ['on the last day of February when it begins on the first', '2024-02-01', 1, '2024-02-29T18:00'],
    ['on the last of February when it begins on the last of January', '2025-01-31', 1, '2025-02-28T18:00'],
    ['and not on the day of the start when that is over', '2026-03-16T19:00', 1, '2026-04-16T18:00'],
  ])('where the day of the start counts, %s', (_sentence, from, amount, due) => {
    expect(dueOf(same, time(from), months(amount)).dueAt).toBe(time(due));
  });
});

describe('a limit in months', () => {
  it('gets back the days on which the clock stood', () => {
    const limit = explain(stateCouncil, time('2026-03-16'), months(1), [pause('2026-03-20T10:00', '2026-03-23T10:00')]);
    expect(limit.dueAt).toBe(time('2026-04-20T18:00'));
    expect(limit.days.filter(({ reason }) => reason.code === 'paused').map(({ date }) => date)).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
    expect(limit.days.filter(({ counts }) => counts)).toHaveLength(31);
  });

  it('is provisional when its last day has no notice, and certain when that comes', () => {
    expect(dueOf(stateCouncil, time('2026-12-15'), months(1))).toEqual({ dueAt: time('2027-01-15T18:00'), provisional: true });
    const next = amended(stateCouncil, { version: 'next', days: {}, coveredUntil: '2027-12-31' });
    expect(dueOf(next, time('2026-12-15'), months(1))).toEqual({ dueAt: time('2027-01-15T18:00'), provisional: false });
  });

  it('is explained day by day, the days of the month adding up', () => {
    const { days, dueAt } = explain(stateCouncil, time('2025-01-31'), months(1));
    expect([days[0]?.reason.code, days.at(-1)?.date, days.filter(({ counts }) => counts).length, dueAt]).toEqual(['start-day', '2025-02-28', 28, time('2025-02-28T18:00')]);
  });

  it.each([
    ['the last day of February has the last of January', '2025-02-28', 1, '2025-01-27'],
    ['the 30th of April has the 31st of March', '2026-04-30', 1, '2026-03-31'],
    ['the 31st of March has the last working day of February', '2026-03-31', 1, '2026-02-28'],
    ['a Monday has the last working day before', '2026-03-16', 1, '2026-02-14'],
    ['a year before is a year before', '2026-03-12', 12, '2025-03-12'],
  ])('is counted backwards for a reminder: %s', (_sentence, due, amount, day) => {
    expect(before(stateCouncil, time(`${due}T18:00`), months(amount))).toBe(time(`${day}T08:30`));
  });

  it('is counted backwards to a day from which it ends in time, when the clock stood on the last that would do', () => {
    const stood = [pause('2026-12-31T00:00', '2026-12-31T18:01')];
    expect(dueOf(stateCouncil, time('2026-12-31T00:00'), months(4), stood).dueAt).toBe(time('2027-04-30T18:00'));
    expect(before(stateCouncil, time('2027-04-30T18:00'), months(4), stood)).toBe(time('2026-12-29T08:30'));
  });

  it('is counted backwards over the days on which the clock stood', () => {
    expect(before(stateCouncil, time('2026-04-20T18:00'), months(1), [pause('2026-03-20T10:00', '2026-03-23T10:00')])).toBe(time('2026-03-17T08:30'));
  });
});
