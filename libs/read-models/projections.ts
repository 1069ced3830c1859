import type { Queryable, Statement } from '#event-store/queryable';
import { assignmentRows, assignments } from './assignments.ts';
import { caseList, caseRow } from './case-list.ts';
import { caseEvidence, caseEvidenceRows } from './case-evidence.ts';
import type { CaseChange } from './change.ts';
import { contributionRows, contributions } from './contributions.ts';
import { deadlineMoveRows, deadlineMoves } from './deadline-moves.ts';
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

const nothingToWrite = '[]';

/** Everything that is written in the transaction of a command. */
export const caseProjections: readonly Projection[] = [
  projection('case-list', caseList, (change) => [caseRow(change)]),
  projection('assignments', assignments, assignmentRows),
  projection('escalations', escalations, escalationRows),
  projection('notices', notices, noticeRows),
  projection('contributions', contributions, contributionRows),
  projection('deadline-moves', deadlineMoves, deadlineMoveRows),
  projection('case-evidence', caseEvidence, caseEvidenceRows),
];

/** One statement that writes the payloads of these projections; prepared once for each selection of them. PostgreSQL cuts longer names off at 63 characters. */
function statementFor(written: readonly (readonly [Projection, string])[]): Statement {
  const parts = written.map(([{ upsert }], index) => `p${index} as (${upsert(index + 1)})`);
  return { name: `project-${written.map(([one]) => caseProjections.indexOf(one)).join('-')}`, text: `with ${parts.join(', ')} select 1`, values: written.map(([, payload]) => payload) };
}

/** Brings all projections of cases up to date, in one statement of the caller's transaction. The changes of one case come in their order. */
export async function projectCases(client: Queryable, changes: readonly CaseChange[]): Promise<void> {
  const payloads = caseProjections.map((one) => [one, one.payload(changes)] as const).filter(([, payload]) => payload !== nothingToWrite);
  if (payloads.length > 0) await client.query(statementFor(payloads));
}
