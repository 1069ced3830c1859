import type { Actor, Role } from '#domain/city/city';

/** The parts of the pages that not everybody has a use for. What is shown there is still asked of the server, figure by figure. */
export const pages = ['leader', 'rounds', 'rules', 'record', 'dispatch', 'intake'] as const;
export type Page = (typeof pages)[number];

/** What each role looks at beside its cases: figures of many units, inspection rounds, the rules by which cases are timed, the board for orders, and registering at once what is reported. */
const ofRole: Readonly<Record<Role, readonly Page[]>> = {
  clerk: ['rounds', 'rules', 'intake'],
  dispatcher: ['leader', 'rounds', 'rules', 'dispatch'],
  director: ['leader', 'rounds', 'rules', 'dispatch', 'intake'],
  hq: ['leader', 'rounds', 'rules'],
  oversight: ['leader', 'rounds', 'rules'],
  auditor: ['leader', 'rounds', 'rules'],
  'line-leader': ['leader'],
  'area-leader': ['leader', 'rounds'],
  'unit-handler': ['rounds', 'rules'],
  'unit-vice': ['rounds', 'rules'],
  'unit-head': ['leader', 'rounds', 'rules'],
  inspector: ['rounds'],
  propaganda: ['rounds'],
  admin: ['rules'],
  'security-admin': [],
};

/** The pages that somebody finds a way to; whoever is of a unit has its record. */
export function pagesOf({ roles, unit }: Actor): readonly Page[] {
  const found = new Set(roles.flatMap((role) => (role === 'system' ? [] : ofRole[role])));
  if (unit !== undefined) found.add('record');
  return pages.filter((page) => found.has(page));
}
