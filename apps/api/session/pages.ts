import type { Actor, Role } from '#domain/city/city';

/** The parts of the pages that not everybody has a use for. What is shown there is still asked of the server, figure by figure. */
export const pages = ['leader', 'rules', 'record'] as const;
export type Page = (typeof pages)[number];

/** What each role looks at beside its cases: figures of many units, and the rules by which cases are timed. */
const ofRole: Readonly<Record<Role, readonly Page[]>> = {
  clerk: ['rules'],
  dispatcher: ['leader', 'rules'],
  director: ['leader', 'rules'],
  hq: ['leader', 'rules'],
  oversight: ['leader', 'rules'],
  auditor: ['leader', 'rules'],
  'line-leader': ['leader'],
  'area-leader': ['leader'],
  'unit-handler': ['rules'],
  'unit-vice': ['rules'],
  'unit-head': ['leader', 'rules'],
  inspector: [],
  propaganda: [],
  admin: ['rules'],
  'security-admin': [],
};

/** The pages that somebody finds a way to; whoever is of a unit has its record. */
export function pagesOf({ roles, unit }: Actor): readonly Page[] {
  const found = new Set(roles.flatMap((role) => (role === 'system' ? [] : ofRole[role])));
  if (unit !== undefined) found.add('record');
  return pages.filter((page) => found.has(page));
}
