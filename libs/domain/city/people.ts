import type { Actor, City, Person, Role } from './city.ts';
import { areaPath, areasWithin, officePath, officesBelow } from './trees.ts';

/** The person as somebody who acts, or undefined when nobody of that id holds a post now. */
export function actorOf(city: City, personId: string): Actor | undefined {
  const person = city.people[personId];
  if (!person) return undefined;
  const { id, name, post, unit, office, roles } = person;
  const lineUnits = unitsInLines(city, id);
  return {
    person: id,
    name,
    post,
    ...(unit === undefined ? {} : { unit }),
    ...(office === undefined ? {} : { office }),
    offices: office === undefined ? [] : officesBelow(city, office),
    roles,
    areas: areasWithin(city, areasLedBy(city, personId)),
    ...(lineUnits.length === 0 ? {} : { lineUnits }),
  };
}

/** The administrator at the command line of the machine, who belongs to no office and no unit. */
export const isOperator = ({ roles, office, unit }: Pick<Actor, 'roles' | 'office' | 'unit'>): boolean => roles.includes('admin') && office === undefined && unit === undefined;

/** The units of the lines of business that somebody leads. */
export function unitsInLines(city: City, personId: string): readonly string[] {
  const lines = city.people[personId]?.lines ?? [];
  return Object.values(city.units).flatMap(({ id, line }) => (line !== undefined && lines.includes(line) ? [id] : []));
}

/** The areas whose leader the person is, without those inside them. */
export const areasLedBy = (city: City, personId: string): readonly string[] =>
  Object.values(city.areas)
    .filter(({ leaders }) => leaders.includes(personId))
    .map(({ id }) => id);

/** Somebody who holds `as`, found when `sought` was asked for: they differ when the next above stands in. */
export type Holder = Readonly<{ person: Person; as: Role; sought: Role }>;

/** Where to look. Without a place, a role is looked for in the whole city. */
export type Whereabouts = Readonly<{ unit?: string | undefined; office?: string | undefined; area?: string | undefined; roles: readonly Role[] }>;

const unitLadder: readonly Role[] = ['unit-handler', 'unit-vice', 'unit-head'];

/**
 * Who holds these roles: the roles of a unit in the unit, the area leader in the area, all others in the office and its units.
 * Where nobody does, the next above stands in: handler → vice → head, area → area around it, office → office above.
 * Nobody is listed twice; a place that nobody fills gives nobody.
 */
export function peopleWith(city: City, { roles, ...place }: Whereabouts): readonly Holder[] {
  const found = roles.flatMap((sought) => holdersOf(city, place, sought));
  return found.filter(({ person }, index) => found.findIndex((other) => other.person.id === person.id) === index);
}

function holdersOf(city: City, { unit, office, area }: Omit<Whereabouts, 'roles'>, sought: Role): readonly Holder[] {
  if (unitLadder.includes(sought)) return inUnit(city, unit, sought);
  if (sought === 'area-leader' && area !== undefined) return inArea(city, area, sought);
  if (office === undefined) return holding(city, sought, () => true, sought);
  const belongsTo = (id: string) => (person: Person) => (person.office ?? city.units[person.unit ?? '']?.office) === id;
  return firstFilled(officePath(city, office), (id) => holding(city, sought, belongsTo(id), sought));
}

function inUnit(city: City, unit: string | undefined, sought: Role): readonly Holder[] {
  const here = (person: Person) => unit === undefined || person.unit === unit;
  return firstFilled(unitLadder.slice(unitLadder.indexOf(sought)), (as) => holding(city, as, here, sought));
}

function inArea(city: City, area: string, sought: Role): readonly Holder[] {
  return firstFilled(areaPath(city, area), (id) =>
    (city.areas[id]?.leaders ?? []).flatMap((leader) => {
      const person = city.people[leader];
      return person ? [{ person, as: sought, sought }] : [];
    }),
  );
}

const holding = (city: City, as: Role, here: (person: Person) => boolean, sought: Role): readonly Holder[] =>
  Object.values(city.people)
    .filter((person) => person.roles.includes(as) && here(person))
    .map((person) => ({ person, as, sought }));

function firstFilled<Place>(places: readonly Place[], holders: (place: Place) => readonly Holder[]): readonly Holder[] {
  for (const place of places) {
    const found = holders(place);
    if (found.length > 0) return found;
  }
  return [];
}
