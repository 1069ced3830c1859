import { createHash } from 'node:crypto';

/** What the hash of an event covers. `actor` and `data` are the canonical texts that are stored. */
export type Sealed = Readonly<{
  streamId: string;
  version: number;
  type: string;
  schema: number;
  occurredAt: string;
  recordedAt: string;
  actor: string;
  commandId: string;
  cause?: string;
  data: string;
}>;

/** What the first event of a stream follows. */
export const genesis = '0'.repeat(64);

/**
 * SHA-256, in hex, of the canonical JSON (RFC 8785) of an event and of the hash it follows.
 * Members stand in canonical order here, and the stored texts go in as they are, so that a changed byte shows.
 */
export function eventHash(previous: string, event: Sealed): string {
  const text = [
    `{"actor":${event.actor}`,
    ...(event.cause === undefined ? [] : [`"cause":${JSON.stringify(event.cause)}`]),
    `"commandId":${JSON.stringify(event.commandId)}`,
    `"data":${event.data}`,
    `"occurredAt":${JSON.stringify(event.occurredAt)}`,
    `"previous":"${previous}"`,
    `"recordedAt":${JSON.stringify(event.recordedAt)}`,
    `"schema":${event.schema}`,
    `"streamId":${JSON.stringify(event.streamId)}`,
    `"type":${JSON.stringify(event.type)}`,
    `"version":${event.version}}`,
  ].join(',');
  return createHash('sha256').update(text).digest('hex');
}
