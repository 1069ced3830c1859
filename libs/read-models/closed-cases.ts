import type { Queryable } from '#event-store/queryable';

/** The cases of an office that were closed in a month, `2026-03`, and are under observation, by id. */
export async function closedIn(client: Queryable, office: string, month: string): Promise<readonly string[]> {
  const text = "select case_id as id from case_list where office = $1 and status = 'closed' and to_char(closed_at at time zone interval '8 hours', 'YYYY-MM') = $2 order by case_id";
  return (await client.query<{ id: string }>({ name: 'closed-in-month', text, values: [office, month] })).rows.map(({ id }) => id);
}
