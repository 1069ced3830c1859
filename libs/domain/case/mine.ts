import type { Actor, City } from '#domain/city/city';
import type { CaseState, Party } from './state.ts';
import { holdersOf, waits } from './waits.ts';

/** By which badges somebody belongs to a party; for a case in no area, headquarters stands in for its leader. */
export function badgesFor(party: Party): readonly string[] {
  switch (party.kind) {
    case 'unit':
      return party.roles.map((role) => `unit:${party.unit}:${role}`);
    case 'superiors':
    case 'line':
      return [];
    case 'office':
      return party.roles.map((role) => `office:${party.office}:${role}`);
    case 'area':
      return party.areas.length > 0 ? party.areas.map((area) => `area:${area}`) : [`office:${party.office}:hq`];
    case 'person':
      return [`person:${party.person}`];
  }
}

/** The badges that somebody wears: who of a unit, who of the own office or one below it, or of the office of the own unit, leader of which areas, and himself. */
export function badgesOf({ person, unit, office, offices, roles, areas }: Actor, city: City): readonly string[] {
  const home = unit === undefined || office !== undefined ? undefined : city.units[unit]?.office;
  const within = home === undefined ? offices : [home];
  return [
    ...roles.flatMap((role) => [...(unit === undefined ? [] : [`unit:${unit}:${role}`]), ...within.map((one) => `office:${one}:${role}`)]),
    ...(roles.includes('area-leader') ? areas.map((area) => `area:${area}`) : []),
    `person:${person}`,
  ];
}

/** The badges of everybody for whom the case waits: the holder, whoever decides a request, a proposal or an appeal. */
export const waitedFor = (state: CaseState): readonly string[] => [...new Set([...holdersOf(state), ...waits(state).flatMap(({ holder }) => holder)].flatMap(badgesFor))];
