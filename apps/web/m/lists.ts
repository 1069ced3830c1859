import type { ListName } from './pages.ts';
import type { Word } from './words.ts';

/** The lists of a unit, and those behind a leader's numbers: what each asks of the server. */
export const lists = {
  claim: { word: 'm-claim', ask: 'view=claim', ofUnit: true },
  work: { word: 'm-work', ask: 'view=work', ofUnit: true },
  'due-soon': { word: 'm-soon', ask: 'clock=soon', ofUnit: true },
  late: { word: 'm-late', ask: 'clock=overdue', ofUnit: true },
  returned: { word: 'm-returned', ask: 'returned=true', ofUnit: true },
  mine: { word: 'm-mine', ask: 'mine=true', ofUnit: false },
  open: { word: 'm-open', ask: 'view=open', ofUnit: false },
  soon: { word: 'm-soon', ask: 'clock=soon', ofUnit: false },
  overdue: { word: 'm-overdue', ask: 'clock=overdue', ofUnit: false },
} as const satisfies Readonly<Record<ListName, Readonly<{ word: Word; ask: string; ofUnit: boolean }>>>;

export function isList(name: string): name is ListName {
  return Object.hasOwn(lists, name);
}

/** The address at which the server has a list, what is due first at its head. */
export const addressOf = (name: ListName, unit: string | undefined, most: number): string => `/api/cases?${lists[name].ask}${lists[name].ofUnit && unit !== undefined ? `&unit=${encodeURIComponent(unit)}` : ''}&sort=due&limit=${most}`;
