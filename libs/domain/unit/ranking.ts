import type { UnitRung } from '#domain/policy/policy';
import type { Contribution } from './figures.ts';
import { unitOf } from './holders.ts';
import type { Board, BoardPeriod } from './periods.ts';

/** By which rate units are ranked: the rectified among what was in hand, or what was rectified in time among what was rectified or fell due. */
export type RankedBy = 'rectified' | 'on-time';

/** What a unit did of what it had to do in a period. */
export type Tally = Readonly<{ unit: string; done: number; of: number }>;

/** A row of a board. Equal rates share a rank (1, 2, 2, 4), and a rank from the bottom. */
export type RankRow = Tally & Readonly<{ rank: number; fromBottom: number }>;

export type RankingPublished = Readonly<{
  type: 'RankingPublished';
  data: Readonly<{ board: Board; period: string; from: string; to: string; rankedBy: RankedBy; policy: string; rows: readonly RankRow[]; dueAt: string; firedAt: string }>;
}>;

/** Compares two rates without dividing: positive when `one` is better. */
const better = (one: Tally, other: Tally): number => one.done * other.of - other.done * one.of;

/** Ranks the units that had cases in the period; a unit without any is not ranked. Units of one rank are in the order of their ids. */
export function ranked(tallies: readonly Tally[]): readonly RankRow[] {
  const units = tallies.filter(({ of }) => of > 0);
  return units
    .map((unit) => ({ ...unit, rank: 1 + units.filter((other) => better(other, unit) > 0).length, fromBottom: 1 + units.filter((other) => better(unit, other) > 0).length }))
    .toSorted((one, other) => one.rank - other.rank || (one.unit < other.unit ? -1 : 1));
}

/** The red list (红榜): everybody within the first `places`. */
export const top = (rows: readonly RankRow[], places: number): readonly RankRow[] => rows.filter(({ rank }) => rank <= places);

/** The black list (黑榜): everybody within the last `places`, however many share them; whoever shares the first place is not on it. */
export const bottom = (rows: readonly RankRow[], places: number): readonly RankRow[] => rows.filter(({ rank, fromBottom }) => rank > 1 && fromBottom <= places);

/** How long the lists of a board are: as the ladder of the policy says, three places otherwise. */
export const listLength = (ladder: readonly UnitRung[], board: Board): number =>
  Math.max(...ladder.flatMap(({ trigger }) => (trigger.kind === 'rank' && trigger.board === board ? [trigger.bottom] : [])), 0) || 3;

const stock = (all: readonly Contribution[], within: (one: Contribution) => boolean): number =>
  all.filter(within).reduce((sum, { measure, value }) => sum + (measure === 'taken' ? value : measure === 'rectified' || measure === 'left' ? -value : 0), 0);

const count = (all: readonly Contribution[], within: (one: Contribution) => boolean): number => all.filter(within).reduce((sum, { value }) => sum + value, 0);

/**
 * The tally of one unit from its contributions. By `rectified`: of what it had in hand when the period began or took during it, without what it left.
 * By `on-time`: of what it rectified that had a limit, and what is still in hand though its limit fell before the end.
 */
export function tallyOf(unit: string, contributions: readonly Contribution[], { from, to }: Pick<BoardPeriod, 'from' | 'to'>, rankedBy: RankedBy): Tally {
  const own = contributions.filter(({ holder, at }) => unitOf(holder) === unit && at < to);
  const during = (measure: Contribution['measure']) => (one: Contribution): boolean => one.measure === measure && one.at >= from;
  if (rankedBy === 'rectified') return { unit, done: count(own, during('rectified')), of: stock(own, ({ at }) => at < from) + count(own, during('taken')) - count(own, during('left')) };
  const due = own.filter(({ dueAt }) => dueAt !== undefined);
  return { unit, done: count(due, during('on-time')), of: count(due, during('rectified')) + stock(due, ({ dueAt }) => dueAt !== undefined && dueAt < to) };
}
