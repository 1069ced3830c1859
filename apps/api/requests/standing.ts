import { type Names, namesOf } from '#catalogue/names';
import { sight, type Sight } from '#domain/case/sight';
import type { Actor, City } from '#domain/city/city';
import type { StandIn } from '#domain/delegation/acting';
import { type Viewer, viewerOf } from '#read-models/viewer';

/** What a person may see in a city, and the names that hold in it. */
export type Standing = Readonly<{ viewer: Viewer; names: Names }>;

/** Worked out once for each person and version of the city: a change of the city is another city. Whoever stands in for others does so for days only. */
const known = new WeakMap<City, Map<string, Standing>>();

export function standingOf(actor: Actor, city: City, standIns: readonly StandIn[]): Standing {
  if (standIns.length > 0) return { viewer: viewerOf(actor, city, standIns), names: namesOf(city) };
  const people = known.get(city) ?? new Map<string, Standing>();
  known.set(city, people);
  const found = people.get(actor.person) ?? { viewer: viewerOf(actor, city), names: namesOf(city) };
  people.set(actor.person, found);
  return found;
}

/** Somebody with what they see. */
export type Seeing = Readonly<{ actor: Actor; sight: Sight }>;

/** The caller, and those in whose place they stand, as far as that is not only for some areas: what is no case lies in none. */
export const seeingOf = ({ actor, sight: own, city, standIns }: Readonly<{ actor: Actor; sight: Sight; city: City; standIns: readonly StandIn[] }>): readonly Seeing[] => [
  { actor, sight: own }, ...standIns.flatMap((one) => (one.delegation.scope.areas === undefined ? [{ actor: one.actor, sight: sight(one.actor, city) }] : [])),
];
