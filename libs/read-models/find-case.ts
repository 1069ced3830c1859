import type { Queryable } from '#event-store/queryable';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a case by its id or its number; undefined when there is none. */
export async function findCase(client: Queryable, idOrNumber: string): Promise<string | undefined> {
  const column = uuid.test(idOrNumber) ? 'case_id' : 'case_no';
  const { rows } = await client.query<{ caseId: string }>({ text: `select case_id as "caseId" from case_list where ${column} = $1 limit 1`, values: [uuid.test(idOrNumber) ? idOrNumber.toLowerCase() : idOrNumber] });
  return rows[0]?.caseId;
}
