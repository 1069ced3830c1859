import type { Queryable } from '#event-store/queryable';
import type { Sight } from '#domain/case/sight';
import { conditions, onlySeen } from './conditions.ts';

/** Those of some cases that may be seen now; one that nobody reported is never among them. */
export async function visibleOf(client: Queryable, sight: Sight, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const all = conditions();
  all.when(caseIds, (ids) => `c.case_id = any(${ids})`);
  onlySeen(all, sight, 'c');
  const { rows } = await client.query<{ caseId: string }>({ text: `select case_id as "caseId" from case_list c where ${all.where()}`, values: all.values });
  return new Set(rows.map(({ caseId }) => caseId));
}
