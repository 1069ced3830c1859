import { type Append, chained, type Sheet } from './append.ts';
import { genesis } from './hash.ts';
import type { Queryable } from './queryable.ts';
import type { Fact, Recorded } from './recorded.ts';
import { recordedOf } from './row.ts';
import { asWritten } from './upcast.ts';

/** What one command adds to a stream that does not exist yet. */
export type AppendNew<E extends Fact = Fact, Actor = unknown> = Omit<Append<E, Actor>, 'expectedVersion' | 'expectedHash'>;

/** In the order of their ids, so that two batches that overlap wait for each other instead of standing in each other's way. */
const insertStreams = `insert into streams (stream_id, version, hash)
  select * from unnest($1::text[], $2::int[], $3::text[]) order by 1 on conflict (stream_id) do nothing returning stream_id as "streamId"`;

const insertEvents = `insert into events (stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, cause, data, prev_hash, hash)
  select stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, cause, data, prev_hash, hash
  from unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::json[], $8::text[], $9::text[], $10::json[], $11::text[], $12::text[]) with ordinality
    as e(stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, cause, data, prev_hash, hash, place)
  order by place
  returning position::text, tx::text`;

/**
 * Writes many streams that do not exist yet, in two statements inside the caller's transaction, for imports. A stream that exists is left
 * as it is, and of two requests for the same stream the first counts. Returns the events of the streams that were written, by stream.
 */
export async function appendNew<E extends Fact, Actor>(client: Queryable, requests: readonly AppendNew<E, Actor>[]): Promise<ReadonlyMap<string, readonly Recorded<E, Actor>[]>> {
  const sheets = await onlyNew(client, chainsOf(requests));
  if (sheets.length === 0) return new Map();
  const { rows: places } = await client.query<{ position: string; tx: string }>({ name: 'event-store-new-events', text: insertEvents, values: columnsOf(sheets) });
  return byStream(sheets.map(({ row }, index) => recordedOf<E, Actor>({ ...row, ...places[index] }, asWritten)));
}

function chainsOf(requests: readonly AppendNew[]): ReadonlyMap<string, readonly Sheet[]> {
  const chains = new Map<string, readonly Sheet[]>();
  for (const request of requests) {
    if (request.events.length > 0 && !chains.has(request.streamId)) chains.set(request.streamId, chained({ ...request, expectedVersion: 0 }, genesis));
  }
  return chains;
}

/** Makes the streams that do not exist yet, and gives the events of those. */
async function onlyNew(client: Queryable, chains: ReadonlyMap<string, readonly Sheet[]>): Promise<readonly Sheet[]> {
  const heads = Array.from(chains.values()).flatMap((chain) => chain.at(-1)?.row ?? []);
  const values = [heads.map((row) => row.streamId), heads.map((row) => row.version), heads.map((row) => row.hash)];
  const { rows } = await client.query<{ streamId: string }>({ name: 'event-store-new-streams', text: insertStreams, values });
  return rows.flatMap(({ streamId }) => chains.get(streamId) ?? []);
}

function columnsOf(sheets: readonly Sheet[]): unknown[] {
  const rows = sheets.map(({ row }) => row);
  return [
    rows.map((row) => row.streamId),
    rows.map((row) => row.version),
    rows.map((row) => row.type),
    rows.map((row) => row.schema),
    rows.map((row) => row.occurredAt),
    rows.map((row) => row.recordedAt),
    sheets.map(({ actor }) => actor),
    rows.map((row) => row.commandId),
    rows.map((row) => row.cause),
    sheets.map(({ data }) => data),
    rows.map((row) => row.prevHash),
    rows.map((row) => row.hash),
  ];
}

function byStream<R extends Readonly<{ streamId: string }>>(events: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const streams = new Map<string, R[]>();
  for (const event of events) streams.set(event.streamId, [...(streams.get(event.streamId) ?? []), event]);
  return streams;
}
