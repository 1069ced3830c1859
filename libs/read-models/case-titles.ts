import type { Queryable } from '#event-store/queryable';
import { marksOf, type Sight } from '#domain/case/sight';

/** What a case is called. */
export type CaseTitle = Readonly<{ caseId: string; caseNo: string | null; title: string; status: string }>;

/** Number and title of those of some cases that may be seen, by id. */
export async function caseTitles(client: Queryable, sight: Sight, caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseTitle>> {
  const text = 'select case_id as "caseId", case_no as "caseNo", title, status from case_list where case_id = any($1) and ($2 or viewers && $3::text[])';
  const { rows } = await client.query<CaseTitle>({ name: 'case-titles', text, values: [caseIds, sight.all, marksOf(sight)] });
  return new Map(rows.map((row) => [row.caseId, row]));
}
