import type { TrailEntry } from '../server/facts.ts';

/** What of a trail is shown: everything, what people did, what the clock did, what holds somebody to account. */
export const kinds = ['filter-all', 'filter-people', 'filter-clock', 'filter-escalation'] as const;
export type Kind = (typeof kinds)[number];

export const accuses = ({ type }: TrailEntry): boolean => /^(EscalationFired|Sanction|Appeal|Supervision|Exposure)/.test(type);
export const byClock = ({ who }: TrailEntry): boolean => who?.person === 'clock';

export function belongs(entry: TrailEntry, kind: Kind): boolean {
  switch (kind) {
    case 'filter-all':
      return true;
    case 'filter-people':
      return !byClock(entry);
    case 'filter-clock':
      return byClock(entry);
    case 'filter-escalation':
      return accuses(entry);
  }
}
