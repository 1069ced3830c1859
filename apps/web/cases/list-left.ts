import type { View } from './views.ts';

type ListSearch = Readonly<{ view: View; q?: string; unit?: string; area?: string }>;

let left: ListSearch = { view: 'mine' };

/** Remembers which list is being read, for the way back from one of its cases. */
export function remember(search: ListSearch): void {
  left = search;
}

/** The list that was read last. */
export const listLeft = (): ListSearch => left;
