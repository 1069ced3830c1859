import { genesis } from './hash.ts';
import type { Queryable } from './queryable.ts';

/** Where a stream ends: its version, 0 when it does not exist, and the hash of its last event. */
export type Head = Readonly<{ version: number; hash: string }>;

/** The head of a stream. */
export async function headOf(client: Queryable, streamId: string): Promise<Head> {
  const { rows } = await client.query<Head>({ name: 'event-store-head', text: 'select version, hash from streams where stream_id = $1', values: [streamId] });
  return rows[0] ?? { version: 0, hash: genesis };
}

/** The versions of several streams in one question; 0 for one that does not exist. */
export async function versionsOf<Id extends string>(client: Queryable, streamIds: readonly Id[]): Promise<Readonly<Record<Id, number>>> {
  const text = 'select wanted as "streamId", coalesce(version, 0) as version from unnest($1::text[]) as wanted left join streams on stream_id = wanted';
  const { rows } = await client.query<{ streamId: Id; version: number }>({ name: 'event-store-versions', text, values: [streamIds] });
  return Object.fromEntries(rows.map(({ streamId, version }) => [streamId, version])) as Record<Id, number>;
}

/** Lets appends to one stream pass one after the other until the transaction ends: for streams to which anybody may append at any time, as nothing is decided on them. */
export async function lockStream(client: Queryable, streamId: string): Promise<void> {
  await client.query({ name: 'event-store-lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [streamId] });
}
