import { z } from 'zod';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { text } from '../text.ts';
import { command, type Evolve, type Guard } from './chapter.ts';
import { leadOf, type CaseState, type CoordinationLevel } from './state.ts';
import { tell } from './telling.ts';
import { coordinators } from './waits.ts';
import { all, fits, leadUnit, office, unit, when } from './who.ts';

const above = (level: CoordinationLevel): CoordinationLevel => {
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
};

/** The level that this person would ask for: the lead unit has no lead unit to ask, so it begins with the area's leader. */
function wanted(state: CaseState, actor: Actor): CoordinationLevel {
  const { level } = state.coordination;
  return level === 0 && leadOf(state)?.unit === actor.unit ? 2 : above(level);
}

/** Who files which step: C1 a unit on the case, C2 and C3 the lead unit, C4 the office. Steps are never skipped. */
const mayRequest: Guard = (state, actor) => {
  if (state.coordination.since !== undefined) return new Refusal('coordination-pending', { level: state.coordination.level });
  if (state.coordination.level === 4) return new Refusal('coordination-at-top');
  switch (wanted(state, actor)) {
    case 0:
    case 1:
      return unit('unit-handler', 'unit-vice', 'unit-head')(state, actor);
    case 2:
    case 3:
      return leadUnit('unit-handler', 'unit-vice', 'unit-head')(state, actor);
    case 4:
      return office('director')(state, actor);
  }
};

const mayResolve: Guard = (state, actor) => {
  if (state.coordination.since === undefined) return new Refusal('no-request');
  return coordinators(state).some((party) => fits(state, actor, party)) || new Refusal('not-addressee', { level: state.coordination.level }, 'forbidden');
};

/** Help asked for from below (协调上报, S0b): the lead unit, the area's leader, the office with the leader's opinion, headquarters' meeting; in that order. */
export const coordination = {
  commands: {
    'request-coordination': command({
      schema: z.strictObject({ problem: text(3000), leaderOpinion: text(2000).exactOptional() }),
      may: all(mayRequest, when('issued', 'planning', 'plan-review', 'rectifying')),
      decide: (state, { problem, leaderOpinion }, { actor, city }) => {
        const level = wanted(state, actor);
        const opinion = leaderOpinion ?? state.coordination.leaderOpinion;
        if (level === 3 && opinion === undefined) throw new Refusal('leader-opinion-missing');
        const told = tell(city, coordinators({ ...state, coordination: { level } }));
        return [{ type: 'CoordinationRequested', data: { level, problem, told, ...(opinion === undefined ? {} : { leaderOpinion: opinion }) } }];
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
        return [{ type: 'CoordinationPassedUp', data: { level, to, opinion, told: tell(city, to === 3 ? [{ kind: 'unit', unit: leadOf(state)?.unit ?? '', roles: ['unit-handler'] }] : coordinators({ ...state, coordination: { level: to } })) } }];
      },
    }),
  },
  evolve: {
    CoordinationRequested: (state, { level, problem, leaderOpinion }, { at }) => ({ ...state, coordination: { level, since: at, problem, ...(leaderOpinion === undefined ? {} : { leaderOpinion }) } }),
    CoordinationResolved: (state) => ({ ...state, coordination: { level: 0 } }),
    CoordinationPassedUp: (state, { level, to, opinion }, { at }) => {
      const { since: _, ...rest } = state.coordination;
      // The third step is filed by the lead unit, with the leader's opinion; the others open at once.
      return { ...state, coordination: to === 3 ? { ...rest, level, leaderOpinion: opinion } : { ...rest, level: to, since: at } };
    },
  } satisfies Evolve<'CoordinationRequested' | 'CoordinationResolved' | 'CoordinationPassedUp'>,
};
