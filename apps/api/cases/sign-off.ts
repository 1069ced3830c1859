import { z } from 'zod';
import { wordOf } from '#catalogue/rules';
import { signatureWords } from '#catalogue/steps';
import type { CaseFile } from '#commands/case-file';
import { commandTable } from '#domain/case/case';
import type { CaseState } from '#domain/case/state';
import { actorOf } from '#domain/city/people';
import type { City } from '#domain/city/city';
import { signed } from '#domain/delegation/signature';
import type { Caller } from '../requests/caller.ts';
import { personAs, personShown, type PersonAs } from './people.ts';

const step = z.strictObject({ step: z.string(), name: z.string(), signedBy: z.string().exactOptional(), signedByName: z.string().exactOptional(), at: z.string().exactOptional(), opinion: z.string().exactOptional() });

/** How far the sign-off is: who has signed, whose turn it is, and who may sign now. */
export const signOffProgress = z.strictObject({
  round: z.int(),
  appliedBy: z.string(),
  appliedByName: z.string(),
  since: z.string(),
  steps: z.array(step),
  next: z.strictObject({ step: z.string(), name: z.string(), people: z.array(personAs) }).nullable(),
});
export type SignOffProgress = z.output<typeof signOffProgress>;

/** Everybody who may sign at this moment, as the rules see it: not who applied, has signed, or re-inspected. */
const signatories = (state: CaseState, city: City, caller: Caller): readonly PersonAs[] =>
  Object.values(city.people).flatMap(({ id, name, unit, roles }) => {
    const actor = actorOf(city, id);
    const may = actor !== undefined && commandTable.endorse.may(state, actor) === true;
    const as = roles.find((role) => role === 'unit-head' || role === 'unit-vice' || role === 'director' || role === 'hq' || role === 'area-leader' || role === 'clerk') ?? roles[0];
    return may && as !== undefined ? [personShown({ person: id, name, as, ...(unit === undefined ? {} : { unit }) }, caller)] : [];
  });

/** The progress of the sign-off of a case; undefined before somebody applies. */
export function signOffOf({ state, city, events }: CaseFile, caller: Caller): SignOffProgress | undefined {
  const { signOff } = state;
  if (signOff === undefined) return undefined;
  const nameOf = (id: string): string => wordOf(signatureWords[caller.locale], id);
  const opinions = new Map(events.flatMap(({ type, data }) => (type === 'SignOffEndorsed' && data.round === signOff.round ? [[data.step, data.opinion] as const] : [])));
  const next = signOff.steps[signOff.signed.length];
  return {
    round: signOff.round, appliedBy: signOff.by, appliedByName: signed(signOff, caller.names.person), since: signOff.since,
    steps: signOff.steps.map(({ id }, index) => {
      const signature = signOff.signed[index];
      const opinion = opinions.get(id);
      return { step: id, name: nameOf(id), ...(signature === undefined ? {} : { signedBy: signature.by, signedByName: signed(signature, caller.names.person), at: signature.at }), ...(signature === undefined || opinion === undefined ? {} : { opinion }) };
    }),
    next: next === undefined ? null : { step: next.id, name: nameOf(next.id), people: [...signatories(state, city, caller)] },
  };
}
