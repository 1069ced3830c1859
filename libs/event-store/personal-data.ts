import { canonical } from './canonical.ts';
import type { Queryable } from './queryable.ts';

/** Keeps personal data of one subject (a reporter, a contact) of a case outside the log, so that it can be erased. Replaces what was kept. */
export async function keepPersonalData(client: Queryable, caseId: string, subject: string, data: unknown): Promise<void> {
  const text = `insert into personal_data (case_id, subject, data) values ($1, $2, $3)
    on conflict (case_id, subject) do update set data = excluded.data`;
  await client.query({ name: 'event-store-keep-personal', text, values: [caseId, subject, canonical(data)] });
}

/** By subject, what is kept about the people of a case. */
export async function personalData(client: Queryable, caseId: string): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await client.query<{ subject: string; data: unknown }>({
    name: 'event-store-personal',
    text: 'select subject, data from personal_data where case_id = $1 order by subject',
    values: [caseId],
  });
  return new Map(rows.map(({ subject, data }) => [subject, data]));
}

/** Erases what is kept about one subject of a case, or about all. Returns how many were erased. */
export async function erasePersonalData(client: Queryable, caseId: string, subject?: string): Promise<number> {
  const text = 'delete from personal_data where case_id = $1 and ($2::text is null or subject = $2)';
  return (await client.query({ text, values: [caseId, subject ?? null] })).rowCount ?? 0;
}
