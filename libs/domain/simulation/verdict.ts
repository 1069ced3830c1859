import { standing, type Assignment, type CaseState } from '#domain/case/state';
import type { Instant } from '#domain/time';
import type { Period } from './course.ts';

/** How a unit's share stands at the end of the period: signed off in it by its limit or after it, in hand after its limit, or none of these. */
export type Verdict = 'on-time' | 'overdue' | 'open-overdue' | 'none';

const signedOff: readonly CaseState['status'][] = ['closed', 'archived'];
const inHand = ({ status }: Assignment): boolean => status === 'unclaimed' || status === 'working';

function verdictOf({ status, closedAt, since }: CaseState, one: Assignment, { from, to }: Period): Verdict {
  const due: Instant | undefined = one.original?.dueAt;
  if (signedOff.includes(status)) {
    const closed = closedAt ?? since;
    if (due === undefined || closed < from || closed > to) return 'none';
    return (one.acceptedAt ?? closed) <= due ? 'on-time' : 'overdue';
  }
  const running = one.deadline?.dueAt;
  return status !== 'suspended' && inHand(one) && running !== undefined && running < to ? 'open-overdue' : 'none';
}

/** The verdict on each share that had to be taken, by its id. As the statistics of the units judge: by the limit of the order and the feedback that was accepted. */
export const verdictsOf = (state: CaseState, period: Period): readonly Readonly<{ assignment: string; unit: string; verdict: Verdict }>[] =>
  standing(state).filter(({ mandatory }) => mandatory).map((one) => ({ assignment: one.id, unit: one.unit, verdict: verdictOf(state, one, period) }));
