import type { Logger } from 'pino';
import type { Deps } from '#commands/deps';
import type { Recorded } from '#event-store/recorded';
import type { Starter } from '../starter.ts';

/** What the relay and its followers work with. `mail`: whether notices are mailed. */
export type Relay = Readonly<{ deps: Deps; starter: Starter; mail: boolean; log: Logger }>;

/**
 * Passes on what happens in the streams whose ids begin with `prefix`: the events of one page of the log, in their order, none but these.
 * Is given everything at least once and possibly again, so that passing on twice must be passing on once.
 */
export type Follower = Readonly<{ prefix: string; passOn: (given: Relay, events: readonly Recorded[]) => Promise<void> }>;
