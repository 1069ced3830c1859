import { z } from 'zod';
import type { CaseFile } from '#commands/case-file';
import { viewersOf } from '#domain/case/sight';
import { type Attached, evidenceOfCase } from '#evidence/of-case';
import { mayHaveOriginal } from '#evidence/rights';
import type { EvidenceStore } from '#evidence/store';
import { mayKnowReporter, namesReporter } from '../cases/reporter.ts';
import type { Caller } from '../requests/caller.ts';
import { evidenceShown, seenShown } from './evidence-shown.ts';

/** A piece of evidence of a case: which event named it, when, and who attached it; `who` is null, and there is no name, where it would tell who reported. */
export const attachedShown = evidenceShown.extend({ version: z.int(), event: z.string(), at: z.string(), who: z.strictObject({ person: z.string(), name: z.string() }).nullable() });
export type AttachedShown = z.output<typeof attachedShown>;

/** The evidence of a case, up to the version that is looked at, as somebody may see it. */
export async function caseEvidenceFor({ pool }: EvidenceStore, file: CaseFile, caller: Caller): Promise<AttachedShown[]> {
  const all = await evidenceOfCase(pool, file.caseId);
  return all.filter(({ version }) => version <= file.version).map((one) => shown(one, file, caller));
}

function shown({ version, event, at, person, personName, kept, name, capturedAt }: Attached, { state }: CaseFile, caller: Caller): AttachedShown {
  const { actor, sight } = caller;
  const secret = namesReporter({ type: event }) && !mayKnowReporter(state, actor, sight);
  const sentIt = person === actor.person && name !== undefined;
  const sealed = kept.kind === 'photo' && !sentIt && !mayHaveOriginal(viewersOf(state), actor, sight);
  const own = secret ? {} : { ...(name === undefined ? {} : { name }), ...(capturedAt === undefined ? {} : { capturedAt }) };
  return { ...seenShown({ kept, sealed, ...own }, caller), version, event, at, who: secret ? null : { person, name: personName } };
}
