import { peopleWith } from '#domain/city/people';
import type { City, Person, Role } from '#domain/city/city';
import type { Addressee } from '#domain/policy/policy';
import type { Told } from './events.ts';
import { inspectorsOf, leadOf, type Assignment, type CaseState, type Party } from './state.ts';

/** What something is said about: the areas and the office for which it is done, the line of business by its category, and which units are on it. */
export type Matter = Pick<CaseState, 'category' | 'areas' | 'office'> & Readonly<{ assignments: readonly Pick<Assignment, 'unit'>[] }>;

/** What an addressee of the policy means; `holder` is whoever has to act now, `unit` whom it is about. */
export function addressed({ category, areas, office, assignments }: Matter, unit: string | undefined, addressee: Addressee, holder: readonly Party[]): readonly Party[] {
  switch (addressee) {
    case 'holder':
      return holder;
    case 'unit-handler':
    case 'unit-vice':
    case 'unit-head':
      return unit === undefined ? [] : [{ kind: 'unit', unit, roles: [addressee] }];
    case 'superior':
      return unit === undefined ? [] : [{ kind: 'superiors', unit }];
    case 'line-leader':
      return unit === undefined ? [] : [{ kind: 'line', unit, ...(category === undefined ? {} : { category }) }];
    case 'area-leader':
      return [{ kind: 'area', areas, office }];
    case 'clerk':
    case 'dispatcher':
    case 'director':
    case 'hq':
      return [{ kind: 'office', office, roles: [addressee] }];
    case 'inspector':
      return inspectorsOf({ office, assignments });
  }
}

/** What an addressee of the policy means on this case; `unit` is the unit that the rung is about, the lead unit if none is named. */
export const partiesOf = (state: CaseState, addressee: Addressee, holder: readonly Party[], unit = leadOf(state)?.unit): readonly Party[] => addressed(state, unit, addressee, holder);

const told = ({ id, name, unit, office }: Person, as: Role): Told => ({ person: id, name, as, ...(unit === undefined ? {} : { unit }), ...(office === undefined ? {} : { office }) });

const holders = (city: City, where: Readonly<{ unit: string } | { office: string } | { area: string }>, roles: readonly Role[]): readonly Told[] =>
  peopleWith(city, { ...where, roles }).map(({ person, as }) => told(person, as));

/** Those who lead a line of business; as their highest post. */
function leadersOf(city: City, { unit, category }: Extract<Party, { kind: 'line' }>): readonly Told[] {
  const lines = [city.units[unit]?.line, category === undefined || !Object.hasOwn(city.categories, category) ? undefined : city.categories[category]?.line].filter((line) => line !== undefined);
  return Object.values(city.people).flatMap((person) => {
    const [as] = person.roles;
    return as !== undefined && person.lines?.some((line) => lines.includes(line)) === true ? [told(person, as)] : [];
  });
}

/** Where a unit has nobody, the dispatcher hears of it; where an area has no leader, headquarters stands in, for a line of business the superiors of the unit; where a named person has left, or nobody is independent, the director. */
function people(city: City, party: Party): readonly Told[] {
  switch (party.kind) {
    case 'unit': {
      const found = holders(city, { unit: party.unit }, party.roles);
      const office = city.units[party.unit]?.office;
      return found.length > 0 || office === undefined ? found : holders(city, { office }, ['dispatcher']);
    }
    case 'superiors':
      return (city.units[party.unit]?.superiors ?? []).flatMap((unit) => holders(city, { unit }, ['unit-vice']));
    case 'line': {
      const found = leadersOf(city, party);
      return found.length > 0 ? found : people(city, { kind: 'superiors', unit: party.unit });
    }
    case 'office': {
      const { office, roles, apart = [] } = party;
      const independent = holders(city, { office }, roles).filter(({ unit }) => unit === undefined || !apart.includes(unit));
      return independent.length > 0 || party.apart === undefined ? independent : holders(city, { office }, ['director']);
    }
    case 'area': {
      const area = party.areas[0];
      const leaders = area === undefined ? [] : holders(city, { area }, ['area-leader']);
      return leaders.length > 0 ? leaders : holders(city, { office: party.office }, ['hq']);
    }
    case 'person': {
      const person = city.people[party.person];
      return person?.roles[0] === undefined ? holders(city, { office: party.office }, ['director']) : [told(person, person.roles[0])];
    }
  }
}

/** The persons behind some parties, each once, without those already `known`. */
export function tell(city: City, parties: readonly Party[], known: readonly Told[] = []): readonly Told[] {
  const seen = new Set(known.map(({ person }) => person));
  return parties.flatMap((party) => people(city, party)).filter(({ person }) => !seen.has(person) && seen.add(person));
}

/** The inspectors who may inspect this case; the director where there is none. */
export const tellInspectors = (city: City, state: CaseState): readonly Told[] => tell(city, inspectorsOf(state));
