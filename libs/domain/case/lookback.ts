import { z } from 'zod';
import type { City } from '#domain/city/city';
import { openingOn } from '#domain/calendar/opening';
import { dueOf } from '#domain/calendar/due';
import { setDeadline } from '#domain/calendar/deadline';
import { dayOf, type Instant } from '#domain/time';
import { Refusal } from '#domain/refusal';
import { text } from '../text.ts';
import { clockCommand, command, type Context, type Duty, type Evolve, type Rules } from './chapter.ts';
import { attached, evidence, type Evidenced } from './evidence.ts';
import { limitOf, onTheWay, ordered } from './dispatch.ts';
import { ended } from './ending.ts';
import { milestonesFor } from './milestones.ts';
import type { AssignmentOrder, CaseEvent } from './events.ts';
import { itemised, items, type Itemised } from './items.ts';
import { entered, inspectorsOf, standing, withAssignment, without, type Assignment, type CaseState, type Lookback } from './state.ts';
import { tellInspectors } from './telling.ts';
import { all, independentInspector, office, onlyTheClock, when } from './who.ts';

/** The looks back that a case gets when it closes, each due at the opening of its day, or of the next working day. */
const plannedLookbacks = ({ policy, calendar }: Rules, closedAt: Instant): readonly Lookback[] =>
  policy.lookBack.map((days, index) => ({ round: index + 1, dueAt: openingOn(calendar, dayOf(dueOf(calendar, closedAt, { amount: days, unit: 'day' }).dueAt)) }));

/** The event that closes a case and plans its looks back. */
export const closing = (rules: Rules, closedAt: Instant): readonly CaseEvent[] => [{ type: 'CaseClosed', data: { lookbacks: plannedLookbacks(rules, closedAt) } }];

const pending = (state: CaseState): readonly Lookback[] => state.lookbacks.filter(({ heldAt }) => heldAt === undefined);
/** The rounds that a look back at this time is for; none: it comes unplanned (不定期), and all rounds are still to come. */
const dueRounds = (state: CaseState, at: Instant): readonly Lookback[] => pending(state).filter(({ dueAt }) => dueAt <= at);

const dutyOf = (state: CaseState, { round, dueAt }: Lookback): Duty => {
  const duty = `look-back/${round}/${state.closedAt ?? ''}`;
  return { id: duty, kind: 'lookBack', at: dueAt, rule: `look-back.${round}`, command: { type: 'order-look-back', data: { duty } }, tells: inspectorsOf(state), copies: [], stoppedBy: ['look-back'] };
};

/** The look back on a case that was drawn (抽查): besides those of the plan, at once, once for each closing. */
const sampled = (state: CaseState, sample: string, at: Instant, city: City): readonly CaseEvent[] =>
  state.status !== 'closed' || state.lookbacks.some(({ round }) => round === 0) ? [] : [{ type: 'LookbackOrdered', data: { round: 0, dueAt: at, firedAt: at, told: tellInspectors(city, state), sample } }];

/** A relapse is a new order to the same units, under the same limits, with the same milestones. */
export function reopened(state: CaseState, { at, rules }: Context): CaseEvent {
  const relapse = state.relapses + 1;
  const limit = ({ original }: Assignment) => original?.period ?? limitOf(state, rules) ?? rules.policy.retry;
  const deadlines = standing(state).map((one) => {
    const deadline = setDeadline(`${one.id}.relapse-${relapse}`, rules.calendar, at, limit(one));
    return { assignment: one.id, deadline, ...onTheWay(milestonesFor(one.id, state, rules, at, deadline)) };
  });
  return { type: 'CaseReopened', data: { relapse, deadlines } };
}

/** What one visit holds: every round that is due; the last round archives the case. */
function held(state: CaseState, { findings, files }: Readonly<{ findings: string; files: Itemised & Evidenced }>, at: Instant): readonly CaseEvent[] {
  const due = dueRounds(state, at);
  const alreadyToday = state.last?.type === 'LookbackPassed' && dayOf(state.last.at) === dayOf(at);
  if (due.length === 0 && alreadyToday) return [];
  if (due.length === 0) return [{ type: 'LookbackPassed', data: { round: 0, findings, ...files } }];
  const passed = due.map(({ round }): CaseEvent => ({ type: 'LookbackPassed', data: { round, findings, ...files } }));
  return due.length < pending(state).length ? passed : [...passed, { type: 'CaseArchived', data: { why: 'last-look-back' } }];
}

const renewed = ({ id, unit, role, mandatory, person }: Assignment, set: Required<Pick<AssignmentOrder, 'deadline'>> & Pick<AssignmentOrder, 'milestones'>, at: Instant): Assignment =>
  ordered({ id, unit, role, mandatory, ...set, ...(person === undefined ? {} : { person }) }, at);

/** Looking back on closed cases (回头看): ordered by the clock, done by somebody independent; a relapse opens the case again. */
export const lookback = {
  commands: {
    'order-look-back': clockCommand({
      schema: z.strictObject({ duty: z.string().max(200) }),
      may: onlyTheClock,
      decide: (state, { duty: wanted }, { at, city }) => {
        if (wanted.startsWith('sample/')) return sampled(state, wanted, at, city);
        const due = state.status === 'closed' ? pending(state).find((one) => one.orderedAt === undefined && dutyOf(state, one).id === wanted && one.dueAt <= at) : undefined;
        return due === undefined ? [] : [{ type: 'LookbackOrdered', data: { round: due.round, dueAt: due.dueAt, firedAt: at, told: tellInspectors(city, state) } }];
      },
    }),
    'look-back': command({
      schema: z.strictObject({ result: z.enum(['held', 'relapsed']), findings: text(5000), ...items, ...evidence }),
      may: all(independentInspector, when('closed')),
      decide: (state, { result, findings, ...rest }, context) => {
        const files = { ...itemised(rest, result === 'held'), ...attached(rest) };
        if (result === 'held') return held(state, { findings, files }, context.at);
        const [due] = dueRounds(state, context.at);
        return [{ type: 'RelapseFound', data: { round: due?.round ?? 0, findings, ...files } }, reopened(state, context)];
      },
    }),
    archive: command({
      schema: z.strictObject({}),
      may: all(office('clerk', 'director'), when('closed'), (state) => pending(state).length === 0 || new Refusal('look-backs-left', { left: pending(state).length })),
      decide: () => [{ type: 'CaseArchived', data: { why: 'office' } }],
    }),
  },
  evolve: {
    CaseClosed: (state, { lookbacks }, { at }) => ({ ...entered(ended(state), 'closed', at), closedAt: at, lookbacks }),
    LookbackOrdered: (state, { round, dueAt, sample }, { at }) => ({
      ...state, lookbacks: sample === undefined ? state.lookbacks.map((one) => (one.round === round ? { ...one, orderedAt: at } : one)) : [...state.lookbacks, { round, dueAt, orderedAt: at }],
    }),
    LookbackPassed: (state, { round }, { at }) => ({ ...state, lookbacks: state.lookbacks.map((one) => (one.round === round ? { ...one, heldAt: one.heldAt ?? at } : one)) }),
    RelapseFound: (state) => state,
    CaseReopened: (state, { relapse, deadlines }, { at }) =>
      deadlines.reduce<CaseState>((after, { assignment, ...set }) => withAssignment(after, assignment, (one) => renewed(one, set, at)), {
        ...entered(without(state, 'closedAt', 'passed', 'inspector', 'plan'), 'issued', at), relapses: relapse, relapsedAt: [...state.relapsedAt, at], whistles: state.whistles.filter(({ arrivedAt }) => arrivedAt !== undefined), attempts: 0, failures: [], bounces: 0, lookbacks: [],
      }),
    CaseArchived: (state, _, { at }) => entered(state, 'archived', at),
  } satisfies Evolve<'CaseClosed' | 'LookbackOrdered' | 'LookbackPassed' | 'RelapseFound' | 'CaseReopened' | 'CaseArchived'>,
  duties: (state: CaseState): readonly Duty[] => (state.status === 'closed' ? pending(state).filter(({ orderedAt }) => orderedAt === undefined).map((one) => dutyOf(state, one)) : []),
};
