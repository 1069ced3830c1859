import { z } from 'zod';
import { dueOf } from '#domain/calendar/due';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Duty, type Evolve, type Guard, type Rules } from './chapter.ts';
import type { CaseEvent } from './events.ts';
import { again, backToWork } from './feedback.ts';
import { entered, standing, withAssignment, type CaseState, type Party } from './state.ts';
import { tell } from './telling.ts';
import { all, either, independentInspector, office, onlyTheClock, when } from './who.ts';

const inspectors = (state: CaseState): readonly Party[] => [{ kind: 'office', office: state.office, roles: ['inspector'] }];

function recheckDuty(state: CaseState, { policy, calendar }: Rules): Duty {
  const duty = `recheck/${state.feedbackVersion}`;
  return {
    id: duty, kind: 'orderReinspection', at: dueOf(calendar, state.since, policy.recheck).dueAt, rule: 'recheck', command: { type: 'order-reinspection', data: { duty } },
    tells: inspectors(state), copies: [], stoppedBy: ['order-reinspection', 'reinspect', 'return-feedback'],
  };
}

function ordered(state: CaseState, { duty, inspector }: Readonly<{ duty?: string; inspector?: string }>, { actor, at, rules, city }: Context): readonly CaseEvent[] {
  const due = recheckDuty(state, rules);
  if (duty !== undefined && (duty !== due.id || due.at > at)) return [];
  if (inspector !== undefined) {
    const person = Object.hasOwn(city.people, inspector) ? city.people[inspector] : undefined;
    if (person === undefined || !person.roles.includes('inspector')) throw new Refusal('not-an-inspector', { person: inspector });
    if (state.assignments.some(({ unit }) => unit === person.unit)) throw new Refusal('own-work', { person: inspector }, 'forbidden');
  }
  const parties: readonly Party[] = inspector === undefined ? inspectors(state) : [{ kind: 'person', person: inspector, office: state.office }];
  const byClock = actor.roles.includes('system');
  return [{
    type: 'ReinspectionOrdered',
    data: { why: byClock ? 'clock' : 'office', told: tell(city, parties), ...(inspector === undefined ? {} : { inspector }), ...(byClock ? { dueAt: due.at, firedAt: at } : {}) },
  }];
}

/** Whoever was ordered to inspect inspects; with nobody named, any independent inspector. */
const theInspector: Guard = (state, actor) => state.inspector === undefined || state.inspector === actor.person || new Refusal('another-inspector', { person: state.inspector }, 'forbidden');

/** The independent re-check (复查): ordered by the office or, when it does not, by the clock; passed or failed by somebody of no unit on the case. */
export const reinspection = {
  commands: {
    'order-reinspection': command({
      schema: z.strictObject({ inspector: id.exactOptional(), duty: z.string().max(200).exactOptional() }),
      may: all(either(office('dispatcher', 'director'), onlyTheClock), when('feedback')),
      decide: ordered,
    }),
    reinspect: command({
      schema: z.strictObject({ result: z.enum(['passed', 'failed']), findings: text(5000) }),
      may: all(independentInspector, when('feedback', 'reinspection'), theInspector),
      decide: (state, { result, findings }, context) => {
        const first: readonly CaseEvent[] = state.status === 'feedback' ? [{ type: 'ReinspectionOrdered', data: { why: 'inspector', inspector: context.actor.person, told: [] } }] : [];
        const attempt = state.attempts + 1;
        if (result === 'passed') return [...first, { type: 'ReinspectionPassed', data: { findings, attempt } }];
        return [...first, { type: 'ReinspectionFailed', data: { findings, attempt, deadlines: again(state, context, `retry-${state.relapses}.${attempt}`) } }];
      },
    }),
  },
  evolve: {
    ReinspectionOrdered: (state, { inspector }, { at }) => {
      const { inspector: _, notice: __, ...rest } = entered(state, 'reinspection', at);
      return inspector === undefined ? rest : { ...rest, inspector };
    },
    ReinspectionPassed: (state, _, { at, by }) =>
      standing(state)
        .filter(({ status }) => status === 'delivered')
        .reduce<CaseState>((after, { id: which }) => withAssignment(after, which, (one) => ({ ...one, status: 'accepted', acceptedAt: one.deliveredAt ?? at })), {
          ...entered(state, 'sign-off', at), passed: { at, by, version: state.version + 1 },
        }),
    ReinspectionFailed: (state, { attempt, deadlines }, { at }) => {
      const { inspector: _, ...rest } = backToWork(state, deadlines, at);
      return { ...rest, attempts: attempt, failures: [...state.failures, at] };
    },
  } satisfies Evolve<'ReinspectionOrdered' | 'ReinspectionPassed' | 'ReinspectionFailed'>,
  duties: (state: CaseState, rules: Rules): readonly Duty[] => (state.status === 'feedback' ? [recheckDuty(state, rules)] : []),
};
