import { createHash } from 'node:crypto';
import type pg from 'pg';
import { announce } from '#event-store/announce';
import { append, WrongExpectedVersion } from '#event-store/append';
import { recordCommand, type RecordedCommand, recordedCommand, requestHash } from '#event-store/commands';
import { nextNumber } from '#event-store/counters';
import { keepPersonalData } from '#event-store/personal-data';
import { inTransaction } from '#database/pool';
import { projectCases } from '#read-models/projections';
import { decide, seriesOf, type CaseCommand, type CaseCommandType } from '#domain/case/case';
import type { Context } from '#domain/case/chapter';
import type { CaseEvent } from '#domain/case/events';
import type { Status } from '#domain/case/state';
import type { Actor } from '#domain/city/city';
import { actorOf } from '#domain/city/people';
import { caseMatter } from '#domain/delegation/matter';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { caseStream, foldCase, readCase, storedActor, type CaseFile, type StoredActor } from './case-file.ts';
import { actingOn, attempting } from './delegations.ts';
import type { Deps } from './deps.ts';
import { CommandProblem } from './problems.ts';
import { recordRefusal } from './refusals.ts';
import { rulesFor, rulesToAdopt } from './rules-for.ts';

/** A command to one case. `data` has passed the command's schema; `commandId` is the key under which it is carried out once. */
export type Request = Asked & Readonly<{ caseId: string; commandId: string; expectedVersion?: number; cause?: string; /** In whose name, by a delegation that is in force. */ onBehalfOf?: string }>;
/** Who asks for what; `finding`: of which inspection round, where a round reports what it found. */
export type Asked = Readonly<{ command: CaseCommand; actor: Actor; finding?: NonNullable<Context['finding']> }>;
export type Answer = Readonly<{ caseId: string; version: number; status: Status | 'none' }>;

/** The id of the case that a report opens: derived from its key, so that the same report finds the same stream. */
export function caseIdOf(commandId: string): string {
  const hex = createHash('sha256').update(`report/${commandId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Who reported is personal: it stays out of the log's hashed data, and out of the request's hash. */
function withoutReporter({ type, data }: CaseCommand): Readonly<{ type: CaseCommandType; data: unknown }> {
  if (type !== 'report') return { type, data };
  const { reporter: _, ...rest } = data;
  return { type, data: rest };
}

async function otherCase(deps: Deps, client: pg.PoolClient, { type, data }: CaseCommand): Promise<Context['other']> {
  if (type !== 'merge') return undefined;
  const { state } = await readCase(deps, client, data.into);
  return { caseId: data.into, status: state.status, ...(state.into === undefined ? {} : { into: state.into }) };
}

/** Gives the number that a paper or a case gets, of the series of its year. */
export type Numbering = (series: string) => Promise<number>;

/** Numbers are taken inside the transaction, so that a refusal gives them back and the series stays without gaps. */
async function numbersFor(next: Numbering, { state, city }: CaseFile, { command, actor }: Asked, at: Instant): Promise<Context['numbers']> {
  const series =
    command.type === 'late-entry' ? seriesOf(command.data.command, command.data.data, state, actorOf(city, command.data.onBehalfOf) ?? actor) : seriesOf(command.type, command.data, state, actor);
  return series === undefined ? {} : { [series]: await next(`${series}/${at.slice(0, 4)}`) };
}

/** What a command to a case comes to, by the rules of this moment. Throws Refusal. */
export async function decided(deps: Deps, client: pg.PoolClient, file: CaseFile, asked: Asked, at: Instant, next: Numbering): Promise<readonly CaseEvent[]> {
  const { command, actor, finding } = asked;
  const other = await otherCase(deps, client, command);
  const numbers = await numbersFor(next, file, asked, at);
  const rules = await rulesFor(deps, client, file, command, at);
  const adopting = await rulesToAdopt(deps, client, file, command);
  return decide(file.state, command, { caseId: file.caseId, actor, at, rules, city: file.city, numbers, ...(other === undefined ? {} : { other }), ...(adopting === undefined ? {} : { adopting }), ...(finding === undefined ? {} : { finding }) });
}

/** The answer as it was recorded, in the order of its fields: the same again is the same to the last character. */
function answerOf({ answer }: RecordedCommand): Answer {
  const { caseId, version, status } = answer as Answer;
  return { caseId, version, status };
}

/** One try: load, decide, append, project, record the answer; all of it or nothing. */
async function attempt(deps: Deps, client: pg.PoolClient, request: Request, hash: string, at: Instant): Promise<Answer & { repeated: boolean }> {
  const { caseId, command, commandId, expectedVersion, cause } = request;
  const streamId = caseStream(caseId);
  // Read first: whoever sees what the same command has done meanwhile then finds its record, too.
  const file = await readCase(deps, client, caseId);
  const before = await recordedCommand(client, streamId, commandId, hash);
  if (before !== undefined) return { ...answerOf(before), repeated: true };
  if (file.version === 0 && command.type !== 'report') throw new CommandProblem('unknown-case', { id: caseId });
  if (expectedVersion !== undefined && expectedVersion !== file.version) throw new CommandProblem('stale-version', { expected: expectedVersion, actual: file.version });
  const actor = await actingOn(deps, client, request, caseMatter(file.state), file.city, at);
  const emitted = await decided(deps, client, file, { ...request, actor }, at, (series) => nextNumber(client, series));
  const events = await append<CaseEvent, StoredActor>(client, {
    streamId, expectedVersion: file.version, expectedHash: file.hash, commandId, ...(cause === undefined ? {} : { cause }), actor: storedActor(actor), recordedAt: at,
    events: emitted.map(({ at: occurredAt, ...event }) => ({ ...event, occurredAt: occurredAt ?? at })),
  });
  const after = foldCase(events, file.state);
  const answer: Answer = { caseId, version: after.version, status: after.status };
  if (command.type === 'report' && command.data.reporter !== undefined) await keepPersonalData(client, caseId, 'reporter', command.data.reporter);
  const faster = await recordCommand(client, { streamId, commandId, requestHash: hash, answer, version: after.version, recordedAt: at });
  if (faster !== undefined) throw new WrongExpectedVersion(streamId, file.version, faster.version);
  if (events.length > 0) {
    const rules = await deps.ruleBook.pinned(client, after, file.city);
    await projectCases(client, [{ caseId, before: file.state, after, version: after.version, recordedAt: at, events, rules, city: file.city }]);
  }
  return { ...answer, repeated: false };
}

/**
 * Carries a command out once, however often it is asked. Throws Refusal (recorded) when the rules are against it, CommandKeyReused for
 * another request under the same key, CommandProblem `unknown-case`, `stale-version`, or `changed-meanwhile` after three lost races.
 */
export async function execute(deps: Deps, request: Request): Promise<Answer & { repeated: boolean }> {
  const hash = requestHash({ caseId: request.caseId, ...withoutReporter(request.command), person: request.actor.person, ...(request.onBehalfOf === undefined ? {} : { onBehalfOf: request.onBehalfOf }) });
  const at = await deps.clock.now(deps.pool);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await inTransaction(deps.pool, (client) => attempt(deps, client, request, hash, at));
      announce(deps.pool);
      return answer;
    } catch (error) {
      if (error instanceof Refusal) {
        if (!request.actor.roles.includes('system')) await recordRefusal(deps, { ...request, actor: await attempting(deps, request), type: request.command.type }, error, at);
        throw error;
      }
      if (!(error instanceof WrongExpectedVersion)) throw error;
      if (tries >= 3) throw new CommandProblem('changed-meanwhile', { id: request.caseId });
    }
  }
}
