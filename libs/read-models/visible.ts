import type { Queryable } from '#event-store/queryable';
import { marksOf, type Sight } from '#domain/case/sight';

/** Those of some cases that may be seen now; one that nobody reported is never among them. */
export async function visibleOf(client: Queryable, sight: Sight, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const text = 'select case_id as "caseId" from case_list where case_id = any($1) and ($2 or viewers && $3::text[])';
  const { rows } = await client.query<{ caseId: string }>({ name: 'visible-cases', text, values: [caseIds, sight.all, marksOf(sight)] });
  return new Set(rows.map(({ caseId }) => caseId));
}
