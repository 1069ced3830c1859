import { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import { sentenceOf } from '#catalogue/sentence';
import { permitted } from '#domain/case/case';
import type { CaseState } from '#domain/case/state';
import type { Actor } from '#domain/city/city';
import { permittedFor } from '#domain/delegation/acting';
import type { HandedCommand } from '#domain/delegation/handed';
import { caseMatter, type Matter } from '#domain/delegation/matter';
import type { Refusal } from '#domain/refusal';
import type { Caller } from '../requests/caller.ts';

/** What the caller may do now in the own name; where not, the code and the sentence that say why. `for`: in whose name they may do it, as a deputy. */
export const permission = z.strictObject({ command: z.string(), name: z.string(), allowed: z.boolean(), code: z.string().exactOptional(), reason: z.string().exactOptional(), for: z.array(z.strictObject({ person: z.string(), name: z.string() })).exactOptional() });

type Permitted<Command> = Readonly<{ command: Command; allowed: true } | { command: Command; allowed: false; refusal: Refusal }>;

/** What may be asked in a matter, allowed or not, with those for whom the caller may ask it as their deputy. */
export function permissionsIn<Command extends HandedCommand>(matter: Matter, permittedTo: (actor: Actor) => readonly Permitted<Command>[], nameOf: (command: Command) => string, { actor, locale, names, standIns }: Caller): z.output<typeof permission>[] {
  const others = permittedFor(matter, standIns, permittedTo);
  return permittedTo(actor).map((one) => {
    const named = { command: one.command, name: nameOf(one.command) };
    const inPlace = (others.get(one.command) ?? []).map((person) => ({ person, name: names.person(person) }));
    return { ...named, ...(one.allowed ? { allowed: true } : { allowed: false, code: one.refusal.code, reason: sentenceOf(locale, one.refusal, names) }), ...(inPlace.length === 0 ? {} : { for: inPlace }) };
  });
}

/** Everything that may be asked of a case once it is reported, allowed or not. */
export const permissionsOf = (state: CaseState, caller: Caller): z.output<typeof permission>[] =>
  permissionsIn(caseMatter(state), (actor) => permitted(state, actor), (command) => commandWords[caller.locale][command], caller).filter(({ command }) => command !== 'report');
