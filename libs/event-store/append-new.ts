import { type Append, chained, type Sheet } from './append.ts';
import { genesis } from './hash.ts';
import type { Queryable } from './queryable.ts';
import type { Fact, Recorded } from './recorded.ts';
import { recordedOf } from './row.ts';
import { asWritten } from './upcast.ts';

const insertStreams = `insert into streams (stream_id, version, hash)
  select * from unnest($1::text[], $2::int[], $3::text[]) on conflict (stream_id) do nothing returning stream_id as "streamId"`;

const insertEvents = `insert into events (stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, cause, data, prev_hash, hash)
  select * from unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::json[], $8::text[], $9::text[], $10::json[], $11::text[], $12::text[])
  returning position::text, tx::text`;

const columnsOf = (sheets: readonly Sheet[]): unknown[] => {
  const rows = sheets.map(({ row }) => row);
  return [
    rows.map((row) => row.streamId), rows.map((row) => row.version), rows.map((row) => row.type), rows.map((row) => row.schema), rows.map((row) => row.occurredAt), rows.map((row) => row.recordedAt),
    sheets.map(({ actor }) => actor), rows.map((row) => row.commandId), rows.map((row) => row.cause), sheets.map(({ data }) => data), rows.map((row) => row.prevHash), rows.map((row) => row.hash),
  ];
};

function byStream<R extends Readonly<{ streamId: string }>>(events: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const streams = new Map<string, R[]>();
  for (const event of events) {
    const own = streams.get(event.streamId);
    if (own === undefined) streams.set(event.streamId, [event]);
    else own.push(event);
  }
  return streams;
}

/**
 * Writes many streams that do not exist yet, in two statements inside the caller's transaction, for imports. A stream that exists is left
 * as it is. Returns the events of the streams that were written, by stream.
 */
export async function appendNew<E extends Fact, Actor>(client: Queryable, requests: readonly Omit<Append<E, Actor>, 'expectedVersion' | 'expectedHash'>[]): Promise<ReadonlyMap<string, readonly Recorded<E, Actor>[]>> {
  const chains = requests.map((request) => chained({ ...request, expectedVersion: 0 }, genesis)).filter((chain) => chain.length > 0);
  const heads = chains.flatMap((chain) => chain.at(-1)?.row ?? []);
  const { rows: written } = await client.query<{ streamId: string }>({ name: 'event-store-new-streams', text: insertStreams, values: [heads.map((row) => row.streamId), heads.map((row) => row.version), heads.map((row) => row.hash)] });
  const fresh = new Set(written.map(({ streamId }) => streamId));
  const sheets = chains.filter(([first]) => first !== undefined && fresh.has(first.row.streamId)).flat();
  if (sheets.length === 0) return new Map();
  const { rows: places } = await client.query<{ position: string; tx: string }>({ name: 'event-store-new-events', text: insertEvents, values: columnsOf(sheets) });
  return byStream(sheets.map(({ row }, index) => recordedOf<E, Actor>({ ...row, ...places[index] }, asWritten)));
}
