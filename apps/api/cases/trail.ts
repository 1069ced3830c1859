import { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import { eventSentence, eventWords } from '#catalogue/event-sentence';
import { namesOf, type Names, withRungs } from '#catalogue/names';
import { ruleName, wordOf } from '#catalogue/rules';
import { sentenceOf } from '#catalogue/sentence';
import type { CaseFile, CaseRecord, StoredActor } from '#commands/case-file';
import type { Told } from '#domain/case/events';
import type { City } from '#domain/city/city';
import type { Policy } from '#domain/policy/policy';
import type { RefusalRow } from '#read-models/refusals';
import { attachedShown } from '../evidence/case-evidence.ts';
import type { Caller } from '../requests/caller.ts';
import { personAs, personShown } from './people.ts';
import { mayKnowReporter, namesReporter } from './reporter.ts';

const who = z.strictObject({ person: z.string(), name: z.string(), post: z.string(), unit: z.string().exactOptional(), unitName: z.string().exactOptional(), office: z.string().exactOptional(), officeName: z.string().exactOptional() });

/** One entry of the trail. `who` is kept as it was then; `onBehalfOf` is in whose name, with `deputy` where `who` stood in for them (李四代张三), otherwise what was done on paper; `late` marks what was entered later than it happened; `basis` is the rule that fired, and of which policy. */
export const trailEntry = z.strictObject({
  version: z.int(),
  type: z.string(),
  what: z.string(),
  words: z.array(z.strictObject({ field: z.string(), label: z.string(), text: z.string() })),
  who: who.nullable(),
  onBehalfOf: z.strictObject({ person: z.string(), name: z.string() }).exactOptional(),
  deputy: z.literal(true).exactOptional(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  late: z.boolean(),
  basis: z.strictObject({ rule: z.string().exactOptional(), ruleName: z.string().exactOptional(), policy: z.string().exactOptional(), calendar: z.string().exactOptional(), dueAt: z.string().exactOptional(), firedAt: z.string().exactOptional() }),
  told: z.array(personAs),
  copies: z.array(personAs),
  evidence: z.array(attachedShown).exactOptional(),
  commandId: z.string(),
  cause: z.string().exactOptional(),
  prevHash: z.string(),
  hash: z.string(),
});
export type TrailEntry = z.output<typeof trailEntry>;

/** An attempt that the rules refused. */
export const refusedAttempt = z.strictObject({ version: z.int(), at: z.string(), who, command: z.string(), name: z.string(), code: z.string(), reason: z.string() });

/** The trail of a case; `refused` only for whoever watches over the case. */
export const trailPage = z.strictObject({ items: z.array(trailEntry), next: z.string().nullable(), refused: z.array(refusedAttempt).exactOptional() });

const whoWas = ({ person, name, post, unit, office }: StoredActor, names: Names): z.output<typeof who> => ({
  person, name, post, ...(unit === undefined ? {} : { unit, unitName: names.unit(unit) }), ...(office === undefined ? {} : { office, officeName: names.office(office) }),
});

/** In whose name the events of a late entry happened, by the id of the command. */
export const principals = (events: readonly CaseRecord[]): ReadonlyMap<string, string> =>
  new Map(events.flatMap(({ type, data, commandId }) => (type === 'LateEntryRecorded' ? [[commandId, data.onBehalfOf] as const] : [])));

/** An event as an entry of the trail. `then` is the city as it was known when the event was recorded. */
export function entryOf(record: CaseRecord, { state, rules }: CaseFile, behalf: ReadonlyMap<string, string>, then: City, caller: Caller): TrailEntry {
  const { locale } = caller;
  const { version, type, occurredAt, recordedAt, actor, commandId, cause, prevHash, hash } = record;
  const names = withRungs(namesOf(then), rules.policy);
  const secret = namesReporter(record) && !mayKnowReporter(state, caller.actor, caller.sight);
  const principal = type === 'LateEntryRecorded' ? undefined : behalf.get(commandId);
  return {
    version, type, what: eventSentence(locale, record, names), words: [...eventWords(locale, record, names)], who: secret ? null : whoWas(actor, names),
    ...(principal === undefined ? {} : { onBehalfOf: { person: principal, name: names.person(principal) } }),
    ...(actor.onBehalfOf === undefined || (principal !== undefined && principal !== actor.onBehalfOf.person) || secret ? {} : { onBehalfOf: { person: actor.onBehalfOf.person, name: actor.onBehalfOf.name }, deputy: true as const }),
    occurredAt, recordedAt, late: occurredAt < recordedAt, basis: basisOf(record, rules.policy, caller), ...toldOf(record, caller), commandId, ...(cause === undefined ? {} : { cause }), prevHash, hash,
  };
}

const texts = ['rule', 'policy', 'calendar', 'dueAt', 'firedAt'] as const;

/** A rung has the name that its policy gives it, as long as the case is under that policy. */
function basisOf({ data }: CaseRecord, policy: Policy, { locale }: Caller): TrailEntry['basis'] {
  const given = new Map<string, unknown>(Object.entries(data));
  const facts = texts.flatMap((name) => {
    const text = given.get(name);
    return typeof text === 'string' ? [[name, text] as const] : [];
  });
  const basis: Partial<Record<(typeof texts)[number], string>> = Object.fromEntries(facts);
  return { ...basis, ...(basis.rule === undefined ? {} : { ruleName: ruleName(locale, basis.rule, basis.policy === policy.version ? policy : undefined) }) };
}

function toldOf({ data }: CaseRecord, caller: Caller): Pick<TrailEntry, 'told' | 'copies'> {
  const shown = (people: readonly Told[] = []) => people.map((one) => personShown(one, caller));
  const told = 'to' in data && Array.isArray(data.to) ? data.to : 'told' in data ? data.told : [];
  return { told: shown(told), copies: shown('copy' in data ? data.copy : []) };
}

/** A refused attempt with the sentence that the person was given. */
export const attemptOf = ({ version, at, person, name, post, unit, office, command, code, facts }: RefusalRow, { locale, names }: Caller): z.output<typeof refusedAttempt> => ({
  version, at, who: whoWas({ person, name, post, ...(unit === null ? {} : { unit }), ...(office === null ? {} : { office }) }, names), command, name: wordOf(commandWords[locale], command), code,
  reason: sentenceOf(locale, { code, facts }, names),
});
