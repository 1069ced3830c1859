import { z } from 'zod';
import { causeSentence } from '#catalogue/reasons';
import type { CaseFile } from '#commands/case-file';
import { explainDeadline } from '#domain/calendar/deadline';
import type { Instant } from '#domain/time';
import { countedDay, dayShown } from '../calendar/counted-day.ts';
import { Problem } from '../problems/problem.ts';
import type { Caller } from '../requests/caller.ts';
import { clockShown, deadlineClock } from './deadline-clock.ts';

/** How the due time of one unit's share came about, day by day, with the times in which the clock stood and the moves made by people. */
export const deadlinePage = z.strictObject({
  id: z.string(),
  unit: z.string(),
  unitName: z.string(),
  from: z.string(),
  period: z.strictObject({ amount: z.int(), unit: z.enum(['workday', 'workhour', 'day', 'month']) }).exactOptional(),
  ...deadlineClock.shape,
  calendar: z.string(),
  policy: z.string(),
  days: z.array(countedDay),
  pauses: z.array(z.strictObject({ from: z.string(), to: z.string(), why: z.string(), reason: z.string() })),
  moves: z.array(z.strictObject({ at: z.string(), from: z.string(), to: z.string(), why: z.string(), reason: z.string(), workdays: z.int() })),
});

/** The deadline of the share `deadlineId` (`a1`). Throws Problem `unknown-deadline`. */
export function deadlineOf(file: CaseFile, deadlineId: string, caller: Caller, now: Instant): z.output<typeof deadlinePage> {
  const { state, rules } = file;
  const share = state.assignments.find(({ id }) => id === deadlineId);
  const deadline = share?.deadline;
  if (share === undefined || deadline === undefined) throw new Problem(404, 'unknown-deadline', { id: deadlineId.slice(0, 64) });
  const { days, moves } = explainDeadline(deadline, rules.calendar);
  const { locale, names } = caller;
  return {
    id: share.id, unit: share.unit, unitName: names.unit(share.unit), from: deadline.from, ...(deadline.period === undefined ? {} : { period: deadline.period }),
    ...clockShown(state, share, deadline, rules, now, caller), calendar: deadline.calendar, policy: rules.policy.version,
    days: days.map((day) => dayShown(day, rules.calendar, locale)),
    pauses: deadline.pauses.map((pause) => ({ ...pause, reason: causeSentence(locale, pause.why) })),
    moves: moves.map((move) => ({ ...move, reason: causeSentence(locale, move.why) })),
  };
}
