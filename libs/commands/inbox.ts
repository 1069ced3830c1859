import { append } from '#event-store/append';
import { headOf, lockStream } from '#event-store/streams';
import { inTransaction } from '#database/pool';
import { applyRead, noticeOf } from '#read-models/notices';
import type { Actor } from '#domain/city/city';
import { storedActor, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';

export type NoticeRead = Readonly<{ type: 'NoticeRead'; data: Readonly<{ notice: string }> }>;
const inboxStream = (person: string): string => `inbox/${person}`;

/** Records that a person has read a notice of their own (阅知回执), once. False when there is no such notice of this person. */
export async function markRead({ pool, clock }: Deps, actor: Actor, notice: string): Promise<boolean> {
  const at = await clock.now(pool);
  return inTransaction(pool, async (client) => {
    const found = await noticeOf(client, notice, { lock: true });
    if (found === undefined || found.person !== actor.person) return false;
    if (found.readAt !== undefined) return true;
    const streamId = inboxStream(actor.person);
    await lockStream(client, streamId);
    const { version, hash } = await headOf(client, streamId);
    await append<NoticeRead, StoredActor>(client, {
      streamId, expectedVersion: version, expectedHash: hash, commandId: `read/${notice}`, actor: storedActor(actor), recordedAt: at, events: [{ type: 'NoticeRead', data: { notice }, occurredAt: at }],
    });
    await applyRead(client, notice, at);
    return true;
  });
}
