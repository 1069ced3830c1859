import { openStatuses, type Assignment, type CaseState, type Status, isOpen } from './state.ts';

/** The way of a case from its report to its closing, stage by stage. One that was rejected, merged or terminated left the way. */
export const stages = ['verify', 'dispatch', 'claim', 'work', 'check', 'sign-off', 'closed'] as const;
export type Stage = (typeof stages)[number];

const stageIn: Readonly<Record<Status | 'none', Stage | undefined>> = {
  none: 'verify', reported: 'verify', registered: 'dispatch', issued: 'claim', disputed: 'claim', planning: 'work', 'plan-review': 'work', rectifying: 'work', suspended: 'work', feedback: 'check', reinspection: 'check',
  'sign-off': 'sign-off', 'public-notice': 'sign-off', closed: 'closed', archived: 'closed', rejected: undefined, merged: undefined, terminated: undefined,
};

/** Where a stage lies for a case: behind it, where it is, before it. */
export type Passing = 'passed' | 'now' | 'ahead';

/** Every stage with where it lies for a case in this status; none once the case has left the way. */
export function wayOf({ status }: Pick<CaseState, 'status'>): readonly Readonly<{ stage: Stage; passing: Passing }>[] {
  const now = stageIn[status];
  if (now === undefined) return [];
  const at = stages.indexOf(now);
  return stages.map((stage, place) => ({ stage, passing: place < at ? 'passed' : place === at ? 'now' : 'ahead' }));
}

/** The lists by which an office works, by the statuses of what is in them. */
export const worklists = {
  verify: ['reported'], dispatch: ['registered'], claim: ['issued'], ruling: ['disputed'], work: ['planning', 'plan-review', 'rectifying'], check: ['feedback', 'reinspection'], 'sign-off': ['sign-off', 'public-notice'], suspended: ['suspended'],
  open: openStatuses, closed: ['closed'],
} as const satisfies Readonly<Record<string, readonly Status[]>>;

/** Whether the clock of a share runs: its unit still owes its feedback, and the case stands neither suspended nor over. */
export const clockRuns = (state: Pick<CaseState, 'status'>, { status }: Pick<Assignment, 'status'>): boolean => isOpen(state) && state.status !== 'suspended' && (status === 'unclaimed' || status === 'working');

/** Closed, and under observation: neither archived nor opened again. */
export const isObserved = ({ status }: Readonly<{ status: Status | 'none' }>): boolean => status === 'closed';

/** The status of a case that is there; a stream begins with its report. */
export const statusOf = ({ status }: Pick<CaseState, 'status'>): Status => (status === 'none' ? 'reported' : status);
