import { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import { sentenceOf } from '#catalogue/sentence';
import { permitted } from '#domain/case/case';
import type { CaseState } from '#domain/case/state';
import { permittedFor } from '#domain/delegation/acting';
import type { Caller } from '../requests/caller.ts';

/** What the caller may do now in the own name; where not, the code and the sentence that say why. `for`: in whose name they may do it, as a deputy. */
export const permission = z.strictObject({ command: z.string(), name: z.string(), allowed: z.boolean(), code: z.string().exactOptional(), reason: z.string().exactOptional(), for: z.array(z.strictObject({ person: z.string(), name: z.string() })).exactOptional() });

/** Everything that may be asked of a case once it is reported, allowed or not. */
export function permissionsOf(state: CaseState, { actor, locale, names, standIns }: Caller): z.output<typeof permission>[] {
  const others = permittedFor(state, standIns);
  return permitted(state, actor)
    .filter(({ command }) => command !== 'report')
    .map((one) => {
      const named = { command: one.command, name: commandWords[locale][one.command] };
      const inPlace = (others.get(one.command) ?? []).map((person) => ({ person, name: names.person(person) }));
      return { ...named, ...(one.allowed ? { allowed: true } : { allowed: false, code: one.refusal.code, reason: sentenceOf(locale, one.refusal, names) }), ...(inPlace.length === 0 ? {} : { for: inPlace }) };
    });
}
