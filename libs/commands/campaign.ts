import type { Queryable } from '#event-store/queryable';
import { openCasesOf } from '#read-models/campaign-cases';
import { campaignNoticeRows, projectRecordNotices } from '#read-models/record-notices';
import { calendarIn } from '#domain/calendar/book';
import type { WorkCalendar } from '#domain/calendar/calendar';
import type { Campaign } from '#domain/campaign/campaign';
import { decideCampaign, type CampaignCommand, type CampaignContext } from '#domain/campaign/commands';
import { campaignDuties, type CampaignDuty } from '#domain/campaign/duties';
import type { CampaignEvent } from '#domain/campaign/events';
import { campaignAfter } from '#domain/campaign/evolve';
import { clock, type Actor } from '#domain/city/city';
import { campaignMatter } from '#domain/delegation/matter';
import { deedBy } from '#domain/delegation/signature';
import { named, type PolicyBook } from '#domain/policy/book';
import { at as endOf, type Day, type Instant } from '#domain/time';
import { campaignStream, foldCampaign } from './campaigns.ts';
import { actingOn } from './delegations.ts';
import type { Deps } from './deps.ts';
import { keyOfDuty } from './duty-key.ts';
import { once } from './once.ts';
import { CommandProblem } from './problems.ts';

/** A command to one campaign. `data` has passed the command's schema; `commandId` is the key under which it is carried out once. */
export type CampaignRequest = Readonly<{ id: string; command: CampaignCommand; actor: Actor; commandId: string; expectedVersion?: number; cause?: string; /** In whose name, by a delegation that is in force. */ onBehalfOf?: string }>;
export type CampaignAnswer = Readonly<{ id: string; version: number; status: Campaign['status'] }>;

/** The work days that hold for a campaign: the city's, with the weekends that it works. */
export const calendarOfCampaign = async (deps: Deps, client: Queryable, id: string): Promise<WorkCalendar> => calendarIn(await deps.calendars.current(client), { areas: [], campaign: id });

/** Whether a policy holds at the end of a day, as one that takes effect in the course of it does. */
export const knowing = (policies: PolicyBook) => (policy: string, on: Day): boolean => named(policies, policy, endOf(on, 1440)) !== undefined;

async function contextOf(deps: Deps, client: Queryable, request: CampaignRequest, at: Instant): Promise<CampaignContext> {
  const { id, command } = request;
  const policies = await deps.policies.current(client);
  const city = await deps.directory.current(client);
  return {
    actor: await actingOn(deps, client, request, campaignMatter, city, at), at, city, calendar: await calendarOfCampaign(deps, client, id),
    cases: command.type === 'count-down' ? await openCasesOf(client, id) : [],
    knows: knowing(policies),
  };
}

/**
 * Carries a command to a campaign out once, however often it is asked. Throws Refusal when the rules are against it, CommandKeyReused for
 * another request under the same key, CommandProblem `stale-version`, or `changed-meanwhile` after three lost races.
 */
export async function executeCampaign(deps: Deps, request: CampaignRequest): Promise<CampaignAnswer & { repeated: boolean }> {
  const { id, command, actor, commandId, expectedVersion, cause, onBehalfOf } = request;
  const asked = { streamId: campaignStream(id), request: { id, command }, actor, commandId, ...(cause === undefined ? {} : { cause }), ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  return once<CampaignEvent, CampaignAnswer>(deps, asked, async ({ client, events: past, version, at }) => {
    if (expectedVersion !== undefined && expectedVersion !== version) throw new CommandProblem('stale-version', { expected: expectedVersion, actual: version });
    const campaign = foldCampaign(past);
    const context = await contextOf(deps, client, request, at);
    const events = decideCampaign(campaign, command, context);
    const happened = events.map((event) => ({ ...event, at, ...deedBy(context.actor) }));
    await projectRecordNotices(client, campaignNoticeRows({ before: campaign, events: happened, city: context.city, recordedAt: at }));
    const after = campaignAfter(happened, campaign);
    return { events, acting: context.actor, answer: { id, version: after.version, status: after.status } };
  });
}

/** What happens next in a campaign if nobody acts; `over` when nothing ever will, unless its date is moved. */
export type CampaignAgenda = Readonly<{ campaign: Campaign; over: boolean; now: Instant; duties: readonly CampaignDuty[] }>;

export async function campaignAgenda(deps: Deps, id: string): Promise<CampaignAgenda> {
  const campaign = await deps.campaigns.current(deps.pool, id);
  const duties = campaignDuties(campaign, await calendarOfCampaign(deps, deps.pool, id));
  return { campaign, over: duties.length === 0, now: await deps.clock.now(deps.pool), duties };
}

/** Performs a duty that has become due, in the name of the clock. Does nothing when it no longer stands, or is not due yet. */
export async function performCampaignDuty(deps: Deps, id: string, dutyId: string, dueAt: Instant): Promise<boolean> {
  const { campaign, now, duties } = await campaignAgenda(deps, id);
  const duty = duties.find((one) => one.id === dutyId && one.at === dueAt);
  if (duty === undefined || duty.at > now) return false;
  const answer = await executeCampaign(deps, { id, command: duty.command, actor: clock, commandId: keyOfDuty(id, dutyId, dueAt), cause: dutyId });
  return !answer.repeated && answer.version > campaign.version;
}
