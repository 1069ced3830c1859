import { z } from 'zod';
import { setDeadline, setDeadlineAt, type Deadline } from '#domain/calendar/deadline';
import { closeOn } from '#domain/calendar/opening';
import { dayOf } from '#domain/time';
import { Refusal } from '#domain/refusal';
import { day, text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import type { CaseEvent } from './events.ts';
import { promised } from './sanctions.ts';
import { isOpen, without, type CaseState } from './state.ts';
import { all, leadUnit, office, when, whileOpen } from './who.ts';

/** What is to be published now: the delisting of a case, or the listing while it is open. */
export function unpublished(state: CaseState): 'listing' | 'delisting' | undefined {
  const { listing } = state;
  if (listing?.delistedAt !== undefined) return listing.delistingPublishedAt === undefined ? 'delisting' : undefined;
  return listing !== undefined && listing.publishedAt === undefined && isOpen(state) ? 'listing' : undefined;
}

const reportOwed: Guard = ({ listing }) => (listing !== undefined && listing.delistedAt === undefined && listing.reportedAt === undefined) || new Refusal('no-report-owed');
const publicationOwed: Guard = (state) => unpublished(state) !== undefined || new Refusal('nothing-to-publish');

/** Until when the case is listed: as wanted, at most as long as the policy allows; by default as long as that. */
function limitOf(until: string | undefined, { at, rules: { policy, calendar } }: Context): Deadline {
  const longest = setDeadline('listed', calendar, at, policy.listed.longest);
  if (until === undefined) return longest;
  if (until <= dayOf(at)) throw new Refusal('listing-not-later', { until });
  if (until > dayOf(longest.dueAt)) throw new Refusal('listed-too-long', { latest: dayOf(longest.dueAt) });
  return setDeadlineAt('listed', calendar, at, closeOn(calendar, until));
}

/** Listed supervision (挂牌督办): a limit, a report by the lead unit, publication; the delisting after the closing is published too. */
export const listing = {
  commands: {
    'list-for-supervision': command({
      schema: z.strictObject({ reason: text(2000), until: day.exactOptional() }),
      may: all(office('hq'), whileOpen, (state) => !state.listed || new Refusal('already-listed')),
      decide: (state, { reason, until }, context): readonly CaseEvent[] => [
        { type: 'SupervisionListed', data: { reason, deadline: limitOf(until, context) } },
        ...promised(state).filter(({ kind }) => kind === 'listing').map(({ id, kind, unit }): CaseEvent => ({ type: 'SanctionExecuted', data: { id, unit, kind, note: reason } })),
      ],
    }),
    'report-listing': command({
      schema: z.strictObject({ plan: text(5000) }),
      may: all(leadUnit('unit-handler', 'unit-vice', 'unit-head'), reportOwed, whileOpen),
      decide: (_, { plan }, { actor }) => [{ type: 'ListingReported', data: { unit: actor.unit ?? '', plan } }],
    }),
    'publish-listing': command({
      schema: z.strictObject({ media: text(200), reference: text(500) }),
      may: all(office('propaganda', 'director'), publicationOwed),
      decide: (state, { media, reference }) => {
        const of = unpublished(state);
        return of === undefined ? [] : [{ type: 'ListingPublished', data: { of, media, reference } }];
      },
    }),
    delist: command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(office('hq'), (state) => state.listed || new Refusal('not-listed'), when('closed', 'archived')),
      decide: (_, data) => [{ type: 'SupervisionDelisted', data }],
    }),
  },
  evolve: {
    /** A case that is listed while it is being signed off is applied for again, under the signatures of a listed case. */
    SupervisionListed: (state, { deadline }, { at }) => ({ ...without(state, 'signOff'), listed: true, grade: 'listed', listing: { since: at, ...(deadline === undefined ? {} : { deadline }) } }),
    ListingReported: (state, _, { at }) => (state.listing === undefined ? state : { ...state, listing: { ...state.listing, reportedAt: at } }),
    ListingPublished: (state, { of }, { at }) => (state.listing === undefined ? state : { ...state, listing: { ...state.listing, ...(of === 'listing' ? { publishedAt: at } : { delistingPublishedAt: at }) } }),
    SupervisionDelisted: (state, _, { at }) => ({ ...state, listed: false, ...(state.listing === undefined ? {} : { listing: { ...state.listing, delistedAt: at } }) }),
  } satisfies Evolve<'SupervisionListed' | 'ListingReported' | 'ListingPublished' | 'SupervisionDelisted'>,
};
