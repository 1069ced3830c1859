import { load, type Part } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import { versionsOf } from '#event-store/streams';
import { evolve } from '#domain/case/case';
import type { Rules } from '#domain/case/chapter';
import type { CaseEvent, Happened } from '#domain/case/events';
import { nothing, type CaseState } from '#domain/case/state';
import type { Actor, City } from '#domain/city/city';
import { doneBy, signatureOf, type Signature } from '#domain/delegation/signature';
import { calendarStream } from './calendar-book.ts';
import type { Deps } from './deps.ts';
import { cityStream } from './directory.ts';
import { policyStream } from './policy-book.ts';
import type { RuleHeads } from './rule-book.ts';

/** Who acted, as it is kept with each event: an old trail still shows who held which post. */
export type StoredActor = Signature;
export type CaseRecord = Recorded<CaseEvent, StoredActor>;
/** A case as the log tells it, with the rules and the city that hold for it. */
export type CaseFile = Readonly<{ caseId: string; state: CaseState; version: number; hash: string; events: readonly CaseRecord[]; rules: Rules; city: City; heads: RuleHeads }>;

export const caseStream = (caseId: string): string => `case/${caseId}`;
export const storedActor = (actor: Actor): StoredActor => signatureOf(actor);

/** A recorded event as `evolve` wants it. */
export const happened = (record: CaseRecord): Happened => ({ ...record, at: record.occurredAt, ...doneBy(record.actor) });
export const foldCase = (events: readonly CaseRecord[], from: CaseState = nothing): CaseState => events.reduce((state, event) => evolve(state, happened(event)), from);

/** The versions of the city and of what rules are made of, in one question. */
async function headsOf(client: Queryable): Promise<RuleHeads & Readonly<{ city: number }>> {
  const heads = await versionsOf(client, [cityStream, calendarStream, policyStream]);
  return { city: heads[cityStream], calendar: heads[calendarStream], policies: heads[policyStream] };
}

/** Reads a case inside a transaction or from the pool, with the city as it is, or as it was known at `asOf`. A case that nobody reported has version 0. */
export async function readCase(deps: Deps, client: Queryable, caseId: string, part: Part = {}): Promise<CaseFile> {
  const { version, hash, events } = await load<CaseEvent, StoredActor>(client, caseStream(caseId), part);
  const state = foldCase(events);
  const heads = await headsOf(client);
  const city = part.asOf === undefined ? await deps.directory.current(client, heads.city) : await deps.directory.asOf(client, part.asOf);
  const rules = await deps.ruleBook.pinned(client, state, city);
  return { caseId, state, version, hash, events, rules, city, heads };
}

/** A case as it stands, or as it was known at `asOf` (by recorded time); undefined when nobody reported it by then. */
export async function loadCase(deps: Deps, caseId: string, part: Pick<Part, 'asOf'> = {}): Promise<CaseFile | undefined> {
  const file = await readCase(deps, deps.pool, caseId, part);
  return file.version === 0 ? undefined : file;
}
