import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stateCouncil } from '#domain/calendar/state-council';
import { addDays, at, dayOf, weekday } from '#domain/time';
import type { Contribution } from './figures.ts';
import { periodAfter, periodAt, periodBefore, periodNamed, publicationOf } from './periods.ts';
import { bottom, listLength, ranked, tallyOf, top } from './ranking.ts';

const week = periodAt('weekly', '2026-03-04T10:00:00+08:00');

describe('a period', () => {
  test('of the weekly board is an ISO week, from Monday 00:00 to Sunday 24:00', () => {
    expect(week).toEqual({ board: 'weekly', id: '2026-W10', from: '2026-03-02T00:00:00+08:00', to: '2026-03-09T00:00:00+08:00' });
    expect(periodAt('weekly', '2026-03-08T23:59:59+08:00')).toEqual(week);
    expect(periodAt('weekly', '2026-03-09T00:00:00+08:00').id).toBe('2026-W11');
  });

  test.each([['2024-12-30', '2025-W01'], ['2026-12-31', '2026-W53'], ['2027-01-03', '2026-W53'], ['2027-01-04', '2027-W01'], ['2021-01-03', '2020-W53'], ['2023-01-01', '2022-W52']])('of %s is %s, as ISO 8601 has it', (day, id) => {
    expect(periodAt('weekly', at(day, 600)).id).toBe(id);
  });

  test('of the monthly board is a calendar month', () => {
    expect(periodAt('monthly', '2028-02-29T23:59:59+08:00')).toEqual({ board: 'monthly', id: '2028-02', from: '2028-02-01T00:00:00+08:00', to: '2028-03-01T00:00:00+08:00' });
  });

  test('is published at the opening of the first working day after it', () => {
    expect(publicationOf(week, stateCouncil)).toBe('2026-03-09T08:30:00+08:00');
    expect(publicationOf(periodAt('monthly', '2026-09-10T10:00:00+08:00'), stateCouncil)).toBe('2026-10-08T08:30:00+08:00');
    expect(publicationOf(periodAt('weekly', '2026-09-30T10:00:00+08:00'), stateCouncil)).toBe('2026-10-08T08:30:00+08:00');
  });

  test('follows and precedes its neighbours without a gap, and is found by its name', () => {
    fc.assert(
      fc.property(fc.constantFrom('weekly' as const, 'monthly' as const), fc.integer({ min: 0, max: 20_000 }), (board, days) => {
        const period = periodAt(board, at(addDays('2000-01-01', days), days % 1440));
        expect([periodAfter(period).from, periodBefore(period).to, periodBefore(periodAfter(period)), periodNamed(board, period.id)]).toEqual([period.to, period.from, period, period]);
        expect(board === 'weekly' ? weekday(dayOf(period.from)) : Number(period.from.slice(8, 10))).toBe(1);
      }),
    );
    expect(['2025-W53', '2026-W00', '2026-03', ''].map((id) => periodNamed('weekly', id))).toEqual([undefined, undefined, undefined, undefined]);
    expect(['2026-13', '2026-W10'].map((id) => periodNamed('monthly', id))).toEqual([undefined, undefined]);
  });
});

const tally = (unit: string, done: number, of: number) => ({ unit, done, of });

describe('a board', () => {
  const rows = ranked([tally('f', 0, 4), tally('a', 3, 3), tally('c', 1, 2), tally('none', 0, 0), tally('b', 2, 4), tally('e', 0, 9), tally('d', 1, 3)]);

  test('ranks by the rate, gives equal rates the same rank, and leaves out units without cases', () => {
    expect(rows.map(({ unit, rank, fromBottom }) => [unit, rank, fromBottom])).toEqual([['a', 1, 6], ['b', 2, 4], ['c', 2, 4], ['d', 4, 3], ['e', 5, 1], ['f', 5, 1]]);
  });

  test('lists everybody who shares a place, at the top and at the bottom', () => {
    expect([top(rows, 2), bottom(rows, 1), bottom(rows, 2), bottom(rows, 3)].map((list) => list.map(({ unit }) => unit))).toEqual([['a', 'b', 'c'], ['e', 'f'], ['e', 'f'], ['d', 'e', 'f']]);
  });

  test('has nobody at the bottom when all share the first place, or when one unit is alone', () => {
    expect(bottom(ranked([tally('a', 2, 2), tally('b', 5, 5)]), 3)).toEqual([]);
    expect(bottom(ranked([tally('a', 0, 2)]), 3)).toEqual([]);
    expect(ranked([])).toEqual([]);
  });

  test('compares thirds exactly', () => {
    expect(ranked([tally('a', 1, 3), tally('b', 333_333, 999_999), tally('c', 333_334, 999_999)]).map(({ rank }) => rank)).toEqual([1, 2, 2]);
  });

  test('has lists as long as the ladder of the policy asks', () => {
    expect([listLength([], 'weekly'), listLength([{ id: 'x', level: 5, trigger: { kind: 'rank', board: 'weekly', bottom: 5, times: 1 }, paper: 'talk', to: ['hq'], copy: [], issuedBy: 'hq' }], 'weekly')]).toEqual([3, 5]);
  });
});

const did = (measure: Contribution['measure'], when: string, dueAt?: string): Contribution => ({ holder: 'unit:a', measure, version: 1, at: `2026-03-${when}:00+08:00`, value: 1, ...(dueAt === undefined ? {} : { dueAt: `2026-03-${dueAt}:00+08:00` }) });

describe('a tally', () => {
  test('of a first period counts what was taken in it', () => {
    expect(tallyOf('a', [did('taken', '02T09:00'), did('taken', '03T09:00'), did('rectified', '05T09:00')], week, 'rectified')).toEqual(tally('a', 1, 2));
  });

  test('counts what was in hand before, not what was left, rectified before, or taken after', () => {
    const all = [did('taken', '01T09:00'), did('taken', '01T10:00'), did('rectified', '01T12:00'), did('taken', '04T09:00'), did('left', '05T09:00'), did('rectified', '08T23:00'), did('taken', '09T00:00'), did('rectified', '09T10:00')];
    expect(tallyOf('a', all, week, 'rectified')).toEqual(tally('a', 1, 1));
    expect(tallyOf('b', all, week, 'rectified')).toEqual(tally('b', 0, 0));
  });

  test('by time counts what fell due and is still in hand against the unit, and what has no limit not at all', () => {
    const all = [
      did('taken', '02T09:00', '06T18:00'), did('taken', '02T10:00', '06T18:00'), did('taken', '02T11:00', '13T18:00'), did('taken', '02T12:00'),
      did('rectified', '05T09:00', '06T18:00'), did('on-time', '05T09:00', '06T18:00'), did('rectified', '05T10:00'),
    ];
    expect(tallyOf('a', all, week, 'on-time')).toEqual(tally('a', 1, 2));
  });
});
