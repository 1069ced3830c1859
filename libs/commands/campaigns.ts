import type { Queryable } from '#event-store/queryable';
import { noCampaign, type Campaign } from '#domain/campaign/campaign';
import type { CampaignEvent } from '#domain/campaign/events';
import { evolveCampaign } from '#domain/campaign/evolve';
import { doneBy } from '#domain/delegation/signature';
import type { Recorded } from '#event-store/recorded';
import type { Instant } from '#domain/time';
import type { StoredActor } from '#read-models/change';
import { foldStream, type FoldedStream } from './folded-stream.ts';

const prefix = 'campaign/';
export const campaignStream = (id: string): string => `${prefix}${id}`;

type CampaignRecord = Recorded<CampaignEvent, StoredActor>;

/** The campaigns as they stand, or stood. One that nobody opened has the status `none`. */
export type CampaignShelf = Readonly<{
  /** `head`: the version of its stream, where the caller has just asked for it. */
  current: (client: Queryable, id: string, head?: number) => Promise<Campaign>;
  /** Every campaign, by id. */
  all: (client: Queryable) => Promise<readonly Campaign[]>;
  /** The version of each. */
  heads: (client: Queryable) => Promise<ReadonlyMap<string, number>>;
  /** As it was known at an instant. */
  asOf: (client: Queryable, id: string, asOf: Instant) => Promise<Campaign>;
}>;

const evolve = (campaign: Campaign, record: CampaignRecord): Campaign => evolveCampaign(campaign, { ...record, at: record.occurredAt, ...doneBy(record.actor) });
export const foldCampaign = (events: readonly CampaignRecord[]): Campaign => events.reduce(evolve, noCampaign);

/** All campaigns, with the versions of their streams. */
async function heads(client: Queryable): Promise<readonly Readonly<{ id: string; version: number }>[]> {
  const text = `select substr(stream_id, ${prefix.length + 1}) as id, version from streams where stream_id like '${prefix}%' order by stream_id`;
  return (await client.query<{ id: string; version: number }>({ name: 'campaign-heads', text })).rows;
}

export function openCampaigns(): CampaignShelf {
  const streams = new Map<string, FoldedStream<Campaign>>();
  const streamOf = (id: string): FoldedStream<Campaign> => streams.get(id) ?? foldStream<Campaign, CampaignEvent>({ stream: campaignStream(id), nothing: noCampaign, versionOf: ({ version }) => version, evolve });
  const current = async (client: Queryable, id: string, head?: number): Promise<Campaign> => {
    const stream = streamOf(id);
    const campaign = await stream.current(client, head);
    if (campaign.version > 0) streams.set(id, stream);
    return campaign;
  };
  return {
    current,
    async all(client) {
      const campaigns: Campaign[] = [];
      for (const { id, version } of await heads(client)) campaigns.push(await current(client, id, version));
      return campaigns;
    },
    heads: async (client) => new Map((await heads(client)).map(({ id, version }) => [id, version])),
    asOf: (client, id, asOf) => streamOf(id).asOf(client, asOf),
  };
}
