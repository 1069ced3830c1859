import { z } from 'zod';
import { actorOf } from '#domain/city/people';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import type { CaseEvents, Told } from './events.ts';
import { sees, sight } from './sight.ts';
import { assignmentOf, type CaseState } from './state.ts';
import { tell } from './telling.ts';
import { all, office, whileOpen } from './who.ts';

/** Whoever leads: the director and headquarters, the leader of one of the areas, and of the line of business of a unit that is or was on the case. */
const leads: Guard = (state, actor) =>
  office('director', 'hq')(state, actor) === true ||
  actor.areas.some((area) => state.areas.includes(area)) ||
  state.assignments.some(({ unit }) => actor.lineUnits?.includes(unit)) ||
  new Refusal('leaders-only', {}, 'forbidden');

const unitRoles = ['unit-handler', 'unit-vice', 'unit-head'] as const;

/** Whom the instruction is handed on to (转办): the people of a unit on the case, or a person who may see it. */
function addressees(state: CaseState, { toUnit, toPerson }: Readonly<{ toUnit?: string; toPerson?: string }>, { city }: Context): readonly Told[] {
  if (toUnit !== undefined && assignmentOf(state, toUnit) === undefined) throw new Refusal('unit-not-on-case', { unit: toUnit });
  const person = toPerson === undefined ? undefined : actorOf(city, toPerson);
  if (toPerson !== undefined && person === undefined) throw new Refusal('unknown-person', { id: toPerson });
  if (person !== undefined && !sees(state, sight(person, city))) throw new Refusal('addressee-outside-case', { person: person.person });
  return tell(city, [
    ...(toUnit === undefined ? [] : [{ kind: 'unit', unit: toUnit, roles: unitRoles } as const]),
    ...(person === undefined ? [] : [{ kind: 'person', person: person.person, office: state.office } as const]),
  ]);
}

/** A leader's written opinion on a case (批示), handed on where wanted (转办). It moves no deadline and changes no status; the office hears of it, and whoever it names is asked to act. */
export const instruction = {
  commands: {
    instruct: command({
      schema: z.strictObject({ opinion: text(2000), toUnit: id.exactOptional(), toPerson: id.exactOptional() }),
      may: all(leads, whileOpen),
      decide: (state, given, context) => {
        const data: CaseEvents['InstructionGiven'] = { ...given, told: addressees(state, given, context) };
        return [{ type: 'InstructionGiven', data }];
      },
    }),
  },
  evolve: { InstructionGiven: (state) => state } satisfies Evolve<'InstructionGiven'>,
};
