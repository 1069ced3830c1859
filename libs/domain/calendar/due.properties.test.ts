import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayNumber, dayOf, instantOf, millis, type Day, type Instant } from '#domain/time';
import { amended, byCivilCode, type DayRule, type Pause, type Period, type WorkCalendar } from './calendar.ts';
import { dueOf, explain, type Due } from './due.ts';
import { closeOn } from './opening.ts';
import { before, workdaysBetween, workingMinutesBetween } from './remaining.ts';
import { stateCouncil } from './state-council.ts';
import { anyCalendar, begun, calendar, instants, isPaused, minute, openOn, pause, rule, rules, started } from './test-calendars.ts';
import { isWorkday } from './timetable.ts';

const workdays = fc.integer({ min: 1, max: 60 }).map((amount): Period => ({ amount, unit: 'workday' }));
const workhours = fc.integer({ min: 1, max: 120 }).map((amount): Period => ({ amount, unit: 'workhour' }));
const days = fc.integer({ min: 1, max: 90 }).map((amount): Period => ({ amount, unit: 'day' }));
const months = fc.integer({ min: 1, max: 14 }).map((amount): Period => ({ amount, unit: 'month' }));
const period = fc.oneof(workdays, workhours, days, months);

const lastDay = (due: Instant): Day => dayOf(instantOf(millis(due) - 1));
const later = (a: Due, b: Due): number => millis(b.dueAt) - millis(a.dueAt);

/** Counts minute by minute, knowing nothing of how the product does it. */
function minuteByMinute(used: WorkCalendar, from: Instant, amount: number, pauses: readonly Pause[]): Instant {
  let time = millis(from);
  for (let left = amount * 60; left > 0; time += minute) {
    const date = dayOf(instantOf(time));
    const clock = (time - Date.parse(`${date}T00:00+08:00`)) / minute;
    const runs = openOn(used, date).some((part) => part.from <= clock && clock < part.to) && isWorkday(used, date).workday && !isPaused(pauses, time);
    if (runs) left -= 1;
  }
  return instantOf(time);
}

/** How many days a number of months has, by stepping through the calendar from the day before the first that counts. */
function daysOf(months: number, first: Day, sameDay: boolean): number {
  const [year = 0, month = 0, date = 0] = (sameDay ? first : addDays(first, -1)).split('-').map(Number);
  const target = year * 12 + month - 1 + months;
  const monthOf = `${Math.floor(target / 12)}-${String((target % 12) + 1).padStart(2, '0')}`;
  let last = `${monthOf}-01`;
  while (addDays(last, 1).startsWith(monthOf)) last = addDays(last, 1);
  const corresponding = [`${monthOf}-${String(date).padStart(2, '0')}`].map((same) => (same > last ? (sameDay ? addDays(last, 1) : last) : same))[0] ?? last;
  return dayNumber(sameDay ? addDays(corresponding, -1) : corresponding) - dayNumber(first) + 1;
}

describe('any period, counted in any way', () => {
  it('counted again from its start to its end gives the working days back', () => {
    fc.assert(fc.property(anyCalendar, begun, workdays, (used, { from, pauses }, limit) => {
      const { dueAt, days: shown } = explain(used, from, limit, pauses);
      const first = shown[0]?.counts === true ? 1 : 0;
      expect(workdaysBetween(used, from, dueAt, pauses) + first).toBe(limit.amount);
      expect(used.counting?.firstDay === 'next' && first > 0).toBe(false);
    }));
  });

  it('counts no day on which the clock stands at its end, and no time in which it stands', () => {
    fc.assert(fc.property(anyCalendar, begun, period, (used, { from, pauses }, limit) => {
      const { days: shown, dueAt } = explain(used, from, limit, pauses);
      const counted = shown.filter((one) => one.counts);
      if (limit.unit === 'workhour') expect(shown.reduce((sum, one) => sum + (one.counted ?? 0), 0)).toBe(workingMinutesBetween(used, from, dueAt, pauses));
      else expect(counted.filter(({ date }) => isPaused(pauses, millis(closeOn(used, date))))).toEqual([]);
    }));
  });

  it('ends on its last day at the close of business or at midnight, as it is counted', () => {
    fc.assert(fc.property(anyCalendar, begun, fc.oneof(workdays, days, months), (used, { from, pauses }, limit) => {
      const { dueAt, provisional, days: shown } = explain(used, from, limit, pauses);
      const date = lastDay(dueAt);
      const clock = (millis(dueAt) - Date.parse(`${date}T00:00+08:00`)) / minute;
      expect(clock).toBe(used.counting?.end === 'midnight' ? 1440 : openOn(used, date).at(-1)?.to);
      if (limit.unit === 'workday' || used.counting?.unworkedEnd === 'moves-on') expect(isWorkday(used, date).workday).toBe(true);
      if (limit.unit !== 'workday' && used.counting?.unworkedEnd === 'stays') expect({ provisional, last: shown.at(-1)?.counts }).toEqual({ provisional: false, last: true });
    }));
  });

  it('never ends before it begins, nor earlier than another that begins before it', () => {
    fc.assert(fc.property(anyCalendar, begun, fc.nat(100_000), period, (used, { from, pauses: stood }, wait, limit) => {
      const pauses = limit.unit === 'month' ? [] : stood;
      const due = dueOf(used, from, limit, pauses);
      expect(millis(due.dueAt)).toBeGreaterThan(millis(from));
      expect(later(due, dueOf(used, instantOf(millis(from) + wait * minute), limit, pauses))).toBeGreaterThanOrEqual(0);
    }));
  });

  it('ends a day earlier in working days when the day it begins on counts', () => {
    fc.assert(fc.property(calendar, begun, workdays, (used, { from, pauses }, limit) => {
      const same = { ...used, counting: { ...byCivilCode, firstDay: 'same' } } as const;
      const counts = explain(same, from, limit, pauses).days[0]?.counts === true;
      expect(dueOf(same, from, { ...limit, amount: limit.amount + (counts ? 1 : 0) }, pauses).dueAt).toBe(dueOf(used, from, limit, pauses).dueAt);
    }));
  });
});

describe('any period', () => {

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
    fc.assert(fc.property(anyCalendar, begun, period, (used, { from, pauses }, limit) => {
      const { dueAt, provisional, days: shown } = explain(used, from, limit, pauses);
      const sameDay = used.counting?.firstDay === 'same' && millis(from) < millis(closeOn(used, dayOf(from)));
      const amount = limit.unit === 'month' ? daysOf(limit.amount, sameDay ? dayOf(from) : addDays(dayOf(from), 1), sameDay) : limit.amount;
      const counted = limit.unit === 'workhour' ? shown.reduce((sum, one) => sum + (one.counted ?? NaN), 0) / 60 : shown.filter((one) => one.counts).length;
      expect({ dueAt, provisional }).toEqual(dueOf(used, from, limit, pauses));
      expect(counted).toBe(amount);
      expect(shown.map((one) => one.date)).toEqual(shown.map((_, index) => addDays(dayOf(from), index)));
      expect(shown.at(-1)?.date).toBe(lastDay(dueAt));
    }));
  });

  it('is provisional exactly when a day that decides it is unpublished', () => {
    fc.assert(fc.property(anyCalendar, begun, period, (used, { from, pauses }, limit) => {
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
      expect(openOn(used, date).filter((part) => part.from < clock && clock <= part.to)).toHaveLength(1);
    }));
  });
});

describe('an end is never earlier', () => {
  it('when the period begins later; in months only without pauses, as those from the last days of a month may end on one day', () => {
    fc.assert(fc.property(calendar, begun, fc.nat(100_000), period, (used, { from, pauses: stood }, wait, limit) => {
      const pauses = limit.unit === 'month' ? [] : stood;
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

  it('leaves at least as many calendar days, or months', () => {
    fc.assert(fc.property(calendar, begun, fc.oneof(days, months), (used, { from, pauses }, limit) => {
      const due = dueOf(used, from, limit, pauses);
      const again = dueOf(used, before(used, due.dueAt, limit, pauses), limit, pauses);
      expect(later(again, due)).toBeGreaterThanOrEqual(0);
    }));
  });

  it('is the last working day that leaves so many months', () => {
    fc.assert(fc.property(calendar, started, months, (used, from, limit) => {
      const { dueAt } = dueOf(used, from, { amount: 1, unit: 'workday' });
      const reminder = before(used, dueAt, limit);
      let next = addDays(dayOf(reminder), 1);
      while (!isWorkday(used, next).workday) next = addDays(next, 1);
      const stays = { ...used, counting: { ...byCivilCode, unworkedEnd: 'stays' } } as const;
      expect(millis(dueOf(stays, closeOn(used, next), limit).dueAt)).toBeGreaterThan(millis(dueAt));
      expect(millis(dueOf(stays, reminder, limit).dueAt)).toBeLessThanOrEqual(millis(dueAt));
    }));
  });

  it('is in business hours of a working day', () => {
    fc.assert(fc.property(calendar, begun, period, period, (used, { from, pauses }, limit, soon) => {
      const reminder = before(used, dueOf(used, from, limit, pauses).dueAt, soon, pauses);
      const clock = (millis(reminder) - Date.parse(`${dayOf(reminder)}T00:00+08:00`)) / minute;
      expect(isWorkday(used, dayOf(reminder)).workday).toBe(true);
      expect(openOn(used, dayOf(reminder)).filter((part) => part.from <= clock && clock < part.to)).toHaveLength(1);
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
