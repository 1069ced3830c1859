import { z } from 'zod';
import { setDeadline } from '#domain/calendar/deadline';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import { attached, evidence, paired, pairs } from './evidence.ts';
import { againFor } from './dispatch.ts';
import { lapsed } from './ending.ts';
import { assignmentOf, entered, leadOf, mustLead, standing, withAssignment, without, type Assignment, type CaseState } from './state.ts';
import { tell } from './telling.ts';
import { all, office, unit, when } from './who.ts';

/** The other units that have not delivered, whom the lead unit waits for or records as failing; only a lead unit waits. */
const owing = (state: CaseState, mine: Assignment): readonly Assignment[] =>
  mine.role === 'lead' ? standing(state).filter((one) => one.id !== mine.id && (one.status === 'unclaimed' || one.status === 'working')) : [];

/** The lead unit delivers when all have begun; the others as soon as the work may begin, so that a dispute between others holds up nobody. */
const mayDeliver: Guard = (state, actor) => {
  const begun = state.mode === 'immediate' || state.plan?.approvedAt !== undefined;
  const early = begun && assignmentOf(state, actor.unit)?.role !== 'lead';
  return when(...(early ? (['issued', 'disputed', 'rectifying'] as const) : (['rectifying'] as const)))(state, actor);
};

/** Everything that is delivered, to be done again under a new deadline of `retry`, or under the running one if that is later. */
export function again(state: CaseState, { at, rules }: Context, attempt: string) {
  const fresh = setDeadline(attempt, rules.calendar, at, rules.policy.retry);
  return againFor(
    standing(state).filter(({ status }) => status === 'delivered' || status === 'accepted'),
    (one) => (one.deadline !== undefined && one.deadline.dueAt > fresh.dueAt ? one.deadline : { ...fresh, id: `${one.id}.${attempt}` }),
  );
}

/** The state in which the delivered shares are in work again. */
export const backToWork = (state: CaseState, deadlines: ReturnType<typeof again>, at: string): CaseState =>
  deadlines.reduce<CaseState>(
    (moved, { assignment, deadline }) => withAssignment(moved, assignment, (one) => ({ ...without(one, 'acceptedAt'), status: 'working', deadline })),
    entered(without(state, 'passed', 'inspector', 'signOff'), 'rectifying', at),
  );

function leaderOf(state: CaseState, { city }: Context, which: string): Readonly<{ ledBy?: string }> {
  const role = mustLead(state, which);
  const [leader] = role === undefined ? [] : tell(city, [{ kind: 'unit', unit: which, roles: [role] }]);
  return leader === undefined ? {} : { ledBy: leader.person };
}

/** The unit reports what it has done (反馈); the lead unit last, when the others have answered or their failure is on record. */
export const feedback = {
  commands: {
    'submit-feedback': command({
      schema: z.strictObject({
        result: text(5000),
        measures: text(5000),
        lessons: text(5000).exactOptional(),
        failures: z.array(z.strictObject({ unit: id, reason: text(1000) })).max(20).exactOptional(),
        ...evidence,
        ...pairs,
      }),
      may: all(unit('unit-head'), mayDeliver, (state, actor) => assignmentOf(state, actor.unit)?.status === 'working' || new Refusal('nothing-to-deliver')),
      decide: (state, { result, measures, lessons, failures = [], ...rest }, context) => {
        const mine = assignmentOf(state, context.actor.unit);
        if (mine === undefined) return [];
        const open = owing(state, mine);
        const wrong = failures.find((failed) => !open.some((one) => one.unit === failed.unit));
        if (wrong !== undefined) throw new Refusal('unit-owes-nothing', { unit: wrong.unit });
        const missing = open.filter((one) => one.mandatory && !failures.some((failed) => failed.unit === one.unit));
        if (missing.length > 0) throw new Refusal('feedback-outstanding', { units: missing.map((one) => one.unit) });
        return [{ type: 'FeedbackSubmitted', data: { assignment: mine.id, unit: mine.unit, result, measures, failures, ...(lessons === undefined ? {} : { lessons }), ...attached(rest), ...paired(rest), ...leaderOf(state, context, mine.unit) } }];
      },
    }),
    'return-feedback': command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(office('dispatcher', 'director'), when('feedback')),
      decide: (state, { reason }, context) => [{ type: 'FeedbackReturned', data: { reason, deadlines: again(state, context, `return-${state.version}`) } }],
    }),
  },
  evolve: {
    FeedbackSubmitted: (state, { assignment }, { at }) => {
      const delivered = withAssignment(state, assignment, (one) => ({ ...one, status: 'delivered', deliveredAt: at, milestones: one.milestones.filter(({ reachedAt }) => reachedAt !== undefined) }));
      const after = { ...delivered, feedbackAt: at, feedbackVersion: state.version + 1, extensionRequests: state.extensionRequests.filter((one) => one.assignment !== assignment) };
      return leadOf(state)?.id === assignment ? entered(lapsed(after), 'feedback', at) : after;
    },
    FeedbackReturned: (state, { deadlines }, { at }) => {
      const back = backToWork(state, deadlines, at);
      return deadlines.reduce<CaseState>((moved, { assignment }) => withAssignment(moved, assignment, (one) => ({ ...one, returns: one.returns + 1 })), back);
    },
  } satisfies Evolve<'FeedbackSubmitted' | 'FeedbackReturned'>,
};
