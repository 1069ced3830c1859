import type { Logger } from 'pino';
import type { Deps } from '#commands/deps';
import type { Recorded } from '#event-store/recorded';
import type { SubjectKind } from '#read-models/notices';
import { type Process, stir, stirAll } from '../processes.ts';
import { startDeliveries } from '../start-deliveries.ts';
import type { Starter } from '../starter.ts';
import { streamsThatMoved } from './streams-that-moved.ts';

/** What the relay and its followers work with. `mail`: whether notices are mailed. */
export type Relay = Readonly<{ deps: Deps; starter: Starter; mail: boolean; log: Logger }>;

/**
 * Passes on what happens in the streams whose ids begin with `prefix`: the events of one page of the log, in their order, none but these.
 * Is given everything at least once and possibly again, so that passing on twice must be passing on once.
 */
export type Follower = Readonly<{ prefix: string; passOn: (given: Relay, events: readonly Recorded[]) => Promise<void> }>;

/** Wakes the process of each stream that moved once, with the latest version, and starts the mail of its notices. */
export const ofMoved = (prefix: string, process: Process, kind: SubjectKind): Follower => ({
  prefix,
  async passOn({ deps, starter, mail }, events) {
    const moved = streamsThatMoved(prefix, events);
    await stir(starter, process, moved);
    if (mail) await startDeliveries(deps, starter, kind, moved);
  },
});

/** Which of a kind wait for something, by id. */
export type WhichWait = (deps: Deps) => Promise<readonly string[]>;

/** Lets all that wait look at their agenda again, as another stream moved on which it depends. */
export const ofRules = (prefix: string, process: Process, waiting: WhichWait): Follower => ({ prefix, passOn: async ({ deps, starter }) => stirAll(starter, process, await waiting(deps)) });
