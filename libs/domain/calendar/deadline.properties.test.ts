import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, instantOf, millis } from '#domain/time';
import type { Pause } from './calendar.ts';
import { explainDeadline, moveDeadline, pauseDeadline, setDeadline, setDeadlineAt, type Deadline } from './deadline.ts';
import { workdaysBetween } from './remaining.ts';
import { stateCouncil } from './state-council.ts';

const monday = '2026-03-02T10:00:00+08:00';

describe('any deadline', () => {
  const minute = 60_000;
  const instant = fc.integer({ min: 0, max: 200 * 1440 }).map((after) => instantOf(millis(monday) + after * minute));
  const stop = fc.tuple(instant, fc.integer({ min: 0, max: 15_000 })).map(([from, length]): Pause => ({ from, to: instantOf(millis(from) + length * minute), why: 'suspended' }));
  const deadline = fc.oneof(instant.map((dueAt) => setDeadlineAt('a1', stateCouncil, monday, dueAt)), fc.integer({ min: 1, max: 60 }).map((amount) => setDeadline('a1', stateCouncil, monday, { amount, unit: 'workday' })));
  const change = fc.oneof(stop.map((one) => (to: Deadline) => pauseDeadline(to, stateCouncil, one)), instant.map((to) => (one: Deadline) => moveDeadline(one, to, monday, 'extension')));
  const changed = fc.tuple(deadline, fc.array(change, { maxLength: 5 })).map(([first, changes]) => changes.reduce((one, next) => next(one), first));

  it('has an explanation of every day up to its due time, and of nothing after it', () => {
    fc.assert(fc.property(changed, (one) => {
      const { dueAt, days } = explainDeadline(one, stateCouncil);
      expect(dueAt).toBe(one.dueAt);
      expect(days.map((day) => day.date)).toEqual(days.map((_, index) => addDays(dayOf(monday), index)));
      expect(days.at(-1)?.date).toBe(dayOf(instantOf(millis(dueAt) - 1)));
      expect(days.filter((day) => day.counts)).toHaveLength(workdaysBetween(stateCouncil, monday, dueAt, one.pauses));
    }));
  });

  it('is never earlier for a pause, and keeps its working days', () => {
    fc.assert(fc.property(changed, stop, (one, next) => {
      const paused = pauseDeadline(one, stateCouncil, next);
      const kept = millis(next.from) < millis(one.dueAt) ? workdaysBetween(stateCouncil, monday, paused.dueAt, paused.pauses) : undefined;
      expect(millis(paused.dueAt)).toBeGreaterThanOrEqual(millis(one.dueAt));
      expect(kept ?? workdaysBetween(stateCouncil, monday, one.dueAt, one.pauses)).toBe(workdaysBetween(stateCouncil, monday, one.dueAt, one.pauses));
    }));
  });

  it('comes to the same whichever of two pauses of a period is told first', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), stop, stop, (amount, a, b) => {
      const one = setDeadline('a1', stateCouncil, monday, { amount, unit: 'workday' });
      expect(pauseDeadline(pauseDeadline(one, stateCouncil, a), stateCouncil, b).dueAt).toBe(pauseDeadline(pauseDeadline(one, stateCouncil, b), stateCouncil, a).dueAt);
    }));
  });
});
