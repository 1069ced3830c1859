import type { Instant } from '#domain/time';
import type { CaseChange } from './change.ts';
import type { Table } from './table.ts';

/** One row per deadline that an amendment counted again. */
export type DeadlineMoveRow = Readonly<{
  caseId: string;
  /** The version of the case after the event. */
  version: number;
  /** The stream of the amendment: `amendment/calendar-3`. */
  cause: string;
  /** The share; null for the deadline of a listing. */
  assignment: string | null;
  milestone: string | null;
  unit: string | null;
  dueBefore: Instant;
  dueAfter: Instant;
  why: string;
  movedAt: Instant;
}>;

export const deadlineMoves: Table<DeadlineMoveRow> = {
  name: 'deadline_moves',
  key: ['caseId', 'version'],
  columns: {
    caseId: 'text', version: 'integer', cause: 'text', assignment: 'text', milestone: 'text', unit: 'text', dueBefore: 'timestamptz', dueAfter: 'timestamptz', why: 'text', movedAt: 'timestamptz',
  },
};

/** The deadlines that were counted again in a change, under the adoption that stands before them. */
export function deadlineMoveRows({ caseId, after, events }: CaseChange): readonly DeadlineMoveRow[] {
  let cause = '';
  return events.flatMap((event) => {
    if (event.type === 'RulesAdopted') cause = event.data.cause;
    if (event.type !== 'DeadlineRecomputed') return [];
    const { assignment = null, milestone = null, from, to, why } = event.data;
    const unit = after.assignments.find(({ id }) => id === assignment)?.unit ?? null;
    return [{ caseId, version: event.version, cause, assignment, milestone, unit, dueBefore: from, dueAfter: to, why, movedAt: event.occurredAt }];
  });
}
