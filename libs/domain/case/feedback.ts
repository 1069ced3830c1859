import { z } from 'zod';
import { setDeadline } from '#domain/calendar/deadline';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve } from './chapter.ts';
import { againFor } from './dispatch.ts';
import { assignmentOf, entered, standing, withAssignment, type Assignment, type CaseState } from './state.ts';
import { tell } from './telling.ts';
import { all, office, unit, when } from './who.ts';

/** Other mandatory units that still owe their feedback. */
const owing = (state: CaseState, mine: Assignment): readonly Assignment[] =>
  standing(state).filter((one) => one.mandatory && one.id !== mine.id && (one.status === 'unclaimed' || one.status === 'working'));

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
    (moved, { assignment, deadline }) => withAssignment(moved, assignment, (one) => ({ ...one, status: 'working', deadline })),
    entered(state, 'rectifying', at),
  );

function leaderOf(state: CaseState, { city }: Context, which: string): Readonly<{ ledBy?: string }> {
  if (state.mustLead === undefined) return {};
  const [leader] = tell(city, [{ kind: 'unit', unit: which, roles: [state.mustLead] }]);
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
      }),
      may: all(unit('unit-head'), when('rectifying'), (state, actor) => assignmentOf(state, actor.unit)?.status === 'working' || new Refusal('nothing-to-deliver')),
      decide: (state, { result, measures, lessons, failures = [] }, context) => {
        const mine = assignmentOf(state, context.actor.unit);
        if (mine === undefined) return [];
        const open = mine.role === 'lead' ? owing(state, mine).filter((one) => !failures.some((failed) => failed.unit === one.unit)) : [];
        if (open.length > 0) throw new Refusal('feedback-outstanding', { units: open.map((one) => one.unit) });
        return [{ type: 'FeedbackSubmitted', data: { assignment: mine.id, unit: mine.unit, result, measures, failures, ...(lessons === undefined ? {} : { lessons }), ...leaderOf(state, context, mine.unit) } }];
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
      const after = withAssignment(state, assignment, (one) => ({ ...one, status: 'delivered', deliveredAt: at }));
      const lead = after.assignments.find((one) => one.id === assignment)?.role === 'lead';
      return { ...(lead ? entered(after, 'feedback', at) : after), feedbackAt: at, feedbackVersion: state.version + 1 };
    },
    FeedbackReturned: (state, { deadlines }, { at }) => {
      const back = backToWork(state, deadlines, at);
      return deadlines.reduce<CaseState>((moved, { assignment }) => withAssignment(moved, assignment, (one) => ({ ...one, returns: one.returns + 1 })), back);
    },
  } satisfies Evolve<'FeedbackSubmitted' | 'FeedbackReturned'>,
};
