import { deedOf } from '#domain/case/who';
import type { Instant } from '#domain/time';
import { noCampaign, type Campaign } from './campaign.ts';
import type { CampaignEvents, Happened, Meeting, Meta } from './events.ts';
import { holderOf } from './recurring.ts';

/** The campaign with a duty counted until an instant; never back. */
function countedUntil(campaign: Campaign, duty: string, unit: string | undefined, until: Instant): Campaign {
  const key = holderOf(duty, unit);
  const before = campaign.counted[key];
  return before !== undefined && before >= until ? campaign : { ...campaign, counted: { ...campaign.counted, [key]: until } };
}

function fulfilled(campaign: Campaign, { duty, unit, heldAt, minutes, makesUp }: CampaignEvents['DutyFulfilled'], meta: Meta): Campaign {
  const held: Meeting = { duty, ...(unit === undefined ? {} : { unit }), outcome: 'held', at: heldAt, minutes, ...deedOf(meta), told: [] };
  const before = campaign.meetings.map((one): Meeting => (makesUp !== undefined && one.outcome === 'missed' && one.duty === duty && one.unit === unit && one.at === makesUp ? { ...one, madeUp: true } : one));
  return countedUntil({ ...campaign, meetings: [...before, held] }, duty, unit, heldAt);
}

function missed(campaign: Campaign, { duty, unit, dueAt, told }: CampaignEvents['DutyMissed']): Campaign {
  const one: Meeting = { duty, ...(unit === undefined ? {} : { unit }), outcome: 'missed', at: dueAt, told };
  return countedUntil({ ...campaign, meetings: [...campaign.meetings, one] }, duty, unit, dueAt);
}

/** What is true of a campaign after an event. */
export function evolveCampaign(before: Campaign, event: Happened): Campaign {
  const { at } = event;
  const campaign = { ...before, version: before.version + 1 };
  switch (event.type) {
    case 'CampaignOpened':
      return { ...campaign, ...event.data, status: 'open', openedAt: at, dateSetAt: at };
    case 'InspectionDateRevised': {
      const { earliest, latest } = event.data;
      return { ...campaign, inspection: { earliest, latest }, dateSetAt: earliest === before.inspection.earliest ? before.dateSetAt : at, revisions: [...before.revisions, { ...event.data, at, ...deedOf(event) }] };
    }
    case 'PhaseBegan':
      return { ...campaign, begun: { ...before.begun, [event.data.phase]: event.data.firedAt } };
    case 'CountdownReached':
      return { ...campaign, reached: [...before.reached, event.data] };
    case 'DutyFulfilled':
      return fulfilled(campaign, event.data, event);
    case 'DutyMissed':
      return missed(campaign, event.data);
    case 'CampaignClosed':
      return { ...campaign, status: 'closed', closedAt: at };
  }
}

/** The campaign after these events of its stream. */
export const campaignAfter = (events: readonly Happened[], from: Campaign = noCampaign): Campaign => events.reduce(evolveCampaign, from);
