import type { Fact, Recorded } from './recorded.ts';
import type { Upcast } from './upcast.ts';

/** The columns of an event, in the names of this library. */
export const eventColumns = `position::text as "position", tx::text as "tx", stream_id as "streamId", version, type, schema,
  occurred_at as "occurredAt", recorded_at as "recordedAt", actor, command_id as "commandId", cause, data, prev_hash as "prevHash", hash`;

/** A row of `eventColumns`. */
export type EventRow = {
  position: string;
  tx: string;
  streamId: string;
  version: number;
  type: string;
  schema: number;
  occurredAt: string;
  recordedAt: string;
  actor: unknown;
  commandId: string;
  cause: string | null;
  data: unknown;
  prevHash: string;
  hash: string;
};

/** Where a row of the database becomes a typed event. What was written by `append<E>` is read as `E`; older shapes go through `upcast`. */
export function recordedOf<E extends Fact, Actor>(row: EventRow, upcast: Upcast): Recorded<E, Actor> {
  const { cause, ...rest } = row;
  return upcast(cause === null ? rest : { ...rest, cause }) as Recorded<E, Actor>;
}
