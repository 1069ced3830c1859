import type { CityFile, Person, Role } from './city.ts';
import type { Problem } from './problem.ts';

/** Posts without which cases would stand still: three in each office, two in each unit, a leader for each place. */
export const vacancies = (file: CityFile): readonly Problem[] => [
  ...file.offices.flatMap(({ id }, index) =>
    unfilled(file, (person) => person.office === id, ['clerk', 'dispatcher', 'director']).map((role) => ({
      path: ['offices', index],
      code: `city-office-without-${role}`,
      facts: { id },
    })),
  ),
  ...file.units.flatMap(({ id }, index) =>
    unfilled(file, (person) => person.unit === id, ['unit-handler', 'unit-head']).map((role) => ({
      path: ['units', index],
      code: `city-unit-without-${role.slice('unit-'.length)}`,
      facts: { id },
    })),
  ),
  ...leaderless(file),
];

const unfilled = (file: CityFile, here: (person: Person) => boolean, roles: readonly Role[]): readonly Role[] =>
  roles.filter((role) => !file.people.some((person) => here(person) && person.roles.includes(role)));

/** Leaders answer for what is inside their area too, so only areas with nothing around them can lack one. */
const leaderless = (file: CityFile): readonly Problem[] =>
  file.areas.flatMap(({ id, parent, leaders }, index) =>
    parent === undefined && leaders.length === 0 ? [{ path: ['areas', index, 'leaders'], code: 'city-area-without-leader', facts: { id } }] : [],
  );
