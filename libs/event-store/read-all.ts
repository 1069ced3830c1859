import { partsOf, type Position, positionOf } from './position.ts';
import type { Queryable } from './queryable.ts';
import type { Fact, Recorded } from './recorded.ts';
import { type EventRow, eventColumns, recordedOf } from './row.ts';
import { asWritten, type Upcast } from './upcast.ts';

/** A stretch of the log. */
export type Page<E extends Fact = Fact, Actor = unknown> = Readonly<{
  events: readonly Recorded<E, Actor>[];
  /** Where to go on; the same as before when there is nothing new. May be further than the last event, as other streams are passed over. */
  next: Position;
}>;

/** What to read of the log. */
export type Selection = Readonly<{
  /** Only streams whose id begins so. */
  streamPrefix?: string;
  upcast?: Upcast;
}>;

const readSql = `select ${eventColumns} from events
  where (tx, position) > ($1::xid8, $2::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
  order by events.tx, events.position limit $3`;

/**
 * The events of all streams after a position, in the one order in which every reader sees them: by transaction, then position.
 * Holds back whatever an open transaction could still slip in front of; so nothing is ever skipped, and a stream keeps its order.
 */
export async function readAll<E extends Fact, Actor = unknown>(client: Queryable, after: Position, limit: number, selection: Selection = {}): Promise<Page<E, Actor>> {
  const { rows } = await client.query<EventRow>({ name: 'event-store-read-all', text: readSql, values: [...partsOf(after), limit] });
  const wanted = rows.filter((row) => row.streamId.startsWith(selection.streamPrefix ?? ''));
  const last = rows.at(-1);
  return { events: wanted.map((row) => recordedOf<E, Actor>(row, selection.upcast ?? asWritten)), next: last ? positionOf(last) : after };
}

/** True when events after the position are committed but held back by an open transaction: look again soon. */
export async function isHeldBack(client: Queryable, after: Position): Promise<boolean> {
  const text = 'select exists (select from events where (tx, position) > ($1::xid8, $2::bigint)) as held';
  const { rows } = await client.query<{ held: boolean }>({ name: 'event-store-held', text, values: [...partsOf(after)] });
  return rows[0]?.held ?? false;
}

/** The end of what can be read now; a reader that starts here sees only what comes. */
export async function endOfLog(client: Queryable): Promise<Position> {
  const text = `select tx::text as tx, position::text as position from events
    where tx < pg_snapshot_xmin(pg_current_snapshot()) order by events.tx desc, events.position desc limit 1`;
  const { rows } = await client.query<{ tx: string; position: string }>({ name: 'event-store-end', text });
  return positionOf(rows[0] ?? { tx: '0', position: '0' });
}

/**
 * True when the log holds transactions that this cluster has not come to yet, as after a logical restore into a new one (base backups keep
 * them): until the cluster's transaction numbers pass the log's, readers would see nothing new.
 */
export async function isAheadOfCluster(client: Queryable): Promise<boolean> {
  const text = 'select coalesce(max(tx) >= pg_snapshot_xmax(pg_current_snapshot()), false) as ahead from events';
  const { rows } = await client.query<{ ahead: boolean }>({ text });
  return rows[0]?.ahead ?? false;
}
