import { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import { sentenceOf } from '#catalogue/sentence';
import { permitted } from '#domain/case/case';
import type { CaseState } from '#domain/case/state';
import type { Caller } from '../requests/caller.ts';

/** What the caller may do now; where not, the code and the sentence that say why. */
export const permission = z.strictObject({ command: z.string(), name: z.string(), allowed: z.boolean(), code: z.string().exactOptional(), reason: z.string().exactOptional() });

/** Everything that may be asked of a case once it is reported, allowed or not. */
export const permissionsOf = (state: CaseState, { actor, locale, names }: Caller): z.output<typeof permission>[] =>
  permitted(state, actor)
    .filter(({ command }) => command !== 'report')
    .map((one) => {
      const name = commandWords[locale][one.command];
      return one.allowed ? { command: one.command, name, allowed: true } : { command: one.command, name, allowed: false, code: one.refusal.code, reason: sentenceOf(locale, one.refusal, names) };
    });
