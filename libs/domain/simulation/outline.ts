import type { Instant } from '#domain/time';
import type { Compared } from './compare.ts';
import type { Unfollowed } from './course.ts';
import { firstDifference, type Difference, type Ran } from './difference.ts';
import type { Fired } from './fired.ts';

/** How a case went in one of the runs: what fired, which deadlines were set, what could not follow. */
export type RunOutline = Readonly<{ fired: readonly Fired[]; deadlines: readonly Readonly<{ at: Instant; unit: string; dueAt: Instant }>[]; unfollowed: readonly Unfollowed[] }>;

/** One case under both rules, without the rules themselves: plain data for whoever keeps the result of each case. `first`: where the two part. */
export type Outline = Pick<Compared, 'caseId' | 'caseNo' | 'title' | 'imported' | 'changed' | 'shares'> & Readonly<{ first?: Difference; base: RunOutline; tried: RunOutline }>;

const runOf = ({ course: { fired, deadlines, unfollowed } }: Ran): RunOutline => ({ fired, deadlines: deadlines.map(({ at, unit, deadline: { dueAt } }) => ({ at, unit, dueAt })), unfollowed });

/** A compared case in short. */
export function outlineOf({ caseId, caseNo, title, imported, changed, shares, base, tried }: Compared): Outline {
  const first = changed ? firstDifference(base, tried) : undefined;
  return { caseId, caseNo, title, imported, changed, shares, ...(first === undefined ? {} : { first }), base: runOf(base), tried: runOf(tried) };
}
