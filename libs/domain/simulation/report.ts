import type { Moves } from './compare.ts';
import type { Period } from './course.ts';
import type { FiredKind } from './fired.ts';
import { rowsOf } from './in-a-row.ts';
import type { Both, Example, Tally } from './tally.ts';

/** How often a rule fired; `name` is what its policy calls it. */
export type RuleSum = Readonly<{ rule: string; name?: string; kind: FiredKind } & Both>;

/** One unit under both rules: reminders and rungs, proposals among them cards, talks that its cards in a row lead to, shares signed off on time and overdue, in hand after the limit. */
export type UnitSum = Readonly<{ unit: string; reminders: Both; proposals: Both; yellow: Both; red: Both; talks: Both; onTime: Both; overdue: Both; openOverdue: Both }>;

/** The versions of rules, and how many cases were carried on by them. */
export type RulesUsed = Readonly<{ policy: string; calendar: string; cases: number }>;

/** What would have fired in a period under other rules, in sum. `unfollowed` counts recorded decisions that could not follow (one on what nobody proposed). */
export type Report = Readonly<{
  period: Period;
  base: readonly RulesUsed[];
  tried: readonly RulesUsed[];
  cases: number;
  imported: number;
  changed: number;
  sums: readonly RuleSum[];
  deadlines: Moves;
  onTime: Both;
  overdue: Both;
  openOverdue: Both;
  talks: Both;
  units: readonly UnitSum[];
  unfollowed: readonly Readonly<{ type: string } & Both>[];
  examples: readonly Example[];
}>;

const usedIn = (used: ReadonlyMap<string, number>): readonly RulesUsed[] =>
  Array.from(used, ([versions, cases]) => {
    const [policy = '', calendar = ''] = versions.split(' ');
    return { policy, calendar, cases };
  });

const totalOf = (units: readonly UnitSum[], part: 'onTime' | 'overdue' | 'openOverdue' | 'talks'): Both => ({
  base: units.reduce((sum, one) => sum + one[part].base, 0),
  tried: units.reduce((sum, one) => sum + one[part].tried, 0),
});

/** The report on a period of what was added up of its cases. */
export function reportOf(period: Period, { rules, sums, moves, units: tallies, unfollowed, cases, imported, changed, examples }: Tally): Report {
  const units = Array.from(tallies, ([unit, { counts, cards }]): UnitSum => ({ unit, ...counts, talks: { base: rowsOf(cards.base), tried: rowsOf(cards.tried) } }));
  return {
    period, base: usedIn(rules.base), tried: usedIn(rules.tried), cases, imported, changed,
    sums: Array.from(sums.values(), ({ fired, ...rule }): RuleSum => ({ ...rule, ...fired })).toSorted((one, other) => (one.rule < other.rule ? -1 : 1)), deadlines: moves,
    onTime: totalOf(units, 'onTime'), overdue: totalOf(units, 'overdue'), openOverdue: totalOf(units, 'openOverdue'), talks: totalOf(units, 'talks'),
    units: units.toSorted((one, other) => (one.unit < other.unit ? -1 : 1)),
    unfollowed: Array.from(unfollowed, ([type, counts]) => ({ type, ...counts })), examples,
  };
}
