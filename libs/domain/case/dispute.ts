import { z } from 'zod';
import { pauseDeadline } from '#domain/calendar/deadline';
import type { Instant } from '#domain/time';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import { begun, disputeWindow, knownUnit, takenOver } from './dispatch.ts';
import type { CaseEvent, CaseEvents } from './events.ts';
import { runningDeadlines, underDeadline } from './milestones.ts';
import { assignmentOf, entered, withAssignment, type Assignment, type CaseState } from './state.ts';
import { all, office, unit, when } from './who.ts';

/** Time is credited only if the dispute is upheld, on every deadline of the share; until then the master clock runs on. */
function credits(share: Assignment, since: Instant, { at, rules }: Context): readonly CaseEvents['DeadlineCredited'][] {
  const pause = { from: since, to: at, why: 'dispute-upheld' };
  return runningDeadlines(share).map(({ deadline: from, ...which }) => {
    const deadline = pauseDeadline(from, rules.calendar, pause);
    return { assignment: share.id, ...which, deadline, from: from.dueAt, to: deadline.dueAt, why: pause.why };
  });
}

function handedOver(state: CaseState, theirs: Assignment, ruling: 'upheld' | 'shared', to: string | undefined, context: Context): readonly CaseEvent[] {
  if (to === undefined) throw new Refusal('ruling-names-no-unit');
  knownUnit(context.city, to);
  if (assignmentOf(state, to) !== undefined) throw new Refusal('unit-twice');
  const reason = `ruling-${ruling}`;
  const credit = credits(theirs, state.dispute?.since ?? context.at, context);
  const credited = credit.map((data): CaseEvent => ({ type: 'DeadlineCredited', data }));
  const assignment = takenOver(state, credit.reduce((share, { deadline, milestone }) => underDeadline(share, deadline, milestone), theirs), to);
  return ruling === 'upheld'
    ? [...credited, { type: 'AssignmentReassigned', data: { from: theirs.id, assignment, reason } }]
    : [...credited, { type: 'AssignmentAdded', data: { assignment: { ...assignment, role: 'responsible', mandatory: true }, reason } }];
}

/** "Not our duty": a window to say so, a limit to rule, and a bound on how often a case may bounce (绝不允许踢皮球). */
export const dispute = {
  commands: {
    dispute: command({
      schema: z.strictObject({ basis: text(2000), proposedUnit: id.exactOptional(), ...evidence }),
      may: all(unit('unit-handler', 'unit-vice', 'unit-head'), when('issued'), (state, actor) => assignmentOf(state, actor.unit)?.status === 'unclaimed' || new Refusal('already-claimed')),
      decide: (state, { basis, proposedUnit, ...rest }, { actor, at, rules, city }) => {
        const mine = assignmentOf(state, actor.unit);
        if (mine === undefined) return [];
        if (state.bounces >= rules.policy.dispute.bounces) throw new Refusal('bounce-limit-reached', { bounces: state.bounces });
        const closedAt = disputeWindow(state, mine, rules);
        if (at > closedAt) throw new Refusal('dispute-window-over', { closedAt });
        if (proposedUnit !== undefined) knownUnit(city, proposedUnit);
        return [{ type: 'JurisdictionDisputed', data: { assignment: mine.id, unit: mine.unit, basis, bounce: state.bounces + 1, ...(proposedUnit === undefined ? {} : { proposedUnit }), ...attached(rest) } }];
      },
    }),
    'rule-jurisdiction': command({
      schema: z.strictObject({ ruling: z.enum(['upheld', 'rejected', 'shared']), unit: id.exactOptional(), basis: text(2000) }),
      may: all(office('director', 'hq'), when('disputed')),
      decide: (state, { ruling, unit: named, basis }, context) => {
        const theirs = state.assignments.find((one) => one.id === state.dispute?.assignment);
        if (theirs === undefined) return [];
        const ruled: CaseEvent = { type: 'JurisdictionRuled', data: { assignment: theirs.id, ruling, basis, final: state.bounces >= context.rules.policy.dispute.bounces } };
        const handed = ruling === 'rejected' ? [] : handedOver(state, theirs, ruling, named ?? state.dispute?.proposedUnit, context);
        return [ruled, ...handed, ...(ruling === 'shared' ? [] : begun(state, []))];
      },
    }),
  },
  evolve: {
    JurisdictionDisputed: (state, { assignment, basis, proposedUnit, bounce }, { at }) => ({
      ...entered(state, 'disputed', at), bounces: bounce, dispute: { assignment, basis, since: at, ...(proposedUnit === undefined ? {} : { proposedUnit }) },
    }),
    JurisdictionRuled: (state, _, { at }) => {
      const { dispute: settled, ...rest } = entered(state, 'issued', at);
      return settled === undefined ? rest : withAssignment(rest, settled.assignment, (one) => (one.status === 'unclaimed' ? { ...one, issuedAt: at } : one));
    },
    DeadlineCredited: (state, { assignment, deadline, milestone }) => withAssignment(state, assignment, (one) => underDeadline(one, deadline, milestone)),
  } satisfies Evolve<'JurisdictionDisputed' | 'JurisdictionRuled' | 'DeadlineCredited'>,
};
