import { append } from '#event-store/append';
import { headOf, lockStream } from '#event-store/streams';
import { inTransaction } from '#database/pool';
import { projectRefusal } from '#read-models/refusals';
import type { Actor } from '#domain/city/city';
import type { Facts, Refusal, RefusalKind } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { storedActor } from './case-file.ts';
import type { Deps } from './deps.ts';

export type CommandRefused = Readonly<{ type: 'CommandRefused'; data: Readonly<{ command: string; code: string; kind: RefusalKind; facts: Facts }> }>;
export const refusalStream = (caseId: string): string => `refusals/${caseId}`;

/** Keeps who tried what, and why not, beside the case: the case's own version does not move. */
export async function recordRefusal(
  { pool }: Deps,
  attempt: Readonly<{ caseId: string; type: string; actor: Actor; commandId: string }>,
  { code, facts, kind }: Refusal,
  at: Instant,
): Promise<void> {
  const { caseId, type, actor, commandId } = attempt;
  const data = { command: type, code, kind, facts };
  const streamId = refusalStream(caseId);
  await inTransaction(pool, async (client) => {
    await lockStream(client, streamId);
    const { version, hash } = await headOf(client, streamId);
    const events = await append<CommandRefused, ReturnType<typeof storedActor>>(client, {
      streamId, expectedVersion: version, expectedHash: hash, commandId, actor: storedActor(actor), recordedAt: at, events: [{ type: 'CommandRefused', data, occurredAt: at }],
    });
    await projectRefusal(client, caseId, events);
  });
}
