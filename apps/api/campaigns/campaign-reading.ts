import { Injectable } from '@nestjs/common';
import { calendarIn } from '#domain/calendar/book';
import type { WorkCalendar } from '#domain/calendar/calendar';
import type { Campaign } from '#domain/campaign/campaign';
import { ranked } from '#domain/campaign/ranking';
import type { Instant } from '#domain/time';
import { openCasesOf, seenAmong, titlesAmong } from '#read-models/campaign-cases';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import type { Caller } from '../requests/caller.ts';
import type { PageParts } from './campaign-page.ts';

/** A campaign as it stands, or as it was known; and what its page is made of. */
export type CampaignRead = Readonly<{ campaign: Campaign; now: Instant; calendar: WorkCalendar }>;

/** Reads campaigns for their pages. */
@Injectable()
export class CampaignReading {
  constructor(private readonly product: Product) {}

  /** Every campaign, or every one that was known at an instant. */
  async all(then: Instant | undefined): Promise<readonly Campaign[]> {
    const { campaigns, pool } = this.product.deps;
    const all = await campaigns.all(pool);
    if (then === undefined) return all;
    const known = await Promise.all(all.map(({ id }) => campaigns.asOf(pool, id, then)));
    return known.filter(({ status }) => status !== 'none');
  }

  /** How many open cases of a campaign somebody may see; as it was known, of those that the last mark before that time ranked. */
  async openOf({ id, reached }: Campaign, then: Instant | undefined, { viewer }: Caller): Promise<number> {
    const { pool } = this.product.deps;
    if (then === undefined) return (await openCasesOf(pool, id, viewer)).length;
    return (await seenAmong(pool, (reached.at(-1)?.ranked ?? []).map(({ caseId }) => caseId), viewer)).size;
  }

  /** Throws Problem `unknown-campaign`. */
  async one(id: string, then: Instant | undefined): Promise<CampaignRead> {
    const { campaigns, calendars, clock, pool } = this.product.deps;
    const campaign = then === undefined ? await campaigns.current(pool, id) : await campaigns.asOf(pool, id, then);
    if (campaign.status === 'none') throw new Problem(404, 'unknown-campaign', { id: id.slice(0, 64) });
    const book = then === undefined ? await calendars.current(pool) : await calendars.asOf(pool, then);
    return { campaign, now: then ?? (await clock.now(pool)), calendar: calendarIn(book, { areas: [], campaign: id }) };
  }

  /** What the page shows besides. As it was known: the cases as the last mark before that time ranked them. */
  async partsOf({ campaign, now, calendar }: CampaignRead, then: Instant | undefined, { viewer }: Caller): Promise<PageParts> {
    const { calendars, pool } = this.product.deps;
    const book = then === undefined ? await calendars.current(pool) : await calendars.asOf(pool, then);
    const overlays = Object.values(book.overlays).filter((one) => one.campaign === campaign.id);
    if (then === undefined) {
      const cases = await openCasesOf(pool, campaign.id, viewer);
      const titles = await titlesAmong(pool, cases.map(({ caseId }) => caseId), viewer);
      return { now, calendar, overlays, ranking: { asOf: now, cases: ranked(cases, { now, earliest: campaign.inspection.earliest, calendar }), titles } };
    }
    const last = campaign.reached.at(-1);
    const titles = await titlesAmong(pool, (last?.ranked ?? []).map(({ caseId }) => caseId), viewer);
    return { now, calendar, overlays, ranking: { asOf: last?.firedAt ?? then, cases: (last?.ranked ?? []).filter(({ caseId }) => titles.has(caseId)), titles } };
  }
}
