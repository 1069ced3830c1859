import { canonical } from './canonical.ts';
import { eventHash, genesis } from './hash.ts';
import type { Queryable, Statement } from './queryable.ts';
import type { Fact, Recorded } from './recorded.ts';
import { type EventRow, recordedOf } from './row.ts';
import { headOf } from './streams.ts';
import { asWritten } from './upcast.ts';

/** An event to append. `schema` is the number of its shape, 1 unless given. */
export type NewEvent<E extends Fact = Fact> = E & Readonly<{ schema?: number; occurredAt: string }>;

/** What one command adds to one stream. Instants are ISO 8601 with an offset and are kept as given. */
export type Append<E extends Fact = Fact, Actor = unknown> = Readonly<{
  streamId: string;
  /** The version that was decided upon; 0 for a stream that does not exist yet. */
  expectedVersion: number;
  /** The hash at that version, as `load` gives it; saves asking for it. */
  expectedHash?: string;
  commandId: string;
  cause?: string;
  actor: Actor;
  recordedAt: string;
  events: readonly NewEvent<E>[];
}>;

/** The stream has moved since it was read: load it again and decide again. */
export class WrongExpectedVersion extends Error {
  override readonly name = 'WrongExpectedVersion';
  readonly code = 'wrong-expected-version';
  readonly facts: Readonly<{ streamId: string; expected: number; actual: number }>;

  constructor(streamId: string, expected: number, actual: number) {
    super(`${streamId} is at version ${actual}, not ${expected}`);
    this.facts = { streamId, expected, actual };
  }
}

/**
 * Appends events inside the caller's transaction and returns them as recorded.
 * Throws WrongExpectedVersion, with nothing written and the transaction still usable, when the stream is not at `expectedVersion`;
 * NotCanonical when data or actor are not JSON.
 */
export async function append<E extends Fact, Actor>(client: Queryable, request: Append<E, Actor>): Promise<readonly Recorded<E, Actor>[]> {
  if (request.events.length === 0) return [];
  const sheets = chained(request, request.expectedHash ?? (await hashAt(client, request)));
  const { rows: places } = await client.query<{ position: string; tx: string }>(insertion(request, sheets));
  if (places.length === 0) throw await conflict(client, request);
  return sheets.map(({ row }, index) => recordedOf<E, Actor>({ ...row, ...places[index] }, asWritten));
}

async function hashAt(client: Queryable, request: Append): Promise<string> {
  if (request.expectedVersion === 0) return genesis;
  const head = await headOf(client, request.streamId);
  if (head.version !== request.expectedVersion) throw new WrongExpectedVersion(request.streamId, request.expectedVersion, head.version);
  return head.hash;
}

async function conflict(client: Queryable, { streamId, expectedVersion }: Append): Promise<WrongExpectedVersion> {
  return new WrongExpectedVersion(streamId, expectedVersion, (await headOf(client, streamId)).version);
}

/** An event to be written: what will be read, and the texts that are stored and hashed. */
export type Sheet = Readonly<{ row: EventRow; actor: string; data: string }>;

/** The events to write, each with the hash of the one before it. */
export function chained(request: Append, start: string): readonly Sheet[] {
  const actor = canonical(request.actor);
  const sheets: Sheet[] = [];
  for (const [index, event] of request.events.entries()) sheets.push(sealed(request, event, actor, sheets.at(-1)?.row.hash ?? start, index + 1));
  return sheets;
}

function sealed(request: Append, event: NewEvent, actor: string, prevHash: string, step: number): Sheet {
  const { streamId, expectedVersion, commandId, recordedAt, cause } = request;
  const { type, schema = 1, occurredAt } = event;
  const facts = { streamId, version: expectedVersion + step, type, schema, occurredAt, recordedAt, commandId };
  const data = canonical(event.data);
  const hash = eventHash(prevHash, { ...facts, ...(cause === undefined ? {} : { cause }), actor, data });
  return { row: { ...facts, position: '', tx: '', actor: request.actor, cause: cause ?? null, data: event.data, prevHash, hash }, actor, data };
}

const createStream = `insert into streams (stream_id, version, hash)
  select $1, $3, $4 where $2 = 0 and $5 = '${genesis}' on conflict (stream_id) do nothing returning 1`;

const moveStream = 'update streams set version = $3, hash = $4 where stream_id = $1 and version = $2 and hash = $5 returning 1';

/** Moves the stream and writes the events in one statement; nothing is written when the stream is not where it was expected. */
const appendSql = (moved: string): string => `with moved as (${moved})
  insert into events (stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, cause, data, prev_hash, hash)
  select $1, e.version, e.type, e.schema, e.occurred_at, $6, $7, $8, $9, e.data, e.prev_hash, e.hash
  from moved, unnest($10::int[], $11::text[], $12::int[], $13::text[], $14::json[], $15::text[], $16::text[])
    as e(version, type, schema, occurred_at, data, prev_hash, hash)
  order by e.version
  returning position::text, tx::text`;

const first = { name: 'event-store-first', text: appendSql(createStream) };
const next = { name: 'event-store-next', text: appendSql(moveStream) };

function insertion(request: Append, sheets: readonly Sheet[]): Statement {
  const { streamId, expectedVersion, recordedAt, commandId, cause } = request;
  const rows = sheets.map((sheet) => sheet.row);
  const columns = [rows.map((row) => row.version), rows.map((row) => row.type), rows.map((row) => row.schema), rows.map((row) => row.occurredAt)];
  const sealedColumns = [sheets.map((sheet) => sheet.data), rows.map((row) => row.prevHash), rows.map((row) => row.hash)];
  const stream = [streamId, expectedVersion, expectedVersion + rows.length, rows.at(-1)?.hash, rows[0]?.prevHash];
  const same = [recordedAt, sheets[0]?.actor, commandId, cause ?? null];
  return { ...(expectedVersion === 0 ? first : next), values: [...stream, ...same, ...columns, ...sealedColumns] };
}
