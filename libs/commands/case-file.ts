import { load, type Part } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import { evolve } from '#domain/case/case';
import type { Rules } from '#domain/case/chapter';
import type { CaseEvent, Happened } from '#domain/case/events';
import { nothing, type CaseState } from '#domain/case/state';
import type { Actor, City } from '#domain/city/city';
import type { Deps } from './deps.ts';

/** Who acted, as it is kept with each event: an old trail still shows who held which post. */
export type StoredActor = Pick<Actor, 'person' | 'name' | 'post' | 'unit' | 'office'>;
export type CaseRecord = Recorded<CaseEvent, StoredActor>;
/** A case as the log tells it, with the rules and the city that hold for it. */
export type CaseFile = Readonly<{ caseId: string; state: CaseState; version: number; hash: string; events: readonly CaseRecord[]; rules: Rules; city: City }>;

export const caseStream = (caseId: string): string => `case/${caseId}`;
export const storedActor = ({ person, name, post, unit, office }: Actor): StoredActor => ({
  person, name, post, ...(unit === undefined ? {} : { unit }), ...(office === undefined ? {} : { office }),
});

/** A recorded event as `evolve` wants it. */
export const happened = (record: CaseRecord): Happened => ({ ...record, at: record.occurredAt, by: record.actor.person });
export const foldCase = (events: readonly CaseRecord[], from: CaseState = nothing): CaseState => events.reduce((state, event) => evolve(state, happened(event)), from);

/** Reads a case inside a transaction or from the pool. A case that nobody reported has version 0. */
export async function readCase(deps: Deps, client: Queryable, caseId: string, part: Part = {}): Promise<CaseFile> {
  const { version, hash, events } = await load<CaseEvent, StoredActor>(client, caseStream(caseId), part);
  const state = foldCase(events);
  const city = await deps.directory.current(client);
  const rules = await deps.ruleBook.pinned(client, state, city);
  return { caseId, state, version, hash, events, rules, city };
}

/** A case as it stands, or as it was known at `asOf` (by recorded time); undefined when nobody reported it by then. */
export async function loadCase(deps: Deps, caseId: string, part: Pick<Part, 'asOf'> = {}): Promise<CaseFile | undefined> {
  const file = await readCase(deps, deps.pool, caseId, part);
  return file.version === 0 ? undefined : file;
}
