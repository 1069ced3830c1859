import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Queryable } from './queryable.ts';

/** A command that was answered, and its answer, so that asking again gets the same. */
export type RecordedCommand = Readonly<{
  streamId: string;
  commandId: string;
  /** `requestHash` of what was asked. */
  requestHash: string;
  answer: unknown;
  /** The version of the stream after the command. */
  version: number;
  recordedAt: string;
}>;

/** The same key came with another request. */
export class CommandKeyReused extends Error {
  override readonly name = 'CommandKeyReused';
  readonly code = 'command-key-reused';
  readonly facts: Readonly<{ streamId: string; commandId: string }>;

  constructor(streamId: string, commandId: string) {
    super(`${commandId} was used for another request to ${streamId}`);
    this.facts = { streamId, commandId };
  }
}

/** Two requests are the same when this is the same: SHA-256 of the canonical JSON, in hex. */
export const requestHash = (request: unknown): string => createHash('sha256').update(canonical(request)).digest('hex');

const columns = 'stream_id as "streamId", command_id as "commandId", request_hash as "requestHash", answer, version, recorded_at as "recordedAt"';

/** The record of a command, if it was answered before. Throws CommandKeyReused when it asked for something else than `hash`. */
export async function recordedCommand(client: Queryable, streamId: string, commandId: string, hash?: string): Promise<RecordedCommand | undefined> {
  const text = `select ${columns} from commands where stream_id = $1 and command_id = $2`;
  const { rows } = await client.query<RecordedCommand>({ name: 'event-store-command', text, values: [streamId, commandId] });
  const found = rows[0];
  if (found && hash !== undefined && found.requestHash !== hash) throw new CommandKeyReused(streamId, commandId);
  return found;
}

/**
 * Records the answer of a command inside the caller's transaction. Returns undefined when recorded;
 * else, when another transaction was faster, the record that stands (or CommandKeyReused): roll back and answer from it.
 */
export async function recordCommand(client: Queryable, command: RecordedCommand): Promise<RecordedCommand | undefined> {
  const { streamId, commandId, requestHash: hash, answer, version, recordedAt } = command;
  const text = `insert into commands (stream_id, command_id, request_hash, answer, version, recorded_at)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing`;
  const { rowCount } = await client.query({ name: 'event-store-record-command', text, values: [streamId, commandId, hash, canonical(answer), version, recordedAt] });
  return rowCount === 1 ? undefined : recordedCommand(client, streamId, commandId, hash);
}
