import type { CityFile, Person, Role } from './city.ts';
import type { Problem } from './problem.ts';

const unitRoles: readonly Role[] = ['unit-handler', 'unit-vice', 'unit-head'];
const officeRoles: readonly Role[] = ['clerk', 'dispatcher', 'director'];

/** Pairs that one person may not hold: who rectifies does not re-inspect, and the three administrators (三员) watch each other. */
const apart: readonly (readonly [Role, Role])[] = [
  ...unitRoles.map((role) => ['inspector', role] as const),
  ['admin', 'security-admin'],
  ['admin', 'auditor'],
  ['security-admin', 'auditor'],
];

/** A pair of roles that would come together if whoever holds the `own` ones acted by the `lent` ones too; undefined when none would. Oversight stands alone. */
export function keptApart(lent: readonly Role[], own: readonly Role[]): readonly [Role, Role] | undefined {
  const pair = apart.find(([one, other]) => (lent.includes(one) && own.includes(other)) || (lent.includes(other) && own.includes(one)));
  if (pair !== undefined) return pair;
  const [alone] = [lent, own].filter((roles) => roles.includes('oversight'));
  const beside = [...lent, ...own].find((role) => role !== 'oversight');
  return alone === undefined || beside === undefined ? undefined : ['oversight', beside];
}

/** Who holds what cannot be held together, or holds it where it means nothing. */
export const roleProblems = (file: CityFile): readonly Problem[] => {
  const leaders = new Set(file.areas.flatMap((area) => area.leaders));
  return [
    ...file.people.flatMap((person, index) => [...conflicts(person, index), ...misplaced(person, index, leaders)]),
    ...leadersWithoutRole(file),
  ];
};

function conflicts({ id, roles }: Person, index: number): readonly Problem[] {
  const path = ['people', index, 'roles'];
  const pairs = apart.filter(([one, other]) => roles.includes(one) && roles.includes(other));
  const alone = roles.includes('oversight') && roles.some((role) => role !== 'oversight');
  return [
    ...pairs.map(([one, other]) => ({ path, code: 'city-role-conflict', facts: { id, one, other } })),
    ...(alone ? [{ path, code: 'city-role-alone', facts: { id, role: 'oversight' } }] : []),
  ];
}

function misplaced({ id, unit, office, lines, roles }: Person, index: number, leaders: ReadonlySet<string>): readonly Problem[] {
  const path = ['people', index, 'roles'];
  const onlyLeads = roles.every((role) => role === 'area-leader' || role === 'line-leader');
  const idle = roles.includes('area-leader') && !leaders.has(id);
  const lineless = roles.includes('line-leader') && (lines ?? []).length === 0;
  return [
    ...(unit !== undefined && office !== undefined ? [{ path: ['people', index], code: 'city-two-places', facts: { id } }] : []),
    ...(unit === undefined && office === undefined && !onlyLeads ? [{ path: ['people', index], code: 'city-no-place', facts: { id } }] : []),
    ...(unit === undefined ? needing(roles, unitRoles).map((role) => ({ path, code: 'city-role-needs-unit', facts: { id, role } })) : []),
    ...(office === undefined ? needing(roles, officeRoles).map((role) => ({ path, code: 'city-role-needs-office', facts: { id, role } })) : []),
    ...(idle ? [{ path, code: 'city-leader-without-area', facts: { id } }] : []),
    ...(lineless ? [{ path, code: 'city-leader-without-line', facts: { id } }] : []),
  ];
}

const needing = (roles: readonly Role[], placed: readonly Role[]): readonly Role[] => roles.filter((role) => placed.includes(role));

function leadersWithoutRole(file: CityFile): readonly Problem[] {
  const people = new Map(file.people.map((person) => [person.id, person]));
  return file.areas.flatMap(({ leaders }, i) =>
    leaders.flatMap((id, j) => {
      const person = people.get(id);
      return person && !person.roles.includes('area-leader') ? [{ path: ['areas', i, 'leaders', j], code: 'city-leader-without-role', facts: { id } }] : [];
    }),
  );
}
