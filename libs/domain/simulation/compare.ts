import { isOpen } from '#domain/case/state';
import { courseOf, remembering, type Course, type Period, type RulesFor } from './course.ts';
import { pairsOf, sameFired, type Ran } from './difference.ts';
import type { Decisions } from './life.ts';
import { verdictsOf } from './verdict.ts';

/** The rules by which a case was really carried on, and those that are tried in their place. */
export type Trial = Readonly<{ base: RulesFor; tried: RulesFor; period: Period }>;

/** How the deadlines of a case moved: how many come earlier, later, or stand. */
export type Moves = Readonly<{ earlier: number; later: number; same: number }>;

/** One case under both rules; `firstDifference` says where the two part. */
export type Compared = Readonly<{
  caseId: string;
  caseNo: string;
  title: string;
  imported: boolean;
  base: Ran;
  tried: Ran;
  moves: Moves;
  shares: readonly Readonly<{ unit: string; base: Verdict; tried: Verdict }>[];
  changed: boolean;
}>;
type Verdict = ReturnType<typeof verdictsOf>[number]['verdict'];

function movesOf(base: Course, tried: Course, { from, to }: Period): Moves {
  const moves = { earlier: 0, later: 0, same: 0 };
  for (const [one, other] of pairsOf(base, tried)) {
    if (one === undefined || other === undefined || one.deadline.dueAt < from || one.at > to) continue;
    if (one.deadline.dueAt === other.deadline.dueAt) moves.same += 1;
    else moves[other.deadline.dueAt < one.deadline.dueAt ? 'earlier' : 'later'] += 1;
  }
  return moves;
}

function sharesOf(base: Course, tried: Course, period: Period): Compared['shares'] {
  const others = new Map(verdictsOf(tried.state, period).map((one) => [one.assignment, one.verdict]));
  return verdictsOf(base.state, period).map(({ assignment, unit, verdict }) => ({ unit, base: verdict, tried: others.get(assignment) ?? 'none' }));
}

/** Whether a case had anything to do with the period. */
function livedIn({ moments }: Decisions, { state, fired }: Course, { from, to }: Period): boolean {
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined || first.at > to) return false;
  return last.at >= from || isOpen(state) || fired.length > 0;
}

/** What would have become of a case under other rules; undefined for one that had nothing to do with the period. Writes nothing, asks nobody. */
export function compare(caseId: string, decisions: Decisions, { base: pinnedFor, tried: triedFor, period }: Trial): Compared | undefined {
  const follows = remembering();
  const run = (rulesFor: RulesFor): Course => courseOf({ decisions, rulesFor, pinnedFor, period, follows });
  const [ours, theirs] = [run(pinnedFor), run(triedFor)];
  if (!livedIn(decisions, ours, period)) return undefined;
  const [base, tried] = [{ course: ours, rules: pinnedFor(ours.state) }, { course: theirs, rules: triedFor(theirs.state) }];
  const [moves, shares] = [movesOf(ours, theirs, period), sharesOf(ours, theirs, period)];
  const changed = moves.earlier + moves.later > 0 || !sameFired(ours.fired, theirs.fired) || shares.some((one) => one.base !== one.tried);
  const { caseNo = '', title } = ours.state;
  return { caseId, caseNo, title, imported: decisions.imported, base, tried, moves, shares, changed };
}
