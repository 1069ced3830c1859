import type { Instant } from '#domain/time';
import { checkedPlaces, placesToCheck, problemsOf, type Round } from './round.ts';

/** How a case that a round made stands now, as the list of cases has it. */
export type RoundCase = Readonly<{ caseId: string; status: string; open: boolean; running: boolean; dueAt: Instant | null; leadUnit: string | null }>;

/** `unfiled`: the finding is recorded and its case not there yet; `reported`: not yet handed over; `dropped`: rejected, merged or terminated. */
export const standings = ['unfiled', 'reported', 'in-hand', 'overdue', 'closed', 'dropped'] as const;
export type Standing = (typeof standings)[number];

/** How a case stands at an instant: overdue is asked of the clock, never stored. */
export function standingOf(one: RoundCase | undefined, now: Instant): Standing {
  if (one === undefined) return 'unfiled';
  const { status, open, running, dueAt } = one;
  if (status === 'reported' || status === 'registered') return 'reported';
  if (open) return running && dueAt !== null && dueAt < now ? 'overdue' : 'in-hand';
  return status === 'closed' || status === 'archived' ? 'closed' : 'dropped';
}

/** The problems of one unit, by how their cases stand. A case that is handed over counts for its lead unit, before that for the unit of the place. */
export type UnitTally = Readonly<{ unit: string; problems: number }> & Readonly<Record<Standing, number>>;

/** How far a round and its cases are. */
export type RoundProgress = Readonly<{ places: number; checked: number; problems: number }> & Readonly<Record<Standing, number>> & Readonly<{ units: readonly UnitTally[] }>;

const none: Readonly<Record<Standing, number>> = { unfiled: 0, reported: 0, 'in-hand': 0, overdue: 0, closed: 0, dropped: 0 };
const counted = (all: readonly Standing[]): Readonly<Record<Standing, number>> => all.reduce((tally, one) => ({ ...tally, [one]: tally[one] + 1 }), none);

/** The progress of a round's cases; units with the most problems that are left come first, then by id. */
export function progressOf(round: Round, cases: ReadonlyMap<string, RoundCase>, now: Instant): RoundProgress {
  const placeUnits = new Map(round.places.map(({ id, unit }) => [id, unit]));
  const problems = problemsOf(round).map(({ place, caseId }) => {
    const one = cases.get(caseId);
    return { unit: one?.leadUnit ?? placeUnits.get(place) ?? '', standing: standingOf(one, now) };
  });
  const units = [...new Set([...round.units, ...problems.map(({ unit }) => unit)])].map((unit): UnitTally => {
    const own = problems.filter((one) => one.unit === unit).map(({ standing }) => standing);
    return { unit, problems: own.length, ...counted(own) };
  });
  const left = ({ problems: all, closed, dropped }: UnitTally): number => all - closed - dropped;
  return {
    places: placesToCheck(round).length, checked: checkedPlaces(round).size, problems: problems.length, ...counted(problems.map(({ standing }) => standing)),
    units: units.toSorted((one, other) => left(other) - left(one) || (one.unit < other.unit ? -1 : 1)),
  };
}
