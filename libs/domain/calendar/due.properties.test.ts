import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, instantOf, millis, type Day, type Instant } from '#domain/time';
import { amended, type DayRule, type Hours, type Pause, type Period, type WorkCalendar } from './calendar.ts';
import { dueOf, explain, type Due } from './due.ts';
import { before, workdaysBetween, workingMinutesBetween } from './remaining.ts';
import { stateCouncil } from './state-council.ts';
import { isWorkday } from './timetable.ts';

const minute = 60_000;
const instants = (from: string, to: string) => fc.integer({ min: Date.parse(from) / minute, max: Date.parse(to) / minute }).map((minutes) => instantOf(minutes * minute));
const started = instants('2024-01-01T00:00Z', '2026-12-31T00:00Z');
const day = fc.integer({ min: 0, max: 1400 }).map((days) => addDays('2024-01-01', days));
const rule: fc.Arbitrary<DayRule> = fc.record({ kind: fc.constantFrom('holiday', 'workday'), name: fc.constant('迎检'), notice: fc.constant('campaign') });
const rules = fc.array(fc.tuple(day, rule), { maxLength: 30 }).map((pairs): Record<Day, DayRule> => Object.fromEntries(pairs));
const hours = fc.constantFrom<Hours>(stateCouncil.hours, [], [{ from: 540, to: 1020 }], [{ from: 510, to: 720 }, { from: 900, to: 1110 }, { from: 1200, to: 1260 }]);
const calendar = fc.record({ rules, hours }).map(({ rules: days, hours: open }): WorkCalendar => ({ ...amended(stateCouncil, { version: 'any', days }), hours: open }));
const pause = fc.record({ from: started, length: fc.integer({ min: 0, max: 20 * 24 * 60 }) }).map(({ from, length }): Pause => ({ from, to: instantOf(millis(from) + length * minute), why: 'suspended' }));
const workdays = fc.integer({ min: 1, max: 60 }).map((amount): Period => ({ amount, unit: 'workday' }));
const workhours = fc.integer({ min: 1, max: 120 }).map((amount): Period => ({ amount, unit: 'workhour' }));
const days = fc.integer({ min: 1, max: 90 }).map((amount): Period => ({ amount, unit: 'day' }));
const period = fc.oneof(workdays, workhours, days);

/** Pauses close enough to the start to matter. */
const begun = fc.record({ from: started, gaps: fc.array(fc.tuple(fc.integer({ min: -2000, max: 60_000 }), fc.integer({ min: 0, max: 10_000 })), { maxLength: 4 }) }).map(({ from, gaps }) => ({
  from,
  pauses: gaps.map(([after, length]): Pause => ({ from: instantOf(millis(from) + after * minute), to: instantOf(millis(from) + (after + length) * minute), why: 'suspended' })),
}));

const isPaused = (pauses: readonly Pause[], time: number): boolean => pauses.some((one) => millis(one.from) <= time && time < millis(one.to));
const open = ({ hours: parts }: WorkCalendar): Hours => (parts.length === 0 ? [{ from: 0, to: 1440 }] : parts);

const lastDay = (due: Instant): Day => dayOf(instantOf(millis(due) - 1));
const later = (a: Due, b: Due): number => millis(b.dueAt) - millis(a.dueAt);

/** Counts minute by minute, knowing nothing of how the product does it. */
function minuteByMinute(used: WorkCalendar, from: Instant, amount: number, pauses: readonly Pause[]): Instant {
  let time = millis(from);
  for (let left = amount * 60; left > 0; time += minute) {
    const date = dayOf(instantOf(time));
    const clock = (time - Date.parse(`${date}T00:00+08:00`)) / minute;
    const runs = open(used).some((part) => part.from <= clock && clock < part.to) && isWorkday(used, date).workday && !isPaused(pauses, time);
    if (runs) left -= 1;
  }
  return instantOf(time);
}

describe('any period', () => {
  it('counted again from its start to its end gives the working days back', () => {
    fc.assert(fc.property(calendar, begun, workdays, (used, { from, pauses }, limit) => {
      expect(workdaysBetween(used, from, dueOf(used, from, limit, pauses).dueAt, pauses)).toBe(limit.amount);
    }));
  });

  it('counted again from its start to its end gives the working minutes back, and not a millisecond earlier', () => {
    fc.assert(fc.property(calendar, begun, workhours, (used, { from, pauses }, limit) => {
      const { dueAt } = dueOf(used, from, limit, pauses);
      const justBefore = instantOf(millis(dueAt) - 1);
      expect(workingMinutesBetween(used, from, dueAt, pauses)).toBe(limit.amount * 60);
      expect(workingMinutesBetween(used, from, justBefore, pauses)).toBe(limit.amount * 60 - 1);
    }));
  });

  it('of working hours ends when so many minutes have been counted one by one', () => {
    const few = fc.integer({ min: 1, max: 12 });
    fc.assert(fc.property(calendar, begun, few, (used, { from, pauses }, amount) => {
      expect(dueOf(used, from, { amount, unit: 'workhour' }, pauses).dueAt).toBe(minuteByMinute(used, from, amount, pauses));
    }), { numRuns: 50 });
  });

  it('has an explanation that adds up to it and ends on its last day', () => {
    fc.assert(fc.property(calendar, begun, period, (used, { from, pauses }, limit) => {
      const { dueAt, provisional, days: shown } = explain(used, from, limit, pauses);
      const counted = limit.unit === 'workhour' ? shown.reduce((sum, one) => sum + (one.counted ?? NaN), 0) / 60 : shown.filter((one) => one.counts).length;
      expect({ dueAt, provisional }).toEqual(dueOf(used, from, limit, pauses));
      expect(counted).toBe(limit.amount);
      expect(shown.map((one) => one.date)).toEqual(shown.map((_, index) => addDays(dayOf(from), index)));
      expect(shown.at(-1)?.date).toBe(lastDay(dueAt));
    }));
  });

  it('is provisional exactly when a day that decides it is unpublished', () => {
    fc.assert(fc.property(calendar, begun, period, (used, { from, pauses }, limit) => {
      const { provisional, days: shown } = explain(used, from, limit, pauses);
      expect(provisional).toBe(shown.some((one) => one.reason.code === 'unpublished'));
    }));
  });

  it('that is not provisional ends at the same time whatever is published later', () => {
    const published = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), rule)).map((pairs): Record<Day, DayRule> => Object.fromEntries(pairs.map(([after, one]) => [addDays('2027-01-01', after), one])));
    fc.assert(fc.property(instants('2026-10-01T00:00Z', '2026-12-31T10:00Z'), period, published, (from, limit, unknown) => {
      const due = dueOf(stateCouncil, from, limit);
      const then = due.provisional ? due.dueAt : dueOf(amended(stateCouncil, { version: 'later', days: unknown }), from, limit).dueAt;
      expect(then).toBe(due.dueAt);
    }));
  });

  it('ends in business hours of a working day', () => {
    fc.assert(fc.property(calendar, begun, period, (used, { from, pauses }, limit) => {
      const { dueAt } = dueOf(used, from, limit, pauses);
      const date = lastDay(dueAt);
      const clock = (millis(dueAt) - Date.parse(`${date}T00:00+08:00`)) / minute;
      expect(isWorkday(used, date).workday).toBe(true);
      expect(open(used).filter((part) => part.from < clock && clock <= part.to)).toHaveLength(1);
    }));
  });
});

describe('an end is never earlier', () => {
  it('when the period begins later', () => {
    fc.assert(fc.property(calendar, begun, fc.nat(100_000), period, (used, { from, pauses }, wait, limit) => {
      const after = instantOf(millis(from) + wait * minute);
      expect(later(dueOf(used, from, limit, pauses), dueOf(used, after, limit, pauses))).toBeGreaterThanOrEqual(0);
    }));
  });

  it('when the period is longer', () => {
    fc.assert(fc.property(calendar, begun, period, fc.nat(20), (used, { from, pauses }, limit, more) => {
      expect(later(dueOf(used, from, limit, pauses), dueOf(used, from, { ...limit, amount: limit.amount + more }, pauses))).toBeGreaterThanOrEqual(0);
    }));
  });

  it('when the clock is stopped for once more', () => {
    fc.assert(fc.property(calendar, begun, period, pause, (used, { from, pauses }, limit, one) => {
      expect(later(dueOf(used, from, limit, pauses), dueOf(used, from, limit, [...pauses, one]))).toBeGreaterThanOrEqual(0);
    }));
  });

  it('when the period is in days rather than in working days', () => {
    fc.assert(fc.property(calendar, begun, fc.integer({ min: 1, max: 30 }), (used, { from, pauses }, amount) => {
      expect(later(dueOf(used, from, { amount, unit: 'day' }, pauses), dueOf(used, from, { amount, unit: 'workday' }, pauses))).toBeGreaterThanOrEqual(0);
    }));
  });
});

describe('an amendment', () => {
  it('there and back leaves every end where it was', () => {
    fc.assert(fc.property(rules, begun, period, (changed, { from, pauses }, limit) => {
      const back = Object.fromEntries(Object.keys(changed).map((date) => [date, stateCouncil.days[date] ?? null]));
      const there = amended(stateCouncil, { version: 'there', days: changed });
      expect(dueOf(amended(there, { version: 'back', days: back }), from, limit, pauses)).toEqual(dueOf(stateCouncil, from, limit, pauses));
    }));
  });
});

describe('the instant a period before its end', () => {
  it('is the last from which so many working hours still run', () => {
    fc.assert(fc.property(calendar, begun, workhours, (used, { from, pauses }, limit) => {
      const { dueAt } = dueOf(used, from, limit, pauses);
      const justAfter = instantOf(millis(before(used, dueAt, limit, pauses)) + 1);
      expect(workingMinutesBetween(used, justAfter, dueAt, pauses)).toBe(limit.amount * 60 - 1);
    }));
  });

  it('is one from which the same period ends there', () => {
    fc.assert(fc.property(calendar, begun, fc.oneof(workdays, workhours), (used, { from, pauses }, limit) => {
      const { dueAt } = dueOf(used, from, limit, pauses);
      const reminder = before(used, dueAt, limit, pauses);
      expect(dueOf(used, reminder, limit, pauses).dueAt).toBe(dueAt);
    }));
  });

  it('leaves at least as many calendar days', () => {
    fc.assert(fc.property(calendar, begun, days, (used, { from, pauses }, limit) => {
      const due = dueOf(used, from, limit, pauses);
      const again = dueOf(used, before(used, due.dueAt, limit, pauses), limit, pauses);
      expect(later(again, due)).toBeGreaterThanOrEqual(0);
    }));
  });

  it('is in business hours of a working day', () => {
    fc.assert(fc.property(calendar, begun, period, period, (used, { from, pauses }, limit, soon) => {
      const reminder = before(used, dueOf(used, from, limit, pauses).dueAt, soon, pauses);
      const clock = (millis(reminder) - Date.parse(`${dayOf(reminder)}T00:00+08:00`)) / minute;
      expect(isWorkday(used, dayOf(reminder)).workday).toBe(true);
      expect(open(used).filter((part) => part.from <= clock && clock < part.to)).toHaveLength(1);
    }));
  });
});

describe('working days and minutes between two instants', () => {
  it('add up over a third', () => {
    fc.assert(fc.property(calendar, started, started, started, (used, a, b, c) => {
      const [first = a, second = b, third = c] = [a, b, c].toSorted();
      expect(workingMinutesBetween(used, first, second) + workingMinutesBetween(used, second, third)).toBe(workingMinutesBetween(used, first, third));
    }));
  });

  it('are negative by as much the other way', () => {
    fc.assert(fc.property(calendar, started, started, (used, a, b) => {
      expect(workingMinutesBetween(used, a, b) + workingMinutesBetween(used, b, a)).toBe(0);
    }));
  });
});
