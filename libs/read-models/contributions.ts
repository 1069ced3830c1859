import { evolve } from '#domain/case/case';
import type { Instant } from '#domain/time';
import { contributionsOfEvent, type Contribution } from '#domain/unit/figures';
import { happened, type CaseChange } from './change.ts';
import type { Table } from './table.ts';

/** What one command of a case added to one measure of one holder. Rows are only ever added, so that a figure as it was known is a sum of what was recorded by then. */
export type ContributionRow = Readonly<{
  caseId: string;
  version: number;
  holder: string;
  measure: string;
  at: Instant;
  recordedAt: Instant;
  value: number;
  dueAt: Instant | null;
  /** Of `held` only, see the domain: the balance of calendar minutes, the divided balance, taken up or handed over, and which part of a reading is the holder's from then on. */
  elapsed: number;
  share: number;
  holding: number;
  among: number;
  place: number;
}>;

export const contributions: Table<ContributionRow> = {
  name: 'contributions',
  key: ['caseId', 'version', 'holder', 'measure'],
  columns: {
    caseId: 'text', version: 'integer', holder: 'text', measure: 'text', at: 'timestamptz', recordedAt: 'timestamptz', value: 'integer', dueAt: 'timestamptz', elapsed: 'integer', share: 'integer', holding: 'integer', among: 'integer', place: 'integer',
  },
};

const nobody = { elapsed: 0, share: 0, holding: 0, among: 0, place: 0 } as const;

/** Two things that one event adds to the same measure of the same holder are one. */
const joined = (old: ContributionRow, row: ContributionRow): ContributionRow => ({ ...row, value: old.value + row.value, elapsed: old.elapsed + row.elapsed, share: old.share + row.share, holding: old.holding + row.holding });

function summed(rows: readonly ContributionRow[]): readonly ContributionRow[] {
  const byKey = new Map<string, ContributionRow>();
  for (const row of rows) {
    const key = `${row.version} ${row.measure} ${row.holder}`;
    const old = byKey.get(key);
    byKey.set(key, old === undefined ? row : joined(old, row));
  }
  return [...byKey.values()];
}

const isNothing = (rows: readonly ContributionRow[]): boolean => [sum(rows, 'holding'), sum(rows, 'value'), sum(rows, 'share'), sum(rows, 'elapsed')].every((total) => total === 0);
const sum = (rows: readonly ContributionRow[], column: 'holding' | 'value' | 'share' | 'elapsed'): number => rows.reduce((total, row) => total + row[column], 0);

/** Whoever had a case for no time at all within one command, as when a register is imported, adds nothing. */
function withoutPassing(rows: readonly ContributionRow[]): readonly ContributionRow[] {
  const held = rows.filter(({ measure }) => measure === 'held');
  const passing = new Set(held.flatMap(({ holder }) => (isNothing(held.filter((row) => row.holder === holder)) ? [holder] : [])));
  return rows.filter(({ measure, holder }) => measure !== 'held' || !passing.has(holder));
}

const rowOf = (caseId: string, recordedAt: Instant, { held = nobody, dueAt, holder, measure, version, at, value }: Contribution): ContributionRow => ({
  caseId, version, holder, measure, at, recordedAt, value, dueAt: dueAt ?? null, elapsed: held.elapsed, share: held.share, holding: held.holding, among: held.among, place: held.place,
});

/** The rows that a change of a case adds. */
export function contributionRows({ caseId, before, events, rules, recordedAt }: CaseChange): readonly ContributionRow[] {
  let state = before;
  const rows = events.flatMap((record) => {
    const [event, was] = [happened(record), state];
    state = evolve(state, event);
    return contributionsOfEvent(event, was, state, rules).map((one) => rowOf(caseId, recordedAt, one));
  });
  return withoutPassing(summed(rows));
}
