import { z } from 'zod';
import type { CaseFile } from '#commands/case-file';
import { viewersOf } from '#domain/case/sight';
import { type Attached, evidenceOfCase } from '#evidence/of-case';
import { mayHaveOriginal } from '#evidence/rights';
import type { EvidenceStore } from '#evidence/store';
import { mayKnowReporter, namesReporter } from '../cases/reporter.ts';
import type { Caller } from '../requests/caller.ts';
import { evidenceShown, seenShown } from './evidence-shown.ts';

/** A piece of evidence of a case: which event named it, when, and who attached it; `who` is null, and there is no name, where it would tell who reported. `answers`: the photo of before that it was put beside. */
export const attachedShown = evidenceShown.extend({ version: z.int(), event: z.string(), at: z.string(), who: z.strictObject({ person: z.string(), name: z.string() }).nullable(), answers: z.string().exactOptional() });
export type AttachedShown = z.output<typeof attachedShown>;

/** The evidence of a case, up to the version that is looked at, as somebody may see it. */
export async function caseEvidenceFor({ pool }: EvidenceStore, file: CaseFile, caller: Caller): Promise<AttachedShown[]> {
  const all = await evidenceOfCase(pool, file.caseId);
  return all.filter(({ version }) => version <= file.version).map((one) => shown(one, file, caller));
}

/** The photo of before beside which the event that attached a photo put it. */
function answeredBy({ version, kept }: Attached, { events }: CaseFile): Pick<AttachedShown, 'answers'> {
  const event = events.find((one) => one.version === version);
  const pair = event?.type === 'FeedbackSubmitted' ? event.data.pairs?.find(({ after }) => after === kept.sha256) : undefined;
  return pair === undefined ? {} : { answers: pair.before };
}

function shown(attached: Attached, file: CaseFile, caller: Caller): AttachedShown {
  const [{ version, event, at, person, personName, kept, name, capturedAt }, { state }, { actor, sight }] = [attached, file, caller];
  const secret = namesReporter({ type: event }) && !mayKnowReporter(state, actor, sight);
  const sentIt = person === actor.person && name !== undefined;
  const sealed = kept.kind === 'photo' && !sentIt && !mayHaveOriginal(viewersOf(state), actor, sight);
  const own = secret ? {} : { ...(name === undefined ? {} : { name }), ...(capturedAt === undefined ? {} : { capturedAt }) };
  return { ...seenShown({ kept, sealed, ...own }, caller), version, event, at, who: secret ? null : { person, name: personName }, ...answeredBy(attached, file) };
}
