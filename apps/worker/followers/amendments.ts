import { amendmentId, amendmentKey, amendments, appliedOf, type AmendmentKey } from '#commands/amendments';
import { calendarStream } from '#commands/calendar-book';
import type { Deps } from '#commands/deps';
import { policyStream } from '#commands/policy-book';
import type { Recorded } from '#event-store/recorded';
import { type Process, startOnce } from '../processes.ts';
import type { Starter } from '../starter.ts';
import type { Follower } from './follower.ts';

const workflows = { calendar: { type: 'calendarAmendment', idOf: (number: number) => `calendar-amendment/${number}` }, policy: { type: 'policyChange', idOf: (number: number) => `policy-change/${number}` } } as const;

/** The id of the workflow of an amendment; it is started once for each. */
export const amendmentWorkflowId = ({ kind, number }: AmendmentKey): string => workflows[kind].idOf(number);

const begin = (starter: Starter, { kind, number }: AmendmentKey): Promise<boolean> => startOnce(starter, workflows[kind].type, workflows[kind].idOf(number), [amendmentId({ kind, number })]);

/** A change of the policy that waits for the day on which it takes effect. */
export const policyChangeProcess: Process = { type: 'policyChange', workflowIdOf: (id) => workflows.policy.idOf(amendmentKey(id)?.number ?? 0) };

const starting = (kind: AmendmentKey['kind'], stream: string): Follower => ({
  prefix: stream,
  async passOn({ starter }, events: readonly Recorded[]) {
    for (const { streamId, version } of events) if (streamId === stream) await begin(starter, { kind, number: version });
  },
});

/** Starts an amendment for every change of the calendar. */
export const calendarAmendments = starting('calendar', calendarStream);

/** Starts a change for every policy that is published or withdrawn; one that no open case is to follow ends at once. */
export const policyChanges = starting('policy', policyStream);

/** Starts the amendments that a lost Temporal has forgotten: those that were not carried out to the end. Says how many. */
export async function repairAmendments(deps: Deps, starter: Starter): Promise<number> {
  let started = 0;
  for (const amendment of await amendments(deps, deps.pool)) if ((await appliedOf(deps.pool, amendment.id)) === undefined && (await begin(starter, amendment))) started += 1;
  return started;
}
