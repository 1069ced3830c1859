import type { Actor } from '#domain/city/city';
import { bookAfter, type PolicyEvent } from '#domain/policy/book';
import type { PolicyFile } from '#domain/policy/file';
import { publish, withdraw, type Circumstances, type Terms } from '#domain/policy/publishing';
import type { Instant } from '#domain/time';
import type { Deps } from './deps.ts';
import { once } from './once.ts';
import { policyStream } from './policy-book.ts';

/** What was published: the number of its event in the stream, and from when it holds. `repeated`: the same key was answered before. */
export type PolicyPublication = Readonly<{ version: string; number: number; effectiveFrom: Instant; migrate: boolean; repeated: boolean }>;
export type PolicyWithdrawal = Readonly<{ version: string; number: number; from: Instant; migrate: boolean; repeated: boolean }>;

const change = <Answer extends object>(deps: Deps, request: unknown, actor: Actor, commandId: string, decide: (circumstances: Circumstances) => Readonly<{ event: PolicyEvent; answer: Answer }>) =>
  once<PolicyEvent, Answer>(deps, { streamId: policyStream, request, actor, commandId }, async ({ client, events, at }) => {
    const { event, answer } = decide({ book: bookAfter(events), city: await deps.directory.current(client), actor, at });
    return { events: [event], answer };
  });

/**
 * Publishes a policy once, however often it is asked. Throws Refusal `policy-not-yours`, `policy-has-problems`, `policy-in-the-past` or `policy-unchanged`,
 * CommandKeyReused, CommandProblem `changed-meanwhile`.
 */
export const publishPolicy = (deps: Deps, file: PolicyFile, terms: Terms, actor: Actor, commandId: string): Promise<PolicyPublication> =>
  change(deps, { publish: file, ...terms }, actor, commandId, (circumstances) => {
    const event = publish(circumstances, file, terms);
    const number = circumstances.book.count + 1;
    const { effectiveFrom = circumstances.at, migrate } = terms;
    return { event, answer: { version: `${file.id}@${number}`, number, effectiveFrom, migrate } };
  });

/** Withdraws a published policy from now on, once. Throws Refusal `policy-not-yours`, `policy-not-published` or `policy-already-withdrawn`, CommandKeyReused, CommandProblem `changed-meanwhile`. */
export const withdrawPolicy = (deps: Deps, which: Readonly<{ number: number; migrate: boolean; note: string }>, actor: Actor, commandId: string): Promise<PolicyWithdrawal> =>
  change(deps, { withdraw: which }, actor, commandId, (circumstances) => {
    const event = withdraw(circumstances, which);
    const version = circumstances.book.published.find((one) => one.number === which.number)?.policy.version ?? '';
    return { event, answer: { version, number: circumstances.book.count + 1, from: circumstances.at, migrate: which.migrate } };
  });
