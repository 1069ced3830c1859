import type { Queryable } from '#event-store/queryable';
import { conditions, onlySeen } from './conditions.ts';
import { deadlineMoves, type DeadlineMoveRow } from './deadline-moves.ts';
import { idKey, keysOf, lengthOf, pageOf, type Page, type PageRequest } from './page.ts';
import { selection } from './table.ts';
import type { Viewer } from './viewer.ts';

/** A deadline that moved, with the case it belongs to. */
export type DeadlineMove = DeadlineMoveRow & Readonly<{ caseNo: string | null; title: string; office: string }>;

const isVersion = (key: string): boolean => /^\d{1,9}$/.test(key);

/** A page of the deadlines that an amendment moved, of the cases which the viewer may see, by case. What only became certain is not among them. Throws BadCursor. */
export async function listDeadlineMoves(client: Queryable, { sight }: Viewer, cause: string, request: PageRequest): Promise<Page<DeadlineMove>> {
  const all = conditions();
  all.when(cause, (p) => `m.cause = ${p}`);
  all.add('m.due_before <> m.due_after');
  onlySeen(all, sight, 'c');
  const [id, version] = keysOf(request, `moves/${cause}`, [idKey, isVersion]);
  all.when(id, (p) => `(m.case_id, m.version) > (${p}::text, ${all.bind(version)}::int)`);
  const length = lengthOf(request);
  const text = `select ${selection(deadlineMoves.columns, 'm')}, c.case_no as "caseNo", c.title, c.office from deadline_moves m join case_list c using (case_id)
    where ${all.where()} order by m.case_id, m.version limit ${length + 1}`;
  const { rows } = await client.query<DeadlineMove>({ text, values: all.values });
  return pageOf(rows, length, `moves/${cause}`, ({ caseId, version: place }) => [caseId, `${place}`]);
}

/** How many deadlines an amendment has moved so far, and of how many cases. */
export async function countDeadlineMoves(client: Queryable, cause: string): Promise<Readonly<{ cases: number; deadlines: number }>> {
  const text = 'select count(distinct case_id)::int as cases, count(*)::int as deadlines from deadline_moves where cause = $1 and due_before <> due_after';
  const { rows } = await client.query<{ cases: number; deadlines: number }>({ text, values: [cause] });
  return rows[0] ?? { cases: 0, deadlines: 0 };
}
