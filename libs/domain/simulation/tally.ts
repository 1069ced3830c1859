import { dueOf } from '#domain/calendar/due';
import type { Paper } from '#domain/policy/policy';
import type { Compared, Moves } from './compare.ts';
import type { Course } from './course.ts';
import { firstDifference, type Difference, type Which } from './difference.ts';
import { calledBy, type Fired, type FiredKind } from './fired.ts';
import type { CardProposed } from './in-a-row.ts';

/** A number under the rules that held, and under those that are tried. */
export type Both = Readonly<Record<Which, number>>;

/** A case that would have gone another way, and where it parts from what was. */
export type Example = Readonly<{ caseId: string; caseNo: string; title: string; fired: Both; first: Difference }>;

type Count = Record<Which, number>;
type RuleCount = Readonly<{ rule: string; name?: string; kind: FiredKind; fired: Count }>;

const unitCounts = ['reminders', 'proposals', 'yellow', 'red', 'onTime', 'overdue', 'openOverdue'] as const;
type UnitCounts = Readonly<Record<(typeof unitCounts)[number], Count>>;
type UnitTally = Readonly<{ counts: UnitCounts; cards: Readonly<Record<Which, CardProposed[]>> }>;

/** Cases added up: sums and the first examples only, however many cases there are. Plain data, so that it goes from one thread to another. */
export type Tally = {
  cases: number;
  imported: number;
  changed: number;
  readonly moves: { -readonly [Way in keyof Moves]: number };
  readonly rules: Readonly<Record<Which, Map<string, number>>>;
  readonly sums: Map<string, RuleCount>;
  readonly units: Map<string, UnitTally>;
  readonly unfollowed: Map<string, Count>;
  readonly examples: Example[];
};

/** Which of the two runs, in the order in which they are counted. */
export const runs: readonly Which[] = ['base', 'tried'];
const none = (): Count => ({ base: 0, tried: 0 });
const unitTally = (): UnitTally => ({
  counts: { reminders: none(), proposals: none(), yellow: none(), red: none(), onTime: none(), overdue: none(), openOverdue: none() },
  cards: { base: [], tried: [] },
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

/** Nothing added up yet. */
export const emptyTally = (): Tally => ({
  cases: 0, imported: 0, changed: 0, moves: { earlier: 0, later: 0, same: 0 },
  rules: { base: new Map(), tried: new Map() }, sums: new Map(), units: new Map(), unfollowed: new Map(), examples: [],
});

/** How examples are kept: `most` of them, and this case only if it is `shown`. */
export type Showing = Readonly<{ most: number; shown: boolean }>;

/** Adds one case. */
export function addCase(tally: Tally, one: Compared, showing: Showing): void {
  tally.cases += 1;
  if (one.imported) tally.imported += 1;
  for (const which of runs) addRun(tally, which, one[which].course, one);
  for (const { unit, ...verdicts } of one.shares) addShare(tally, unit, verdicts);
  addMoves(tally, one.moves);
  if (one.changed) addChanged(tally, one, showing);
}

/** Adds what was added up elsewhere of later cases: as if they had been added here one after the other. `most`: how many examples are kept. */
export function addTally(tally: Tally, other: Tally, most: number): void {
  tally.cases += other.cases;
  tally.imported += other.imported;
  tally.changed += other.changed;
  addMoves(tally, other.moves);
  for (const which of runs) for (const [versions, cases] of other.rules[which]) addVersions(tally, which, versions, cases);
  for (const [key, { fired, ...rule }] of other.sums) add(found(tally.sums, key, () => ({ ...rule, fired: none() })).fired, fired);
  for (const [type, count] of other.unfollowed) add(found(tally.unfollowed, type, none), count);
  for (const [unit, { counts, cards }] of other.units) {
    const own = found(tally.units, unit, unitTally);
    for (const name of unitCounts) add(own.counts[name], counts[name]);
    for (const which of runs) for (const card of cards[which]) own.cards[which].push(card);
  }
  tally.examples.push(...other.examples.slice(0, most - tally.examples.length));
}

function add(count: Count, more: Both): void {
  for (const which of runs) count[which] += more[which];
}

function addMoves({ moves }: Tally, more: Moves): void {
  moves.earlier += more.earlier;
  moves.later += more.later;
  moves.same += more.same;
}

const addVersions = ({ rules }: Tally, which: Which, versions: string, cases: number): void => void rules[which].set(versions, (rules[which].get(versions) ?? 0) + cases);

function addRun(tally: Tally, which: Which, { fired, unfollowed }: Course, one: Compared): void {
  const { policy, calendar } = one[which].rules;
  addVersions(tally, which, `${policy.version} ${calendar.version}`, 1);
  for (const event of fired) addFired(tally, which, event, one);
  for (const { type } of unfollowed) found(tally.unfollowed, type, none)[which] += 1;
}

function addFired(tally: Tally, which: Which, { at, rule, kind, unit, paper }: Fired, one: Compared): void {
  const { policy, calendar } = one[which].rules;
  found(tally.sums, kind === 'reminder' ? rule : `${rule} ${kind}`, () => ({ rule, ...calledBy(policy, rule), kind, fired: none() })).fired[which] += 1;
  if (unit === undefined) return;
  const { counts, cards } = found(tally.units, unit, unitTally);
  if (kind === 'reminder' || kind === 'rung') counts.reminders[which] += 1;
  if (kind !== 'proposal') return;
  counts.proposals[which] += 1;
  const colour = paper === undefined ? undefined : colours[paper];
  if (colour === undefined) return;
  counts[colour][which] += 1;
  cards[which].push({ at, colour, until: dueOf(calendar, at, policy.unit.cards[colour]).dueAt, ladder: policy.unit.ladder });
}

function addShare(tally: Tally, unit: string, verdicts: Readonly<Record<Which, Compared['shares'][number]['base']>>): void {
  for (const which of runs) {
    const verdict = verdicts[which];
    if (verdict !== 'none') found(tally.units, unit, unitTally).counts[judged[verdict]][which] += 1;
  }
}

function addChanged(tally: Tally, { caseId, caseNo, title, base, tried }: Compared, { most, shown }: Showing): void {
  tally.changed += 1;
  if (!shown || tally.examples.length >= most) return;
  const first = firstDifference(base, tried);
  if (first === undefined) return;
  tally.examples.push({ caseId, caseNo, title, fired: { base: base.course.fired.length, tried: tried.course.fired.length }, first });
}
