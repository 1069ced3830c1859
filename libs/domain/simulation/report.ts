import { dueOf } from '#domain/calendar/due';
import type { Paper } from '#domain/policy/policy';
import type { Compared, Moves } from './compare.ts';
import type { Course, Period } from './course.ts';
import { firstDifference, type Difference, type Which } from './difference.ts';
import { calledBy, type Fired, type FiredKind } from './fired.ts';
import { rowsOf, type CardProposed } from './in-a-row.ts';

/** A number under the rules that held, and under those that are tried. */
export type Both = Readonly<Record<Which, number>>;

/** How often a rule fired; `name` is what its policy calls it. */
export type RuleSum = Readonly<{ rule: string; name?: string; kind: FiredKind } & Both>;

/** One unit under both rules: reminders and rungs, proposals among them cards, talks that its cards in a row lead to, shares signed off on time and overdue, in hand after the limit. */
export type UnitSum = Readonly<{ unit: string; reminders: Both; proposals: Both; yellow: Both; red: Both; talks: Both; onTime: Both; overdue: Both; openOverdue: Both }>;

/** A case that would have gone another way, and where it parts from what was. */
export type Example = Readonly<{ caseId: string; caseNo: string; title: string; fired: Both; first: Difference }>;

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

type Count = Record<Which, number>;
const runs: readonly Which[] = ['base', 'tried'];
const none = (): Count => ({ base: 0, tried: 0 });

type UnitTally = Record<'reminders' | 'proposals' | 'yellow' | 'red' | 'onTime' | 'overdue' | 'openOverdue', Count> & { cards: Record<Which, CardProposed[]> };
const unitTally = (): UnitTally => ({
  reminders: none(), proposals: none(), yellow: none(), red: none(), onTime: none(), overdue: none(), openOverdue: none(), cards: { base: [], tried: [] },
});

const colours: Readonly<Partial<Record<Paper, 'yellow' | 'red'>>> = { 'yellow-card': 'yellow', 'red-card': 'red' };
const judged = { 'on-time': 'onTime', overdue: 'overdue', 'open-overdue': 'openOverdue' } as const;

function found<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Adds cases up to a report, one after the other. Keeps sums and the first examples only, however many cases there are. */
export class Tally {
  readonly #sums = new Map<string, { rule: string; name?: string; kind: FiredKind } & Count>();
  readonly #units = new Map<string, UnitTally>();
  readonly #unfollowed = new Map<string, Count>();
  readonly #rules = { base: new Map<string, number>(), tried: new Map<string, number>() };
  readonly #examples: Example[] = [];
  readonly #moves = { earlier: 0, later: 0, same: 0 };
  #cases = 0;
  #imported = 0;
  #changed = 0;

  constructor(
    private readonly period: Period,
    private readonly most: number,
  ) {}

  /** `shown`: whether the case may stand among the examples. */
  add(one: Compared, shown = true): void {
    this.#cases += 1;
    if (one.imported) this.#imported += 1;
    for (const which of runs) this.#addRun(which, one[which].course, one);
    for (const { unit, ...verdicts } of one.shares) this.#addShare(unit, verdicts);
    this.#moves.earlier += one.moves.earlier;
    this.#moves.later += one.moves.later;
    this.#moves.same += one.moves.same;
    if (one.changed) this.#addChanged(one, shown);
  }

  report(): Report {
    const units = Array.from(this.#units, ([unit, { cards, ...sums }]): UnitSum => ({ unit, ...sums, talks: { base: rowsOf(cards.base), tried: rowsOf(cards.tried) } }));
    const total = (part: 'onTime' | 'overdue' | 'openOverdue' | 'talks'): Both => ({ base: units.reduce((sum, one) => sum + one[part].base, 0), tried: units.reduce((sum, one) => sum + one[part].tried, 0) });
    return {
      period: this.period, base: usedIn(this.#rules.base), tried: usedIn(this.#rules.tried), cases: this.#cases, imported: this.#imported, changed: this.#changed,
      sums: [...this.#sums.values()].toSorted((one, other) => (one.rule < other.rule ? -1 : 1)), deadlines: this.#moves,
      onTime: total('onTime'), overdue: total('overdue'), openOverdue: total('openOverdue'), talks: total('talks'),
      units: units.toSorted((one, other) => (one.unit < other.unit ? -1 : 1)),
      unfollowed: Array.from(this.#unfollowed, ([type, counts]) => ({ type, ...counts })), examples: this.#examples,
    };
  }

  #addRun(which: Which, { fired, unfollowed }: Course, one: Compared): void {
    const { policy, calendar } = one[which].rules;
    const versions = `${policy.version} ${calendar.version}`;
    this.#rules[which].set(versions, (this.#rules[which].get(versions) ?? 0) + 1);
    for (const event of fired) this.#addFired(which, event, one);
    for (const { type } of unfollowed) found(this.#unfollowed, type, none)[which] += 1;
  }

  #addFired(which: Which, { at, rule, kind, unit, paper }: Fired, one: Compared): void {
    const { policy, calendar } = one[which].rules;
    found(this.#sums, kind === 'reminder' ? rule : `${rule} ${kind}`, () => ({ rule, ...calledBy(policy, rule), kind, ...none() }))[which] += 1;
    if (unit === undefined) return;
    const sums = found(this.#units, unit, unitTally);
    if (kind === 'reminder' || kind === 'rung') sums.reminders[which] += 1;
    if (kind !== 'proposal') return;
    sums.proposals[which] += 1;
    const colour = paper === undefined ? undefined : colours[paper];
    if (colour === undefined) return;
    sums[colour][which] += 1;
    sums.cards[which].push({ at, colour, until: dueOf(calendar, at, policy.unit.cards[colour]).dueAt, ladder: policy.unit.ladder });
  }

  #addShare(unit: string, verdicts: Readonly<Record<Which, Compared['shares'][number]['base']>>): void {
    for (const which of runs) {
      const verdict = verdicts[which];
      if (verdict !== 'none') found(this.#units, unit, unitTally)[judged[verdict]][which] += 1;
    }
  }

  #addChanged({ caseId, caseNo, title, base, tried }: Compared, shown: boolean): void {
    this.#changed += 1;
    if (!shown || this.#examples.length >= this.most) return;
    const first = firstDifference(base, tried);
    if (first === undefined) return;
    this.#examples.push({ caseId, caseNo, title, fired: { base: base.course.fired.length, tried: tried.course.fired.length }, first });
  }
}

const usedIn = (used: ReadonlyMap<string, number>): readonly RulesUsed[] =>
  Array.from(used, ([versions, cases]) => {
    const [policy = '', calendar = ''] = versions.split(' ');
    return { policy, calendar, cases };
  });
