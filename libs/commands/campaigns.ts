import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import { headOf } from '#event-store/streams';
import { noCampaign, type Campaign } from '#domain/campaign/campaign';
import type { CampaignEvent, Happened } from '#domain/campaign/events';
import { evolveCampaign } from '#domain/campaign/evolve';
import type { Recorded } from '#event-store/recorded';
import type { Instant } from '#domain/time';
import type { StoredActor } from '#read-models/change';

const prefix = 'campaign/';
export const campaignStream = (id: string): string => `${prefix}${id}`;

export type CampaignRecord = Recorded<CampaignEvent, StoredActor>;

/** The campaigns as they stand, or stood. One that nobody opened has the status `none`. */
export type CampaignShelf = Readonly<{
  current: (client: Queryable, id: string) => Promise<Campaign>;
  /** Every campaign, by id. */
  all: (client: Queryable) => Promise<readonly Campaign[]>;
  /** As it was known at an instant. */
  asOf: (client: Queryable, id: string, asOf: Instant) => Promise<Campaign>;
}>;

/** A recorded event as `evolveCampaign` wants it. */
const happened = (record: CampaignRecord): Happened => ({ ...record, at: record.occurredAt, by: record.actor.person });
export const foldCampaign = (events: readonly CampaignRecord[], from: Campaign = noCampaign): Campaign => events.reduce((campaign, event) => evolveCampaign(campaign, happened(event)), from);

/** The ids of all campaigns. */
export async function campaignIds(client: Queryable): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>({ name: 'campaign-ids', text: `select substr(stream_id, ${prefix.length + 1}) as id from streams where stream_id like '${prefix}%' order by stream_id` });
  return rows.map(({ id }) => id);
}

/** Folds each campaign's stream once and then only what is new; whoever asks sees every change that is committed. */
export function openCampaigns(): CampaignShelf {
  const known = new Map<string, Campaign>();
  const current: CampaignShelf['current'] = async (client, id) => {
    const from = known.get(id) ?? noCampaign;
    const { version } = await headOf(client, campaignStream(id));
    if (version === from.version) return from;
    const { events } = await load<CampaignEvent, StoredActor>(client, campaignStream(id), { after: from.version });
    const campaign = foldCampaign(events, from);
    if (campaign.version > (known.get(id)?.version ?? 0)) known.set(id, campaign);
    return campaign;
  };
  return {
    current,
    async all(client) {
      const campaigns: Campaign[] = [];
      for (const id of await campaignIds(client)) campaigns.push(await current(client, id));
      return campaigns;
    },
    async asOf(client, id, asOf) {
      const { events } = await load<CampaignEvent, StoredActor>(client, campaignStream(id), { asOf });
      return foldCampaign(events);
    },
  };
}
