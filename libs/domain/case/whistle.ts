import { z } from 'zod';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Evolve, type Guard } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import { knownUnit } from './dispatch.ts';
import type { CaseState, Whistle } from './state.ts';
import { tell } from './telling.ts';
import { all, either, office, whileOpen } from './who.ts';

const unitRoles = ['unit-handler', 'unit-vice', 'unit-head'] as const;

/** Whether a case is known to the place: it came from there, or is in its hands. Of a covert visit the place learns only by an order. */
const isKnownThere = ({ source, reportedBy, assignments }: CaseState, { person, unit }: Actor): boolean => source.kind === 'whistle' || reportedBy === person || assignments.some((one) => one.unit === unit);

/** Somebody of a unit that answers for the place (属地): the street, the town. */
const localUnit: Guard = (state, actor) => {
  const { unit, roles } = actor;
  const local = unit !== undefined && state.localUnits.includes(unit) && unitRoles.some((role) => roles.includes(role));
  return (local && isKnownThere(state, actor)) || new Refusal('local-unit-only', {}, 'forbidden');
};

/** The units that were called and have not come. */
export const awaited = ({ whistles }: CaseState): readonly Whistle[] => whistles.filter(({ arrivedAt }) => arrivedAt === undefined);

const called: Guard = (state, actor) => awaited(state).some(({ unit }) => unit === actor.unit) || new Refusal('not-called', {}, 'forbidden');

/** The grass roots whistle, the departments report on site (村居吹哨、部门报到): within the policy's limit, chased until they do, until the case ends. */
export const whistle = {
  commands: {
    'blow-whistle': command({
      schema: z.strictObject({ units: z.array(id).min(1).max(20), reason: text(2000) }),
      may: all(either(localUnit, office('clerk', 'dispatcher', 'director')), whileOpen),
      decide: (state, { units, reason }, { city }) => {
        for (const unit of units) knownUnit(city, unit);
        if (new Set(units).size < units.length) throw new Refusal('unit-twice');
        const fresh = units.filter((unit) => !awaited(state).some((one) => one.unit === unit));
        if (fresh.length === 0) return [];
        const whistles = fresh.map((unit, index) => ({ id: `w${state.whistles.length + index + 1}`, unit }));
        return [{ type: 'WhistleBlown', data: { whistles, reason, told: tell(city, fresh.map((unit) => ({ kind: 'unit', unit, roles: ['unit-handler', 'unit-vice'] }))) } }];
      },
    }),
    arrive: command({
      schema: z.strictObject({ note: text(2000), ...evidence }),
      may: all(called, whileOpen),
      decide: (state, { note, ...rest }, { actor }) => awaited(state).filter(({ unit }) => unit === actor.unit).map(({ id: which, unit }) => ({ type: 'UnitArrived', data: { whistle: which, unit, note, ...attached(rest) } })),
    }),
  },
  evolve: {
    WhistleBlown: (state, { whistles, reason }, { at, by }) => ({ ...state, whistles: [...state.whistles, ...whistles.map((one) => ({ ...one, reason, since: at, by }))] }),
    UnitArrived: (state, { whistle: which }, { at }) => ({ ...state, whistles: state.whistles.map((one) => (one.id === which ? { ...one, arrivedAt: at } : one)) }),
  } satisfies Evolve<'WhistleBlown' | 'UnitArrived'>,
};
