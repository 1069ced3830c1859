import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayNumber, dayOfNumber, type Day } from '#domain/time';
import { lastOfMonths, monthsBefore } from './months.ts';

const forward = (start: Day, months: number): Day => dayOfNumber(lastOfMonths(dayNumber(start), months, false));
const back = (end: Day, months: number): Day => dayOfNumber(monthsBefore(dayNumber(end), months));

describe('months counted back from their end', () => {
  it.each([
    ['2026-03-31', 1, '2026-02-28'], ['2024-03-31', 1, '2024-02-29'], ['2024-02-29', 1, '2024-01-31'], ['2026-02-28', 1, '2026-01-31'], ['2028-02-29', 12, '2027-02-28'], ['2025-02-28', 12, '2024-02-29'],
    ['2026-04-30', 1, '2026-03-31'], ['2026-12-31', 1, '2026-11-30'], ['2026-05-31', 3, '2026-02-28'], ['2026-03-30', 1, '2026-02-28'], ['2026-08-20', 2, '2026-06-20'], ['2026-01-15', 13, '2024-12-15'],
  ])('to %s, %d of them, begin on %s', (end, months, start) => {
    expect(back(end, months)).toBe(start);
  });

  it('begin on the last day from which they end by then, and on it wherever they can', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 1, max: 60 }), (offset, months) => {
        const end = addDays('2011-01-01', offset);
        const start = back(end, months);
        expect(forward(start, months) <= end && forward(addDays(start, 1), months) > end).toBe(true);
        const some = [-3, -2, -1, 0].map((days) => addDays(start, days)).some((day) => forward(day, months) === end);
        expect(!some || forward(start, months) === end).toBe(true);
      }),
    );
  });

  it('lead back to the day from which they were counted, or to the end of its month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 1, max: 60 }), (offset, months) => {
        const start = addDays('2011-01-01', offset);
        const again = back(forward(start, months), months);
        expect(again === start || addDays(again, 1).endsWith('-01')).toBe(true);
      }),
    );
  });
});
