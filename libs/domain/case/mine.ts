import type { Actor } from '#domain/city/city';
import type { CaseState, Party } from './state.ts';
import { holdersOf, waits } from './waits.ts';

/** By which badges somebody belongs to a party; for a case in no area, headquarters stands in for its leader. */
export function badgesFor(party: Party): readonly string[] {
  switch (party.kind) {
    case 'unit':
      return party.roles.map((role) => `unit:${party.unit}:${role}`);
    case 'superiors':
      return [];
    case 'office':
      return party.roles.map((role) => `office:${party.office}:${role}`);
    case 'area':
      return party.areas.length > 0 ? party.areas.map((area) => `area:${area}`) : [`office:${party.office}:hq`];
    case 'person':
      return [`person:${party.person}`];
  }
}

/** The badges that somebody wears: who of a unit, who of the own office or one below it, leader of which areas, and himself. */
export const badgesOf = ({ person, unit, offices, roles, areas }: Actor): readonly string[] => [
  ...roles.flatMap((role) => [...(unit === undefined ? [] : [`unit:${unit}:${role}`]), ...offices.map((office) => `office:${office}:${role}`)]),
  ...(roles.includes('area-leader') ? areas.map((area) => `area:${area}`) : []),
  `person:${person}`,
];

/** The badges of everybody for whom the case waits: the holder, whoever decides a request, a proposal or an appeal. */
export const waitedFor = (state: CaseState): readonly string[] => [...new Set([...holdersOf(state), ...waits(state).flatMap(({ holder }) => holder)].flatMap(badgesFor))];
