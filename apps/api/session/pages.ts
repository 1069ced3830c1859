import type { Actor, Role } from '#domain/city/city';

/** The parts of the pages that not everybody has a use for. What is shown there is still asked of the server, figure by figure. */
export const pages = ['leader', 'campaigns', 'rounds', 'rules', 'record', 'dispatch', 'intake'] as const;
export type Page = (typeof pages)[number];

/** What each role looks at beside its cases: figures of many units, campaigns, inspection rounds, the rules by which cases are timed, the board for orders, and registering at once what is reported. */
const ofRole: Readonly<Record<Role, readonly Page[]>> = {
  clerk: ['campaigns', 'rounds', 'rules', 'intake'],
  dispatcher: ['leader', 'campaigns', 'rounds', 'rules', 'dispatch'],
  director: ['leader', 'campaigns', 'rounds', 'rules', 'dispatch', 'intake'],
  hq: ['leader', 'campaigns', 'rounds', 'rules'],
  oversight: ['leader', 'campaigns', 'rounds', 'rules'],
  auditor: ['leader', 'campaigns', 'rounds', 'rules'],
  'line-leader': ['leader', 'campaigns'],
  'area-leader': ['leader', 'campaigns', 'rounds'],
  'unit-handler': ['campaigns', 'rounds', 'rules'],
  'unit-vice': ['campaigns', 'rounds', 'rules'],
  'unit-head': ['leader', 'campaigns', 'rounds', 'rules'],
  inspector: ['rounds'],
  propaganda: ['campaigns', 'rounds'],
  admin: ['rules'],
  'security-admin': [],
};

/** The pages that somebody finds a way to; whoever is of a unit has its record. */
export function pagesOf({ roles, unit }: Actor): readonly Page[] {
  const found = new Set(roles.flatMap((role) => (role === 'system' ? [] : ofRole[role])));
  if (unit !== undefined) found.add('record');
  return pages.filter((page) => found.has(page));
}
