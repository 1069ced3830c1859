import { append } from '#event-store/append';
import { headOf } from '#event-store/streams';
import { inTransaction } from '#database/pool';
import { applyDelivery } from '#read-models/notices';
import { clock as system } from '#domain/city/city';
import { storedActor, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';
import { letterOf } from './letters.ts';

/** What became of a mail: taken by the mail server, refused for good, or given up after the last retry. */
export type Delivery =
  | Readonly<{ type: 'MailAccepted'; data: Readonly<{ to: string; answer: string; attempt: number }> }>
  | Readonly<{ type: 'MailRefused'; data: Readonly<{ to: string; answer: string; attempt: number }> }>
  | Readonly<{ type: 'MailGivenUp'; data: Readonly<{ reason: string }> }>;
/** The stream of a letter: of a notice, or of a copy of it, by its id. */
export const deliveryStream = (letter: string): string => `delivery/${letter}`;

const states = { MailAccepted: 'sent', MailRefused: 'refused', MailGivenUp: 'given-up' } as const;

/** Records the outcome of a letter's delivery once: the first outcome stands. What became of a copy says nothing of the notice itself. */
export async function recordDelivery({ pool, clock }: Deps, letter: string, outcome: Delivery): Promise<void> {
  const at = await clock.now(pool);
  await inTransaction(pool, async (client) => {
    const streamId = deliveryStream(letter);
    const { version } = await headOf(client, streamId);
    if (version > 0) return;
    await append<Delivery, StoredActor>(client, { streamId, expectedVersion: 0, commandId: `deliver/${letter}`, actor: storedActor(system), recordedAt: at, events: [{ ...outcome, occurredAt: at }] });
    const { notice, deputy } = letterOf(letter);
    if (deputy === undefined) await applyDelivery(client, notice, states[outcome.type], at);
  });
}
