import { randomBytes } from 'node:crypto';
import type { Actor } from '#domain/city/city';
import { keepApart } from '#domain/delegation/acting';
import { roundMatter } from '#domain/delegation/matter';
import { deedBy } from '#domain/delegation/signature';
import { Refusal } from '#domain/refusal';
import { decideRound, type RoundCommand } from '#domain/round/commands';
import type { RoundEvent } from '#domain/round/events';
import { roundAfter, type Round } from '#domain/round/round';
import { projectRecordNotices, roundNoticeRows } from '#read-models/record-notices';
import { actingOn, attempting } from './delegations.ts';
import type { Deps } from './deps.ts';
import { once } from './once.ts';
import { CommandProblem } from './problems.ts';
import { recordRefusal } from './refusals.ts';
import { caseOfFinding } from './rounds-filing.ts';
import { foldRound, roundStream } from './rounds.ts';
import { sha256 } from './samples.ts';

/** A command to one inspection round. `data` has passed the command's schema; `commandId` is the key under which it is carried out once. */
export type RoundRequest = Readonly<{ id: string; command: RoundCommand; actor: Actor; commandId: string; expectedVersion?: number; /** In whose name, by a delegation that is in force. */ onBehalfOf?: string }>;
export type RoundAnswer = Readonly<{ id: string; version: number; status: Exclude<Round['status'], 'none'> }>;

/**
 * Carries a command to a round out once, however often it is asked. Findings are recorded by it; their cases are filed by `fileFindings`, which goes on
 * where it stopped. Throws Refusal (recorded) when the rules are against it, CommandKeyReused for another request under the same key, CommandProblem
 * `stale-version`, or `changed-meanwhile` after three lost races.
 */
export async function executeRound(deps: Deps, request: RoundRequest): Promise<RoundAnswer & { repeated: boolean }> {
  const { id, command, commandId } = request;
  try {
    return await carriedOut(deps, request);
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(deps, { caseId: roundStream(id), type: command.type, actor: await attempting(deps, request), commandId }, error, await deps.clock.now(deps.pool));
    throw error;
  }
}

function carriedOut(deps: Deps, request: RoundRequest): Promise<RoundAnswer & { repeated: boolean }> {
  const { id, command, actor, commandId, expectedVersion, onBehalfOf } = request;
  const asked = { streamId: roundStream(id), request: { id, command }, actor, commandId, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  return once<RoundEvent, RoundAnswer>(deps, asked, async ({ client, events: past, version, at }) => {
    if (expectedVersion !== undefined && expectedVersion !== version) throw new CommandProblem('stale-version', { expected: expectedVersion, actual: version });
    const city = await deps.directory.current(client);
    const round = foldRound(past);
    const acting = await actingOn(deps, client, request, roundMatter(round), city, at);
    const events = decideRound(round, command, { id, actor: acting, at, city, hash: sha256, seed: randomBytes(16).toString('hex'), caseOf: (n) => caseOfFinding(id, n) });
    const happened = events.map((event) => ({ ...event, at, ...deedBy(acting) }));
    await projectRecordNotices(client, roundNoticeRows({ before: round, events: happened, city, recordedAt: at }));
    const after = roundAfter(happened, round);
    keepApart(acting, roundMatter(after));
    return { events, acting, answer: { id, version: after.version, status: known(after.status) } };
  });
}

/** A round that something happened to is planned at least. */
function known(status: Round['status']): RoundAnswer['status'] {
  if (status === 'none') throw new Error('a command to a round leaves it unplanned');
  return status;
}
