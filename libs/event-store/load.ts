import { genesis } from './hash.ts';
import type { Queryable } from './queryable.ts';
import type { Fact, Recorded } from './recorded.ts';
import { type EventRow, eventColumns, recordedOf } from './row.ts';
import { type Head, headOf } from './streams.ts';
import { asWritten, type Upcast } from './upcast.ts';

/** A stream, or a part of it: the version and hash of the last event that was read, and the events. */
export type Loaded<E extends Fact = Fact, Actor = unknown> = Head & Readonly<{ events: readonly Recorded<E, Actor>[] }>;

/** Which part of a stream. */
export type Part = Readonly<{
  /** Only events later than this version. */
  after?: number;
  /** Only events up to this version. */
  upTo?: number;
  /** The stream as it was known at this instant: up to the last event recorded before anything later. */
  asOf?: string;
  upcast?: Upcast;
}>;

const loadSql = `select ${eventColumns} from events
  where stream_id = $1 and version > $2 and version <= $3
    and ($4::text is null or version < all (select version from events where stream_id = $1 and recorded_at::timestamptz > $4::timestamptz))
  order by version`;

/** The events of a stream in their order; version 0 and no events when there is no such stream. */
export async function load<E extends Fact, Actor = unknown>(client: Queryable, streamId: string, part: Part = {}): Promise<Loaded<E, Actor>> {
  const values = [streamId, part.after ?? 0, part.upTo ?? 2_147_483_647, part.asOf ?? null];
  const { rows } = await client.query<EventRow>({ name: 'event-store-load', text: loadSql, values });
  const events = rows.map((row) => recordedOf<E, Actor>(row, part.upcast ?? asWritten));
  return { ...(await headRead(client, streamId, part, rows)), events };
}

async function headRead(client: Queryable, streamId: string, part: Part, rows: readonly EventRow[]): Promise<Head> {
  const last = rows.at(-1);
  if (last) return { version: last.version, hash: last.hash };
  return part.after ? headOf(client, streamId) : { version: 0, hash: genesis };
}

/** Many streams in one question, for folding a batch. A stream that does not exist is at version 0. */
export async function loadMany<E extends Fact, Actor = unknown>(client: Queryable, streamIds: readonly string[], upcast: Upcast = asWritten): Promise<ReadonlyMap<string, Loaded<E, Actor>>> {
  const text = `select ${eventColumns} from events where stream_id = any($1) order by stream_id, version`;
  const { rows } = await client.query<EventRow>({ name: 'event-store-load-many', text, values: [streamIds] });
  const byStream = new Map<string, EventRow[]>(streamIds.map((streamId) => [streamId, []]));
  for (const row of rows) byStream.get(row.streamId)?.push(row);
  return new Map(Array.from(byStream, ([streamId, own]) => [streamId, loadedOf<E, Actor>(own, upcast)]));
}

function loadedOf<E extends Fact, Actor>(rows: readonly EventRow[], upcast: Upcast): Loaded<E, Actor> {
  const last = rows.at(-1);
  return { version: last?.version ?? 0, hash: last?.hash ?? genesis, events: rows.map((row) => recordedOf<E, Actor>(row, upcast)) };
}
