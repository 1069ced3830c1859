import { createHash } from 'node:crypto';
import type pg from 'pg';
import { announce } from '#event-store/announce';
import { append, WrongExpectedVersion } from '#event-store/append';
import { recordCommand, recordedCommand, requestHash } from '#event-store/commands';
import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import { inTransaction } from '#database/pool';
import { openCasesOf } from '#read-models/campaign-cases';
import { calendarIn } from '#domain/calendar/book';
import type { WorkCalendar } from '#domain/calendar/calendar';
import type { Campaign } from '#domain/campaign/campaign';
import { decideCampaign, type CampaignCommand, type CampaignContext } from '#domain/campaign/commands';
import { campaignDuties, type CampaignDuty } from '#domain/campaign/duties';
import type { CampaignEvent } from '#domain/campaign/events';
import { clock, type Actor } from '#domain/city/city';
import { named } from '#domain/policy/book';
import type { Instant } from '#domain/time';
import { campaignStream, foldCampaign } from './campaigns.ts';
import { storedActor, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';
import { CommandProblem } from './problems.ts';

/** A command to one campaign. `data` has passed the command's schema; `commandId` is the key under which it is carried out once. */
export type CampaignRequest = Readonly<{ id: string; command: CampaignCommand; actor: Actor; commandId: string; expectedVersion?: number; cause?: string }>;
export type CampaignAnswer = Readonly<{ id: string; version: number; status: Campaign['status'] }>;

/** The work days that hold for a campaign: the city's, with the weekends that it works. */
export const calendarOfCampaign = async (deps: Deps, client: Queryable, id: string): Promise<WorkCalendar> => calendarIn(await deps.calendars.current(client), { areas: [], campaign: id });

async function contextOf(deps: Deps, client: Queryable, { id, command, actor }: CampaignRequest, at: Instant): Promise<CampaignContext> {
  const policies = await deps.policies.current(client);
  return {
    actor, at, city: await deps.directory.current(client), calendar: await calendarOfCampaign(deps, client, id),
    cases: command.type === 'count-down' ? await openCasesOf(client, id) : [],
    knows: (policy) => named(policies, policy, at) !== undefined,
  };
}

/** One try: load, decide, append, record the answer; all of it or nothing. */
async function attempt(deps: Deps, client: pg.PoolClient, request: CampaignRequest, hash: string, at: Instant): Promise<CampaignAnswer & { repeated: boolean }> {
  const { id, command, actor, commandId, expectedVersion, cause } = request;
  const streamId = campaignStream(id);
  const before = await recordedCommand(client, streamId, commandId, hash);
  if (before !== undefined) return { ...(before.answer as CampaignAnswer), repeated: true };
  const { version, hash: expectedHash, events: past } = await load<CampaignEvent, StoredActor>(client, streamId);
  if (expectedVersion !== undefined && expectedVersion !== version) throw new CommandProblem('stale-version', { expected: expectedVersion, actual: version });
  const campaign = foldCampaign(past);
  const emitted = decideCampaign(campaign, command, await contextOf(deps, client, request, at));
  const events = await append<CampaignEvent, StoredActor>(client, {
    streamId, expectedVersion: version, expectedHash, commandId, ...(cause === undefined ? {} : { cause }), actor: storedActor(actor), recordedAt: at, events: emitted.map((event) => ({ ...event, occurredAt: at })),
  });
  const after = foldCampaign(events, campaign);
  const answer: CampaignAnswer = { id, version: after.version, status: after.status };
  const faster = await recordCommand(client, { streamId, commandId, requestHash: hash, answer, version: after.version, recordedAt: at });
  if (faster !== undefined) throw new WrongExpectedVersion(streamId, version, faster.version);
  return { ...answer, repeated: false };
}

/**
 * Carries a command to a campaign out once, however often it is asked. Throws Refusal when the rules are against it, CommandKeyReused for
 * another request under the same key, CommandProblem `stale-version`, or `changed-meanwhile` after three lost races.
 */
export async function executeCampaign(deps: Deps, request: CampaignRequest): Promise<CampaignAnswer & { repeated: boolean }> {
  const hash = requestHash({ id: request.id, type: request.command.type, data: request.command.data, person: request.actor.person });
  const at = await deps.clock.now(deps.pool);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await inTransaction(deps.pool, (client) => attempt(deps, client, request, hash, at));
      announce(deps.pool);
      return answer;
    } catch (error) {
      if (!(error instanceof WrongExpectedVersion)) throw error;
      if (tries >= 3) throw new CommandProblem('changed-meanwhile', { id: request.id });
    }
  }
}

/** What happens next in a campaign if nobody acts; `over` when nothing ever will, unless its date is moved. */
export type CampaignAgenda = Readonly<{ campaign: Campaign; over: boolean; now: Instant; duties: readonly CampaignDuty[] }>;

export async function campaignAgenda(deps: Deps, id: string): Promise<CampaignAgenda> {
  const campaign = await deps.campaigns.current(deps.pool, id);
  const duties = campaignDuties(campaign, await calendarOfCampaign(deps, deps.pool, id));
  return { campaign, over: duties.length === 0, now: await deps.clock.now(deps.pool), duties };
}

/** The same duty at the same due time has the same key: performed twice is performed once. */
const keyOf = (id: string, dutyId: string, dueAt: Instant): string => `duty/${createHash('sha256').update(`${id}|${dutyId}|${dueAt}`).digest('hex').slice(0, 32)}`;

/** Performs a duty that has become due, in the name of the clock. Does nothing when it no longer stands, or is not due yet. */
export async function performCampaignDuty(deps: Deps, id: string, dutyId: string, dueAt: Instant): Promise<boolean> {
  const { campaign, now, duties } = await campaignAgenda(deps, id);
  const duty = duties.find((one) => one.id === dutyId && one.at === dueAt);
  if (duty === undefined || duty.at > now) return false;
  const answer = await executeCampaign(deps, { id, command: duty.command, actor: clock, commandId: keyOf(id, dutyId, dueAt), cause: dutyId });
  return !answer.repeated && answer.version > campaign.version;
}
