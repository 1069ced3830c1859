import type { WorkCalendar } from '#domain/calendar/calendar';
import { workdaysBetween } from '#domain/calendar/remaining';
import { at, type Day, type Instant } from '#domain/time';

/** An open case as the countdown looks at it. `running`: its lead unit still owes the feedback that is due at `dueAt`. */
export type OpenCase = Readonly<{ caseId: string; caseNo: string | null; leadUnit: string | null; grade: string; level: number; dueAt: Instant | null; running: boolean }>;

/** `overdue`: its limit has passed; `late`: its limit ends on or after the day of the inspection, or it has none yet; `in-time`: neither. */
export const standings = ['overdue', 'late', 'in-time'] as const;
export type StandingOfCase = (typeof standings)[number];

/** A case in its place before the inspection; `workdays` left until its limit, negative when overdue. */
export type Ranked = Readonly<{ caseId: string; caseNo: string | null; leadUnit: string | null; standing: StandingOfCase; grade: string; level: number; workdays: number | null; dueAt: Instant | null }>;

/** How many open cases there are, and how many of them are overdue or will not be done before the inspection. */
export type Tally = Readonly<{ open: number; overdue: number; late: number }>;

type Asked = Readonly<{ now: Instant; earliest: Day; calendar: WorkCalendar }>;
const grades = ['listed', 'key', 'ordinary'];

function standingOf({ running, dueAt }: OpenCase, { now, earliest }: Asked): StandingOfCase {
  if (running && dueAt !== null && dueAt < now) return 'overdue';
  if (dueAt === null) return 'late';
  return running && dueAt >= at(earliest, 0) ? 'late' : 'in-time';
}

function placed(one: OpenCase, asked: Asked): Ranked {
  const { caseId, caseNo, leadUnit, grade, level, dueAt } = one;
  return { caseId, caseNo, leadUnit, standing: standingOf(one, asked), grade, level, workdays: dueAt === null ? null : workdaysBetween(asked.calendar, asked.now, dueAt), dueAt };
}

const first = <Of>(...keys: readonly ((one: Of) => number | string)[]) => (one: Of, other: Of): number => {
  for (const key of keys) {
    const [is, than] = [key(one), key(other)];
    if (is !== than) return is < than ? -1 : 1;
  }
  return 0;
};

const inOrder = first<Ranked>(
  ({ standing }) => standings.indexOf(standing),
  ({ grade }) => grades.indexOf(grade),
  ({ level }) => -level,
  ({ workdays }) => workdays ?? -Infinity,
  ({ caseId }) => caseId,
);

/**
 * The open cases of a campaign in the order in which they endanger the inspection: overdue ones first, then those that will not be done before its
 * earliest day (a case without a limit is one of them), then the rest; in each group listed before key before ordinary, the higher accountability level
 * first, then the one with fewer working days left (without a limit: none are left), then by id, so that the order is the same everywhere.
 */
export const ranked = (cases: readonly OpenCase[], asked: Asked): readonly Ranked[] => cases.map((one) => placed(one, asked)).toSorted(inOrder);

export const tallyOf = (cases: readonly Ranked[]): Tally => ({
  open: cases.length,
  overdue: cases.filter(({ standing }) => standing === 'overdue').length,
  late: cases.filter(({ standing }) => standing === 'late').length,
});
