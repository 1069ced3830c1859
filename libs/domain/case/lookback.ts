import { z } from 'zod';
import { openingOn } from '#domain/calendar/opening';
import { dueOf } from '#domain/calendar/due';
import { setDeadline } from '#domain/calendar/deadline';
import { dayOf, type Instant } from '#domain/time';
import { Refusal } from '#domain/refusal';
import { text } from '../text.ts';
import { clockCommand, command, type Context, type Duty, type Evolve, type Rules } from './chapter.ts';
import { limitOf } from './dispatch.ts';
import type { CaseEvent } from './events.ts';
import { entered, standing, withAssignment, type CaseState, type Lookback, type Party, type Sanction } from './state.ts';
import { tell } from './telling.ts';
import { all, independentInspector, office, onlyTheClock, when } from './who.ts';

/** The looks back that a case gets when it closes, each due at the opening of its day, or of the next working day. */
const plannedLookbacks = ({ policy, calendar }: Rules, closedAt: Instant): readonly Lookback[] =>
  policy.lookBack.map((days, index) => ({ round: index + 1, dueAt: openingOn(calendar, dayOf(dueOf(calendar, closedAt, { amount: days, unit: 'day' }).dueAt)) }));

/** Closing ends what is proposed and lifts what is in force; an appeal goes on. */
function deescalated(sanction: Sanction): Sanction {
  switch (sanction.status) {
    case 'proposed':
      return { ...sanction, status: 'dropped' };
    case 'issued':
    case 'upheld':
      return { ...sanction, status: 'lifted' };
    case 'dropped':
    case 'appealed':
    case 'withdrawn':
    case 'lifted':
      return sanction;
  }
}

/** The event that closes a case and plans its looks back. */
export const closing = (rules: Rules, closedAt: Instant): readonly CaseEvent[] => [{ type: 'CaseClosed', data: { lookbacks: plannedLookbacks(rules, closedAt) } }];

const inspectors = (state: CaseState): readonly Party[] => [{ kind: 'office', office: state.office, roles: ['inspector'] }];
const pending = (state: CaseState): readonly Lookback[] => state.lookbacks.filter(({ heldAt }) => heldAt === undefined);

const dutyOf = (state: CaseState, { round, dueAt }: Lookback): Duty => {
  const duty = `look-back/${round}/${state.closedAt ?? ''}`;
  return { id: duty, kind: 'lookBack', at: dueAt, rule: `look-back.${round}`, command: { type: 'order-look-back', data: { duty } }, tells: inspectors(state), copies: [], stoppedBy: ['look-back'] };
};

function reopened(state: CaseState, { at, rules }: Context): CaseEvent {
  const limit = limitOf(state, rules) ?? rules.policy.retry;
  const relapse = state.relapses + 1;
  return {
    type: 'CaseReopened',
    data: { relapse, deadlines: standing(state).map(({ id }) => ({ assignment: id, deadline: setDeadline(`${id}.relapse-${relapse}`, rules.calendar, at, limit) })) },
  };
}

/** Looking back on closed cases (回头看): ordered by the clock, done by somebody independent; a relapse opens the case again. */
export const lookback = {
  commands: {
    'order-look-back': clockCommand({
      schema: z.strictObject({ duty: z.string().max(200) }),
      may: onlyTheClock,
      decide: (state, { duty: wanted }, { at, city }) => {
        const due = state.status === 'closed' ? pending(state).find((one) => one.orderedAt === undefined && dutyOf(state, one).id === wanted && one.dueAt <= at) : undefined;
        return due === undefined ? [] : [{ type: 'LookbackOrdered', data: { round: due.round, dueAt: due.dueAt, firedAt: at, told: tell(city, inspectors(state)) } }];
      },
    }),
    'look-back': command({
      schema: z.strictObject({ result: z.enum(['held', 'relapsed']), findings: text(5000) }),
      may: all(independentInspector, when('closed'), (state) => pending(state).length > 0 || new Refusal('no-look-back-left')),
      decide: (state, { result, findings }, context) => {
        const [first, ...rest] = pending(state);
        if (first === undefined) return [];
        if (result === 'relapsed') return [{ type: 'RelapseFound', data: { round: first.round, findings } }, reopened(state, context)];
        const held: CaseEvent = { type: 'LookbackPassed', data: { round: first.round, findings } };
        return rest.length > 0 ? [held] : [held, { type: 'CaseArchived', data: { why: 'last-look-back' } }];
      },
    }),
    archive: command({
      schema: z.strictObject({}),
      may: all(office('clerk', 'director'), when('closed'), (state) => pending(state).length === 0 || new Refusal('look-backs-left', { left: pending(state).length })),
      decide: () => [{ type: 'CaseArchived', data: { why: 'office' } }],
    }),
  },
  evolve: {
    CaseClosed: (state, { lookbacks }, { at }) => {
      const { mustLead: _, notice: __, signOff: ___, extension: ____, ...rest } = entered(state, 'closed', at);
      return {
        ...rest, closedAt: at, lookbacks, level: 0, coordination: { level: 0 },
        sanctions: state.sanctions.map(deescalated),
      };
    },
    LookbackOrdered: (state, { round }, { at }) => ({ ...state, lookbacks: state.lookbacks.map((one) => (one.round === round ? { ...one, orderedAt: at } : one)) }),
    LookbackPassed: (state, { round }, { at }) => ({ ...state, lookbacks: state.lookbacks.map((one) => (one.round === round ? { ...one, heldAt: at } : one)) }),
    RelapseFound: (state) => state,
    CaseReopened: (state, { relapse, deadlines }, { at }) => {
      const { closedAt: _, passed: __, inspector: ___, plan: ____, ...rest } = entered(state, 'issued', at);
      return deadlines.reduce<CaseState>(
        (after, { assignment, deadline }) => withAssignment(after, assignment, ({ claimedAt: _c, deliveredAt: _d, acceptedAt: _a, deemed: _e, ...one }) => ({ ...one, status: 'unclaimed', issuedAt: at, deadline, original: deadline })),
        { ...rest, relapses: relapse, attempts: 0, failures: [], bounces: 0, lookbacks: [] },
      );
    },
    CaseArchived: (state, _, { at }) => entered(state, 'archived', at),
  } satisfies Evolve<'CaseClosed' | 'LookbackOrdered' | 'LookbackPassed' | 'RelapseFound' | 'CaseReopened' | 'CaseArchived'>,
  duties: (state: CaseState): readonly Duty[] => (state.status === 'closed' ? pending(state).filter(({ orderedAt }) => orderedAt === undefined).map((one) => dutyOf(state, one)) : []),
};
