import { z } from 'zod';
import { deadlineLetter } from '#catalogue/calendar-letter';
import { deadlineSum, sumSentence } from '#catalogue/deadline-sum';
import { causeSentence } from '#catalogue/reasons';
import type { CaseFile } from '#commands/case-file';
import { explainDeadline } from '#domain/calendar/deadline';
import { namedDeadlines, type NamedDeadline } from '#domain/case/named-deadline';
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
  milestone: z.string().exactOptional(),
  from: z.string(),
  period: z.strictObject({ amount: z.int(), unit: z.enum(['workday', 'workhour', 'day', 'month']) }).exactOptional(),
  ...deadlineClock.shape,
  calendar: z.string(),
  policy: z.string(),
  days: z.array(countedDay),
  sum: z.strictObject({ unit: z.enum(['workday', 'day', 'minute']), amount: z.int(), sentence: z.string() }),
  pauses: z.array(z.strictObject({ from: z.string(), to: z.string(), why: z.string(), reason: z.string() })),
  moves: z.array(z.strictObject({ at: z.string(), from: z.string(), to: z.string(), why: z.string(), reason: z.string(), workdays: z.int() })),
});

/** The deadline of a share (`a1`) or of a step on the way to it (`a1.stop`). Throws Problem `unknown-deadline`. */
function named({ state }: CaseFile, deadlineId: string): NamedDeadline {
  const found = namedDeadlines(state).find(({ id }) => id === deadlineId);
  if (found === undefined) throw new Problem(404, 'unknown-deadline', { id: deadlineId.slice(0, 64) });
  return found;
}

/** How a deadline came about. Throws Problem `unknown-deadline`. */
export function deadlineOf(file: CaseFile, deadlineId: string, caller: Caller, now: Instant): z.output<typeof deadlinePage> {
  const { state, rules } = file;
  const { id, share, deadline, milestone } = named(file, deadlineId);
  const { days, moves } = explainDeadline(deadline, rules.calendar);
  const { locale, names } = caller;
  const sum = deadlineSum(days, deadline.period);
  return {
    id, unit: share.unit, unitName: names.unit(share.unit), ...(milestone === undefined ? {} : { milestone }), from: deadline.from, ...(deadline.period === undefined ? {} : { period: deadline.period }),
    ...clockShown(state, share, deadline, rules, now, caller), calendar: deadline.calendar, policy: rules.policy.version,
    days: days.map((day) => dayShown(day, rules.calendar, locale)), sum: { ...sum, sentence: sumSentence(locale, sum, deadline.period) },
    pauses: deadline.pauses.map((pause) => ({ ...pause, reason: causeSentence(locale, pause.why) })),
    moves: moves.map((move) => ({ ...move, reason: causeSentence(locale, move.why) })),
  };
}

/** The same as a text that can be put into a letter. Throws Problem `unknown-deadline`. */
export function letterOf(file: CaseFile, deadlineId: string, { locale, names }: Pick<Caller, 'locale' | 'names'>): string {
  const { state, rules, caseId } = file;
  const { share, deadline, milestone } = named(file, deadlineId);
  const unit = milestone === undefined ? names.unit(share.unit) : `${names.unit(share.unit)}  ${milestone}`;
  return deadlineLetter(locale, deadline, { about: [`${state.caseNo ?? caseId}  ${state.title}`, unit], calendar: rules.calendar, policy: rules.policy.version });
}
