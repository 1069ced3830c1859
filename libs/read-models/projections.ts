import type { Queryable } from '#event-store/queryable';
import { assignmentRows, assignments } from './assignments.ts';
import { caseList, caseRow } from './case-list.ts';
import type { CaseChange } from './change.ts';
import { escalationRows, escalations } from './escalations.ts';
import { noticeRows, notices } from './notices.ts';
import { collapsed, upsertSql, type Table } from './table.ts';

/** A table that follows the cases, and what it takes from changes, as JSON. */
export type Projection = Readonly<{ name: string; table: string; upsert: (parameter: number) => string; payload: (changes: readonly CaseChange[]) => string }>;

const projection = <Row extends object>(name: string, table: Table<Row>, rows: (change: CaseChange) => readonly Row[]): Projection => ({
  name,
  table: table.name,
  upsert: (parameter) => upsertSql(table, parameter),
  payload: (changes) => JSON.stringify(collapsed(table, changes.flatMap(rows))),
});

/** Everything that is written in the transaction of a command. */
export const caseProjections: readonly Projection[] = [
  projection('case-list', caseList, (change) => [caseRow(change)]),
  projection('assignments', assignments, assignmentRows),
  projection('escalations', escalations, escalationRows),
  projection('notices', notices, noticeRows),
];

const parts = caseProjections.map(({ upsert }, index) => `p${index} as (${upsert(index + 1)})`);
const text = `with ${parts.join(', ')} select 1`;

/** Brings all projections of cases up to date, in one statement of the caller's transaction. The changes of one case come in their order. */
export async function projectCases(client: Queryable, changes: readonly CaseChange[]): Promise<void> {
  if (changes.length === 0) return;
  await client.query({ name: 'project-cases', text, values: caseProjections.map(({ payload }) => payload(changes)) });
}
