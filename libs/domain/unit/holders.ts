import { isOpen, standing, type CaseState, type Party } from '#domain/case/state';
import { holdersOf } from '#domain/case/waits';

/** Who holds a case, as one name: `unit:<id>`, `office:<id>:<role>`, `area:<id>`. */
export type HolderName = string;
export const unitHolder = (unit: string): HolderName => `unit:${unit}`;
/** The unit that a holder is; undefined for an office or a leader. */
export const unitOf = (holder: HolderName): string | undefined => (holder.startsWith('unit:') ? holder.slice('unit:'.length) : undefined);

function nameOf(party: Party, state: CaseState): readonly HolderName[] {
  switch (party.kind) {
    case 'unit':
    case 'superiors':
    case 'line':
      return [unitHolder(party.unit)];
    case 'office':
      return [`office:${party.office}:${party.roles[0] ?? ''}`];
    case 'area':
      return [party.areas[0] === undefined ? `office:${party.office}:hq` : `area:${party.areas[0]}`];
    case 'person':
      return [`office:${state.office}:inspector`];
  }
}

/** Before it was imported, a case without a limit was in the hands of its unit, though the office has to take it over now. */
const ofImported = (state: CaseState): readonly HolderName[] => standing(state).filter(({ status }) => status === 'working').map(({ unit }) => unitHolder(unit));

/**
 * In whose hands a case is, each once, in the order of their names. A person whom an order names stands for the unit. Nobody holds a suspended case
 * or one that is over: that time is counted for nobody.
 */
export function holderNames(state: CaseState): readonly HolderName[] {
  const found = known.get(state) ?? namesIn(state);
  known.set(state, found);
  return found;
}

/** A state is asked twice: as what an event led to, and as what the next one found. */
const known = new WeakMap<CaseState, readonly HolderName[]>();

function namesIn(state: CaseState): readonly HolderName[] {
  if (!isOpen(state) || state.status === 'suspended') return [];
  const parties = holdersOf(state);
  const units = parties.filter(({ kind }) => kind === 'unit');
  const names = (units.length > 0 ? parties.filter(({ kind }) => kind !== 'person') : parties).flatMap((party) => nameOf(party, state));
  const imported = state.history !== undefined && state.status === 'rectifying' ? ofImported(state) : [];
  return [...new Set(imported.length > 0 ? imported : names)].toSorted();
}
