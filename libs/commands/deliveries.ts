import { append } from '#event-store/append';
import { headOf } from '#event-store/streams';
import { inTransaction } from '#database/pool';
import { applyDelivery } from '#read-models/notices';
import { clock as system } from '#domain/city/city';
import { storedActor, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';

/** What became of a mail: taken by the mail server, refused for good, or given up after the last retry. */
export type Delivery =
  | Readonly<{ type: 'MailAccepted'; data: Readonly<{ to: string; answer: string; attempt: number }> }>
  | Readonly<{ type: 'MailRefused'; data: Readonly<{ to: string; answer: string; attempt: number }> }>
  | Readonly<{ type: 'MailGivenUp'; data: Readonly<{ reason: string }> }>;
export const deliveryStream = (notice: string): string => `delivery/${notice}`;

const states = { MailAccepted: 'sent', MailRefused: 'refused', MailGivenUp: 'given-up' } as const;

/** Records the outcome of a delivery once: the first outcome stands. */
export async function recordDelivery({ pool, clock }: Deps, notice: string, outcome: Delivery): Promise<void> {
  const at = await clock.now(pool);
  await inTransaction(pool, async (client) => {
    const streamId = deliveryStream(notice);
    const { version } = await headOf(client, streamId);
    if (version > 0) return;
    await append<Delivery, StoredActor>(client, { streamId, expectedVersion: 0, commandId: `deliver/${notice}`, actor: storedActor(system), recordedAt: at, events: [{ ...outcome, occurredAt: at }] });
    await applyDelivery(client, notice, states[outcome.type], at);
  });
}
