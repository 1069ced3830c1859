import { z } from 'zod';
import { dueOf } from '#domain/calendar/due';
import { pauseDeadline, type Deadline } from '#domain/calendar/deadline';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve } from './chapter.ts';
import { begun, knownUnit, takenOver } from './dispatch.ts';
import type { CaseEvent } from './events.ts';
import { assignmentOf, entered, withAssignment, type Assignment, type CaseState } from './state.ts';
import { all, office, unit, when } from './who.ts';

const disputed = (state: CaseState): Readonly<{ theirs: Assignment; since: string; proposedUnit?: string }> => {
  const theirs = state.assignments.find((one) => one.id === state.dispute?.assignment);
  if (theirs === undefined || state.dispute === undefined) throw new Refusal('no-dispute');
  return { theirs, ...state.dispute };
};

/** Time is credited only if the dispute is upheld; until then the master clock runs on. */
function credit({ deadline }: Assignment, since: string, { at, rules }: Context): Deadline | undefined {
  return deadline === undefined ? undefined : pauseDeadline(deadline, rules.calendar, { from: since, to: at, why: 'dispute-upheld' });
}

function handedOver(state: CaseState, ruling: 'upheld' | 'shared', named: string | undefined, context: Context): readonly CaseEvent[] {
  const { theirs, since, proposedUnit } = disputed(state);
  const to = named ?? proposedUnit;
  if (to === undefined) throw new Refusal('ruling-names-no-unit');
  knownUnit(context.city, to);
  if (assignmentOf(state, to) !== undefined) throw new Refusal('unit-twice');
  const reason = `ruling-${ruling}`;
  const deadline = credit(theirs, since, context);
  const credited: readonly CaseEvent[] =
    deadline === undefined || theirs.deadline === undefined ? [] : [{ type: 'DeadlineCredited', data: { assignment: theirs.id, deadline, from: theirs.deadline.dueAt, to: deadline.dueAt, why: 'dispute-upheld' } }];
  const assignment = takenOver(state, theirs, to, deadline);
  return ruling === 'upheld'
    ? [...credited, { type: 'AssignmentReassigned', data: { from: theirs.id, assignment, reason } }]
    : [...credited, { type: 'AssignmentAdded', data: { assignment: { ...assignment, role: 'responsible', mandatory: true }, reason } }];
}

/** "Not our duty": a window to say so, a limit to rule, and a bound on how often a case may bounce (绝不允许踢皮球). */
export const dispute = {
  commands: {
    dispute: command({
      schema: z.strictObject({ basis: text(2000), proposedUnit: id.exactOptional() }),
      may: all(unit('unit-handler', 'unit-vice', 'unit-head'), when('issued'), (state, actor) => assignmentOf(state, actor.unit)?.status === 'unclaimed' || new Refusal('already-claimed')),
      decide: (state, { basis, proposedUnit }, { actor, at, rules, city }) => {
        const mine = assignmentOf(state, actor.unit);
        if (mine === undefined) return [];
        const { window, bounces } = rules.policy.dispute;
        if (state.bounces >= bounces) throw new Refusal('bounce-limit-reached', { bounces: state.bounces });
        const closes = dueOf(rules.calendar, mine.issuedAt, window).dueAt;
        if (at > closes) throw new Refusal('dispute-window-over', { closedAt: closes });
        if (proposedUnit !== undefined) knownUnit(city, proposedUnit);
        return [{ type: 'JurisdictionDisputed', data: { assignment: mine.id, unit: mine.unit, basis, bounce: state.bounces + 1, ...(proposedUnit === undefined ? {} : { proposedUnit }) } }];
      },
    }),
    'rule-jurisdiction': command({
      schema: z.strictObject({ ruling: z.enum(['upheld', 'rejected', 'shared']), unit: id.exactOptional(), basis: text(2000) }),
      may: all(office('director', 'hq'), when('disputed')),
      decide: (state, { ruling, unit: named, basis }, context) => {
        const { theirs } = disputed(state);
        const ruled: CaseEvent = { type: 'JurisdictionRuled', data: { assignment: theirs.id, ruling, basis, final: state.bounces >= context.rules.policy.dispute.bounces } };
        if (ruling !== 'rejected') return [ruled, ...handedOver(state, ruling, named, context)];
        return [ruled, ...begun(state, [])];
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
    DeadlineCredited: (state, { assignment, deadline }) => withAssignment(state, assignment, (one) => ({ ...one, deadline, original: deadline })),
  } satisfies Evolve<'JurisdictionDisputed' | 'JurisdictionRuled' | 'DeadlineCredited'>,
};
