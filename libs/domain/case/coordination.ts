import { z } from 'zod';
import type { City } from '#domain/city/city';
import { dueOf } from '#domain/calendar/due';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import { coordinationLimit } from './answer-limits.ts';
import type { CaseEvent, Told } from './events.ts';
import { leadOf, underway, type CaseState, type CoordinationLevel } from './state.ts';
import { tell } from './telling.ts';
import { coordinators } from './waits.ts';
import { all, fits, leadUnit, unit, when } from './who.ts';

const unitRoles = ['unit-handler', 'unit-vice', 'unit-head'] as const;

/** A unit on the case may ask; what the leader has passed up only the lead unit files. */
const mayRequest: Guard = (state, actor) => (state.coordination.toFile === undefined ? unit : leadUnit)(...unitRoles)(state, actor);

/** While a request waits, only whoever asked may pass it up, from the lead unit or the office; the leader is not passed over, since the office wants the leader's opinion. */
const mayGoOn: Guard = ({ coordination: { since, level, unit: asked } }, actor) =>
  since === undefined || ((level === 1 || level === 3) && asked !== undefined && asked === actor.unit) || new Refusal('coordination-pending', { level });

const mayResolve: Guard = (state, actor) => {
  if (state.coordination.since === undefined) return new Refusal('no-request');
  return coordinators(state).some((party) => fits(state, actor, party)) || new Refusal('not-addressee', { level: state.coordination.level }, 'forbidden');
};

/** What a unit asks for: its lead unit's help; the lead unit, which has none above it, the area's leader's; then the office's. */
function wanted(state: CaseState, asking: string | undefined): CoordinationLevel {
  if (state.coordination.toFile !== undefined) return 3;
  return leadOf(state)?.unit === asking ? 2 : 1;
}

function above(level: CoordinationLevel): CoordinationLevel {
  switch (level) {
    case 0:
      return 1;
    case 1:
      return 2;
    case 2:
      return 3;
    case 3:
    case 4:
      return 4;
  }
}

/** Passed up by whoever asked, when the limit has run out without an answer. */
function unanswered(state: CaseState, since: Instant, { at, rules, city }: Context): CaseEvent {
  const { level } = state.coordination;
  const { dueAt } = dueOf(rules.calendar, since, coordinationLimit(level, rules.policy));
  if (at <= dueAt) throw new Refusal('coordination-not-yet', { level, dueAt });
  const to = above(level);
  return { type: 'CoordinationPassedUp', data: { level, to, unanswered: true, told: toldOf(city, state, to) } };
}

/** Who hears of it when a request is passed up: the next addressee, or the lead unit where it must file the next step itself. */
const toldOf = (city: City, state: CaseState, to: CoordinationLevel): readonly Told[] => tell(city, to === 3 ? coordinators(state, 1) : coordinators(state, to));

/**
 * Help asked for from below (协调上报, S0b): C1 the lead unit, C2 the area's leader, C3 the office, C4 headquarters' meeting, in that order.
 * The third step is filed by the lead unit and carries the leader's opinion. Each step has its own limit; what is not answered within it may be passed up, never skipping a step.
 */
export const coordination = {
  commands: {
    'request-coordination': command({
      schema: z.strictObject({ problem: text(3000) }),
      may: all(mayRequest, when(...underway, 'suspended'), mayGoOn),
      decide: (state, { problem }, context) => {
        const { actor, city } = context;
        if (state.coordination.since !== undefined) return [unanswered(state, state.coordination.since, context)];
        const level = wanted(state, actor.unit);
        const { leaderOpinion } = state.coordination;
        return [{ type: 'CoordinationRequested', data: { level, problem, ...(actor.unit === undefined ? {} : { unit: actor.unit }), told: tell(city, coordinators(state, level)), ...(leaderOpinion === undefined ? {} : { leaderOpinion }) } }];
      },
    }),
    'resolve-coordination': command({
      schema: z.strictObject({ outcome: z.enum(['resolved', 'passed-up']), opinion: text(2000) }),
      may: mayResolve,
      decide: (state, { outcome, opinion }, { city }) => {
        const { level } = state.coordination;
        if (outcome === 'resolved') return [{ type: 'CoordinationResolved', data: { level, opinion } }];
        if (level === 4) throw new Refusal('coordination-at-top');
        const to = above(level);
        return [{ type: 'CoordinationPassedUp', data: { level, to, opinion, told: toldOf(city, state, to) } }];
      },
    }),
  },
  evolve: {
    CoordinationRequested: (state, { level, problem, unit: asked, leaderOpinion }, { at }) => ({ ...state, coordination: { level, since: at, problem, ...(asked === undefined ? {} : { unit: asked }), ...(leaderOpinion === undefined ? {} : { leaderOpinion }) } }),
    CoordinationResolved: (state) => ({ ...state, coordination: { level: 0 } }),
    CoordinationPassedUp: (state, { level, to, opinion }, { at }) => {
      const { since: _, ...rest } = state.coordination;
      return { ...state, coordination: to === 3 ? { ...rest, level, toFile: at, ...(opinion === undefined ? {} : { leaderOpinion: opinion }) } : { ...rest, level: to, since: at } };
    },
  } satisfies Evolve<'CoordinationRequested' | 'CoordinationResolved' | 'CoordinationPassedUp'>,
};
