import type pg from 'pg';
import { announce } from '#event-store/announce';
import { append, WrongExpectedVersion } from '#event-store/append';
import { canonical } from '#event-store/canonical';
import { recordCommand, recordedCommand, requestHash } from '#event-store/commands';
import { load } from '#event-store/load';
import type { Fact, Recorded } from '#event-store/recorded';
import { inTransaction } from '#database/pool';
import type { Actor } from '#domain/city/city';
import type { Instant } from '#domain/time';
import { storedActor, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';
import { CommandProblem } from './problems.ts';

/** A request to a stream that is decided on as a whole. `request` is what the key stands for: the same key with another request is refused. */
export type OnceAsked = Readonly<{ streamId: string; request: unknown; actor: Actor; onBehalfOf?: string; commandId: string; cause?: string }>;

/** What the stream holds when the request is decided, inside the transaction. */
export type Stream<E extends Fact> = Readonly<{ client: pg.PoolClient; events: readonly Recorded<E, StoredActor>[]; version: number; at: Instant }>;
/** `acting`: whoever asks as the one in whose name they do it, where that is another's. */
export type Decided<E extends Fact, Answer> = Readonly<{ events: readonly E[]; answer: Answer; acting?: Actor }>;

/** The answer as it is recorded under the key, in the order of its fields: the same again is the same to the last character. */
const answerAgain = <Answer>(answer: unknown): Answer => answer as Answer;

async function attempt<E extends Fact, Answer extends object>(client: pg.PoolClient, asked: OnceAsked, hash: string, at: Instant, decide: (stream: Stream<E>) => Promise<Decided<E, Answer>>): Promise<Answer & { repeated: boolean }> {
  const { streamId, actor, commandId, cause } = asked;
  const before = await recordedCommand(client, streamId, commandId, hash);
  if (before !== undefined) return { ...answerAgain<Answer>(before.answer), repeated: true };
  const { events: past, version, hash: expectedHash } = await load<E, StoredActor>(client, streamId);
  const { events, answer, acting = actor } = await decide({ client, events: past, version, at });
  await append<Fact, StoredActor>(client, { streamId, expectedVersion: version, expectedHash, commandId, ...(cause === undefined ? {} : { cause }), actor: storedActor(acting), recordedAt: at, events: events.map((event) => ({ ...event, occurredAt: at })) });
  const faster = await recordCommand(client, { streamId, commandId, requestHash: hash, answer, version: version + events.length, recordedAt: at });
  if (faster !== undefined) throw new WrongExpectedVersion(streamId, version, faster.version);
  return { ...answerAgain<Answer>(JSON.parse(canonical(answer))), repeated: false };
}

/**
 * Carries a request out once, however often it is asked. Throws what `decide` throws, CommandKeyReused for another request under the same key,
 * CommandProblem `changed-meanwhile` after three lost races.
 */
export async function once<E extends Fact, Answer extends object>({ pool, clock }: Deps, asked: OnceAsked, decide: (stream: Stream<E>) => Promise<Decided<E, Answer>>): Promise<Answer & { repeated: boolean }> {
  const { request, actor: { person }, onBehalfOf } = asked;
  const hash = requestHash({ request, person, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) });
  const at = await clock.now(pool);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await inTransaction(pool, (client) => attempt(client, asked, hash, at, decide));
      announce(pool);
      return answer;
    } catch (error) {
      if (!(error instanceof WrongExpectedVersion)) throw error;
      if (tries >= 3) throw new CommandProblem('changed-meanwhile', { id: asked.streamId });
    }
  }
}
