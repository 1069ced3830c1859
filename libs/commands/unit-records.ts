import { load, loadMany, type Part } from '#event-store/load';
import { nextNumber } from '#event-store/counters';
import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import type { Rules } from '#domain/case/chapter';
import { projectRecordNotices, unitNoticeRows } from '#read-models/record-notices';
import { clock, type Actor, type City } from '#domain/city/city';
import { unitMatter } from '#domain/delegation/matter';
import { deedBy, doneBy } from '#domain/delegation/signature';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import type { UnitDuty, UnitFile } from '#domain/unit/chapter';
import type { UnitEvent, UnitHappened } from '#domain/unit/events';
import { decideUnit, paperOf, replayUnit, unitDuties, type UnitCommand } from '#domain/unit/unit';
import type { StoredActor } from './case-file.ts';
import { actingOn, attempting } from './delegations.ts';
import type { Deps } from './deps.ts';
import { keyOfDuty } from './duty-key.ts';
import { once } from './once.ts';
import { CommandProblem } from './problems.ts';
import { recordRefusal } from './refusals.ts';

const prefix = 'unit/';
const unitStream = (unit: string): string => `${prefix}${unit}`;

export type UnitRecorded = Recorded<UnitEvent, StoredActor>;
/** The record of a unit as the log tells it, with the city and the rules that hold for it. */
export type UnitRecord = UnitFile & Readonly<{ events: readonly UnitRecorded[]; city: City; rules: Rules }>;

const happened = (record: UnitRecorded): UnitHappened => ({ ...record, at: record.occurredAt, ...doneBy(record.actor) });

/** The rules in force for what concerns no single case: those of the city as a whole. */
export const rulesOfUnits = (deps: Deps, client: Queryable, city: City, at: Instant): Promise<Rules> => deps.ruleBook.current(client, city, { areas: [] }, at);

const fileOf = (city: City, unit: string, events: readonly UnitRecorded[]): UnitFile & Readonly<{ events: readonly UnitRecorded[] }> => ({ unit, office: city.units[unit]?.office ?? '', state: replayUnit(events.map(happened)), events });

/** The record of a unit as it stands, or as it was known at `asOf`; one on which nothing happened has version 0. */
export async function readUnit(deps: Deps, unit: string, { asOf }: Pick<Part, 'asOf'> = {}, client: Queryable = deps.pool): Promise<UnitRecord> {
  const city = asOf === undefined ? await deps.directory.current(client) : await deps.directory.asOf(client, asOf);
  const { events } = await load<UnitEvent, StoredActor>(client, unitStream(unit), asOf === undefined ? {} : { asOf });
  const rules = await rulesOfUnits(deps, client, await deps.directory.current(client), asOf ?? (await deps.clock.now(client)));
  return { ...fileOf(city, unit, events), city, rules };
}

/** The records of several units, for lists across them. */
export async function readUnits(deps: Deps, units: readonly string[]): Promise<readonly UnitFile[]> {
  const city = await deps.directory.current(deps.pool);
  const loaded = await loadMany<UnitEvent, StoredActor>(deps.pool, units.map(unitStream));
  return units.map((unit) => fileOf(city, unit, loaded.get(unitStream(unit))?.events ?? []));
}

/** A command to the record of one unit. `data` has passed the command's schema; `commandId` is the key under which it is carried out once. */
export type UnitRequest = Readonly<{ unit: string; command: UnitCommand; actor: Actor; commandId: string; expectedVersion?: number; cause?: string; /** In whose name, by a delegation that is in force. */ onBehalfOf?: string }>;
export type UnitAnswer = Readonly<{ unit: string; version: number }>;

/**
 * Carries a command to the record of a unit out once, however often it is asked. Throws Refusal (recorded, when it was a person's), CommandKeyReused,
 * CommandProblem `stale-version` or `changed-meanwhile`.
 */
export async function executeUnit(deps: Deps, request: UnitRequest): Promise<UnitAnswer & { repeated: boolean }> {
  const { unit, command, actor, commandId, expectedVersion, cause, onBehalfOf } = request;
  const asked = { streamId: unitStream(unit), request: { unit, ...command }, actor, commandId, ...(cause === undefined ? {} : { cause }), ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  try {
    return await once<UnitEvent, UnitAnswer>(deps, asked, async ({ client, events: past, version, at }) => {
      if (expectedVersion !== undefined && expectedVersion !== version) throw new CommandProblem('stale-version', { expected: expectedVersion, actual: version });
      const city = await deps.directory.current(client);
      const rules = await rulesOfUnits(deps, client, city, at);
      const acting = await actingOn(deps, client, request, unitMatter(unit), city, at);
      const file = fileOf(city, unit, past);
      const paper = paperOf(file.state, command);
      const number = paper === undefined ? undefined : await nextNumber(client, `${paper}/${at.slice(0, 4)}`);
      const events = decideUnit(file, command, { actor: acting, at, rules, city, ...(number === undefined ? {} : { number }) });
      await projectRecordNotices(client, unitNoticeRows({ before: file, events: events.map((event) => ({ ...event, at, ...deedBy(acting) })), city, recordedAt: at }));
      return { events, acting, answer: { unit, version: version + events.length } };
    });
  } catch (error) {
    if (error instanceof Refusal && !actor.roles.includes('system')) await recordRefusal(deps, { caseId: unitStream(unit), type: command.type, actor: await attempting(deps, request), commandId }, error, await deps.clock.now(deps.pool));
    throw error;
  }
}

/** What happens next on the record of a unit if nobody acts; `over` when nothing will until the record moves. */
export type UnitAgenda = Readonly<{ record: UnitRecord; over: boolean; now: Instant; duties: readonly UnitDuty[] }>;

export async function unitAgenda(deps: Deps, unit: string): Promise<UnitAgenda> {
  const record = await readUnit(deps, unit);
  const duties = unitDuties(record, record.rules, record.city);
  return { record, over: duties.length === 0, now: await deps.clock.now(deps.pool), duties };
}

/** Performs a duty of a unit's record that has become due, in the name of the clock. Does nothing when it no longer stands, or is not due yet. */
export async function performUnitDuty(deps: Deps, unit: string, dutyId: string, dueAt: Instant): Promise<boolean> {
  const { duties, now, record } = await unitAgenda(deps, unit);
  const duty = duties.find(({ id, at }) => id === dutyId && at === dueAt);
  if (duty === undefined || duty.at > now) return false;
  const answer = await executeUnit(deps, { unit, command: duty.command, actor: clock, commandId: keyOfDuty(unitStream(unit), dutyId, dueAt), cause: dutyId });
  return !answer.repeated && answer.version > record.state.version;
}

/** The units that have a record, and the version of each. */
export async function unitStreams(client: Queryable): Promise<readonly Readonly<{ unit: string; version: number }>[]> {
  const text = `select substr(stream_id, ${prefix.length + 1}) as unit, version from streams where stream_id like '${prefix}%' order by stream_id`;
  return (await client.query<{ unit: string; version: number }>({ name: 'unit-streams', text })).rows;
}
