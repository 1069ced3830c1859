import { z } from 'zod';
import { clockWords } from '#catalogue/statuses';
import { clockOf, type Deadline } from '#domain/calendar/deadline';
import type { Rules } from '#domain/case/chapter';
import { clockRuns } from '#domain/case/stages';
import type { Assignment, CaseState } from '#domain/case/state';
import type { Instant } from '#domain/time';
import { soonOf } from '#read-models/soon';
import type { Caller } from '../requests/caller.ts';

const instant = z.string();

/** A deadline at an instant: working days and working minutes left, negative when overdue. `clock` is null where it does not run: delivered, suspended or over. */
export const deadlineClock = z.strictObject({
  dueAt: instant,
  originalDueAt: instant.exactOptional(),
  provisional: z.boolean(),
  clock: z.enum(['normal', 'soon', 'overdue']).nullable(),
  clockName: z.string().nullable(),
  workdays: z.int(),
  minutes: z.int(),
});
export type DeadlineClock = z.output<typeof deadlineClock>;

/** The deadline of a share as it stands at `now`. */
export function clockShown(state: CaseState, one: Assignment, deadline: Deadline, rules: Rules, now: Instant, { locale }: Caller): DeadlineClock {
  const { workdays, minutes } = clockOf(deadline, rules.calendar, now, rules.policy.soon[0] ?? { amount: 1, unit: 'workday' });
  const clock = !clockRuns(state, one) ? null : now > deadline.dueAt ? 'overdue' : now >= soonOf(deadline, rules) ? 'soon' : 'normal';
  return {
    dueAt: deadline.dueAt, ...(one.original === undefined ? {} : { originalDueAt: one.original.dueAt }), provisional: deadline.provisional,
    clock, clockName: clock === null ? null : clockWords[locale][clock], workdays, minutes,
  };
}
