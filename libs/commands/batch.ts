import { createHash } from 'node:crypto';
import { canonical } from '#event-store/canonical';
import { recordCommand, recordedCommand, requestHash } from '#event-store/commands';
import type { Facts } from '#domain/refusal';
import type { Deps } from './deps.ts';

/** The most cases of one batch. */
export const mostCases = 200;

/** What a batch came to for one case. What was refused is kept as code and facts, so that it can be told in any language. */
export type BatchOutcome =
  | Readonly<{ caseId: string; outcome: 'did'; version: number; status: string }>
  | Readonly<{ caseId: string; outcome: 'refused'; code: string; facts: Facts }>;

/** A batch in the name of a person, under a key; `request` is what the key stands for. */
export type BatchAsked = Readonly<{ person: string; key: string; request: unknown }>;

/** How the cases are chosen, and how the command is given to one of them under a key of its own. */
export type BatchWork = Readonly<{ cases: () => Promise<readonly string[]>; give: (caseId: string, terms: Readonly<{ commandId: string; cause: string }>) => Promise<BatchOutcome> }>;

/** The key under which one case of a batch gets its command: always the same one for this batch and this case. */
export function keyInBatch(key: string, caseId: string): string {
  const hex = createHash('sha256').update(`batch/${key}/${caseId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What stands under a key was put there by the same request. */
const asRecorded = <Answer>(answer: unknown): Answer => answer as Answer;

/** The answer that is recorded under a key, worked out when there is none yet; of two that were worked out at once the first stands. Throws CommandKeyReused. */
async function onceAnswered<Answer>({ pool, clock }: Deps, streamId: string, commandId: string, hash: string, work: () => Promise<Answer>): Promise<Answer> {
  const before = await recordedCommand(pool, streamId, commandId, hash);
  if (before !== undefined) return asRecorded(before.answer);
  const answer = await work();
  const faster = await recordCommand(pool, { streamId, commandId, requestHash: hash, answer, version: 0, recordedAt: await clock.now(pool) });
  return asRecorded(faster === undefined ? JSON.parse(canonical(answer)) : faster.answer);
}

/**
 * Gives a command to each of some cases, one after the other. Which cases these are is kept before the first of them moves, each of them is asked under a
 * key that follows from the batch's, and the outcome is kept in the end: the same batch again, also after a crash in the middle, goes on where it was and
 * answers the same. A refusal of one case stops no other.
 */
export async function carryOutBatch(deps: Deps, { person, key, request }: BatchAsked, { cases, give }: BatchWork): Promise<readonly BatchOutcome[]> {
  const hash = requestHash({ request, person });
  const chosen = await onceAnswered(deps, `batches/${person}/cases`, key, hash, cases);
  return onceAnswered(deps, `batches/${person}`, key, hash, async () => {
    const outcomes: BatchOutcome[] = [];
    for (const caseId of chosen) outcomes.push(await give(caseId, { commandId: keyInBatch(key, caseId), cause: `batch/${key}` }));
    return outcomes;
  });
}
