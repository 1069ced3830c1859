import type { RoundCase } from '#domain/round/progress';
import type { Queryable } from '#event-store/queryable';
import { conditions, onlySeen } from './conditions.ts';
import type { Viewer } from './viewer.ts';

/** A case that an inspection round made, as its page shows it. */
export type CaseOfRound = RoundCase & Readonly<{ caseNo: string | null }>;

/** The cases that a round made, by id: all of them, as who knows of the round may count them. */
export async function casesOfRound(client: Queryable, round: string): Promise<ReadonlyMap<string, CaseOfRound>> {
  const text = 'select c.case_id as "caseId", c.case_no as "caseNo", c.status, c.open, c.running, c.due_at as "dueAt", c.lead_unit as "leadUnit" from case_list c where c.round = $1';
  const { rows } = await client.query<CaseOfRound>({ name: 'cases-of-round', text, values: [round] });
  return new Map(rows.map((row) => [row.caseId, row]));
}

/** Those of them that the viewer may see. */
export async function seenOfRound(client: Queryable, round: string, { sight }: Viewer): Promise<ReadonlySet<string>> {
  const all = conditions();
  all.when(round, (p) => `c.round = ${p}`);
  onlySeen(all, sight, 'c');
  const { rows } = await client.query<{ caseId: string }>({ text: `select c.case_id as "caseId" from case_list c where ${all.where()}`, values: all.values });
  return new Set(rows.map(({ caseId }) => caseId));
}
