import { z } from 'zod';
import { dueOf } from '#domain/calendar/due';
import { actorOf } from '#domain/city/people';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Duty, type Evolve, type Guard, type Rules } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import type { CaseEvent } from './events.ts';
import { again, backToWork } from './feedback.ts';
import { itemised, items } from './items.ts';
import { entered, inspectorsOf, standing, withAssignment, without, type CaseState } from './state.ts';
import { tell, tellInspectors } from './telling.ts';
import { all, deedOf, either, independentInspector, office, onlyTheClock, when } from './who.ts';

function recheckDuty(state: CaseState, { policy, calendar }: Rules): Duty {
  const duty = `recheck/${state.feedbackVersion}`;
  return {
    id: duty, kind: 'orderReinspection', at: dueOf(calendar, state.since, policy.recheck).dueAt, rule: 'recheck', command: { type: 'order-reinspection', data: { duty } },
    tells: inspectorsOf(state), copies: [], stoppedBy: ['order-reinspection', 'reinspect', 'return-feedback'],
  };
}

function ordered(state: CaseState, { duty, inspector }: Readonly<{ duty?: string; inspector?: string }>, { actor, at, rules, city }: Context): readonly CaseEvent[] {
  if (actor.roles.includes('system')) {
    const due = recheckDuty(state, rules);
    if (state.status !== 'feedback' || duty !== due.id || due.at > at) return [];
    return [{ type: 'ReinspectionOrdered', data: { why: 'clock', told: tellInspectors(city, state), dueAt: due.at, firedAt: at } }];
  }
  if (state.status === 'reinspection' && state.inspector === inspector) return [];
  if (inspector === undefined) return [{ type: 'ReinspectionOrdered', data: { why: 'office', told: tellInspectors(city, state) } }];
  const named = actorOf(city, inspector);
  if (named === undefined || !named.roles.includes('inspector')) throw new Refusal('not-an-inspector', { person: inspector });
  const allowed = independentInspector(state, named);
  if (allowed !== true) throw allowed;
  return [{ type: 'ReinspectionOrdered', data: { why: 'office', inspector, told: tell(city, [{ kind: 'person', person: inspector, office: state.office }]) } }];
}

/** Whoever was ordered to inspect inspects; with nobody named, any independent inspector. */
const theInspector: Guard = (state, actor) => state.inspector === undefined || state.inspector === actor.person || new Refusal('another-inspector', { person: state.inspector }, 'forbidden');

/** The independent re-check (复查): ordered by the office or, when it does not, by the clock; passed or failed by somebody of no unit on the case. */
export const reinspection = {
  commands: {
    'order-reinspection': command({
      schema: z.strictObject({ inspector: id.exactOptional(), duty: z.string().max(200).exactOptional() }),
      may: all(either(office('dispatcher', 'director'), onlyTheClock), when('feedback', 'reinspection')),
      decide: ordered,
    }),
    reinspect: command({
      schema: z.strictObject({ result: z.enum(['passed', 'failed']), findings: text(5000), ...items, ...evidence }),
      may: all(independentInspector, when('feedback', 'reinspection'), theInspector),
      decide: (state, { result, findings, ...rest }, context) => {
        const first: readonly CaseEvent[] = state.status === 'feedback' ? [{ type: 'ReinspectionOrdered', data: { why: 'inspector', inspector: context.actor.person, told: [] } }] : [];
        const attempt = state.attempts + 1;
        const found = { ...itemised(rest, result === 'passed'), ...attached(rest) };
        if (result === 'passed') return [...first, { type: 'ReinspectionPassed', data: { findings, attempt, ...found } }];
        return [...first, { type: 'ReinspectionFailed', data: { findings, attempt, ...found, deadlines: again(state, context, `retry-${state.relapses}.${attempt}`) } }];
      },
    }),
  },
  evolve: {
    ReinspectionOrdered: (state, { inspector }, { at }) => {
      const rest = entered(without(state, 'inspector', 'notice'), 'reinspection', at);
      return inspector === undefined ? rest : { ...rest, inspector };
    },
    ReinspectionPassed: (state, _, { at, ...deed }) =>
      standing(state)
        .filter(({ status }) => status === 'delivered')
        .reduce<CaseState>((after, { id: which }) => withAssignment(after, which, (one) => ({ ...one, status: 'accepted', acceptedAt: one.deliveredAt ?? at })), {
          ...entered(state, 'sign-off', at), passed: { at, ...deedOf(deed), version: state.version + 1 },
        }),
    ReinspectionFailed: (state, { attempt, deadlines }, { at }) => ({ ...backToWork(state, deadlines, at), attempts: attempt, failures: [...state.failures, at] }),
  } satisfies Evolve<'ReinspectionOrdered' | 'ReinspectionPassed' | 'ReinspectionFailed'>,
  duties: (state: CaseState, rules: Rules): readonly Duty[] => (state.status === 'feedback' ? [recheckDuty(state, rules)] : []),
};
