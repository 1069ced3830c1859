import { z } from 'zod';
import { campaignCommandWords, campaignStatusWords, rankingNote, standingWords } from '#catalogue/campaign';
import { campaignDutyLabel } from '#catalogue/campaign-duty';
import { wordOf } from '#catalogue/rules';
import { gradeWords, levelWords } from '#catalogue/steps';
import { tell } from '#domain/case/telling';
import { lastDay, phaseOn, type Campaign } from '#domain/campaign/campaign';
import { campaignPermitted } from '#domain/campaign/commands';
import { daysTo } from '#domain/campaign/countdown';
import { campaignDuties, type CampaignDuty } from '#domain/campaign/duties';
import type { Reached } from '#domain/campaign/events';
import type { Ranked } from '#domain/campaign/ranking';
import { campaignMatter } from '#domain/delegation/matter';
import { signed } from '#domain/delegation/signature';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { dayOf, type Instant } from '#domain/time';
import { permission, permissionsIn } from '../cases/permissions.ts';
import { personAs, personShown } from '../cases/people.ts';
import type { Caller } from '../requests/caller.ts';
import { dutiesShown, dutyShown, meetingItem, meetingsShown } from './duty-page.ts';

const phase = z.strictObject({ id: z.string(), name: z.string(), from: z.string(), to: z.string(), policy: z.string().exactOptional(), begunAt: z.string().exactOptional(), current: z.boolean() });
const inspection = z.strictObject({ earliest: z.string(), latest: z.string(), left: z.int() });

/** A campaign in a list. */
export const campaignItem = z.strictObject({
  id: z.string(), version: z.int(), name: z.string(), office: z.string(), officeName: z.string(), status: z.string(), statusName: z.string(), from: z.string(), to: z.string(), phase: z.string().nullable(), phaseName: z.string().nullable(), inspection,
});

/** A campaign in the list of campaigns, with how many of its open cases the caller may see. */
export const campaignListed = z.strictObject({ ...campaignItem.shape, open: z.int() });

const rankedCase = z.strictObject({
  rank: z.int(), caseId: z.string(), caseNo: z.string().nullable(), title: z.string(), standing: z.string(), standingName: z.string(), unit: z.string().nullable(), unitName: z.string().nullable(), grade: z.string(), gradeName: z.string(), level: z.int(), levelName: z.string(),
  workdays: z.int().nullable(), dueAt: z.string().nullable(),
});
const mark = z.strictObject({ days: z.int(), earliest: z.string(), dueAt: z.string(), firedAt: z.string(), left: z.int(), missed: z.array(z.int()), open: z.int(), overdue: z.int(), late: z.int(), told: z.array(personAs) });
const revision = z.strictObject({ at: z.string(), by: z.string(), byName: z.string(), earliest: z.string(), latest: z.string(), was: z.strictObject({ earliest: z.string(), latest: z.string() }), reason: z.string() });
const coming = z.strictObject({ id: z.string(), at: z.string(), kind: z.string(), name: z.string(), tells: z.array(personAs), stoppedBy: z.array(z.strictObject({ command: z.string(), name: z.string() })) });
const overlay = z.strictObject({ id: z.string(), name: z.string(), basis: z.string(), days: z.array(z.strictObject({ date: z.string(), kind: z.string() })) });

/** A campaign: its phases, the countdown, the open cases in order, its duties held and missed, what comes next, the weekends that it works. */
export const campaignPage = z.strictObject({
  ...campaignItem.shape, now: z.string(), openedAt: z.string(), closedAt: z.string().exactOptional(), phases: z.array(phase), revisions: z.array(revision), countdown: z.array(mark),
  ranking: z.strictObject({ order: z.string(), asOf: z.string(), items: z.array(rankedCase) }), duties: z.array(dutyShown), meetings: z.array(meetingItem), next: z.array(coming), overlays: z.array(overlay), permitted: z.array(permission),
});
export type CampaignPage = z.output<typeof campaignPage>;
export type CampaignItem = z.output<typeof campaignItem>;

/** A campaign as the list shows it at an instant. */
export function campaignShown(campaign: Campaign, now: Instant, { locale, names }: Caller): CampaignItem {
  const { id, version, name, office, status, phases } = campaign;
  const current = status === 'open' ? phaseOn(campaign, dayOf(now)) : undefined;
  const { earliest, latest } = campaign.inspection;
  return {
    id, version, name, office, officeName: names.office(office), status, statusName: wordOf(campaignStatusWords[locale], status), from: phases[0]?.from ?? earliest, to: lastDay(campaign), phase: current?.id ?? null, phaseName: current?.name ?? null,
    inspection: { earliest, latest, left: daysTo(dayOf(now), earliest) },
  };
}

/** What the page is made of besides the campaign: the ranked cases that the caller may see, their titles and when they were ranked, and the overlays of the campaign. */
export type PageParts = Readonly<{ now: Instant; calendar: WorkCalendar; ranking: Readonly<{ asOf: Instant; cases: readonly Ranked[]; titles: ReadonlyMap<string, string> }>; overlays: readonly Readonly<{ id: string; name: string; basis: string; days: Readonly<Record<string, string>> }>[] }>;

export function campaignPageOf(campaign: Campaign, { now, calendar, ranking, overlays }: PageParts, caller: Caller): CampaignPage {
  const { locale, names } = caller;
  const item = campaignShown(campaign, now, caller);
  return {
    ...item, now, openedAt: campaign.openedAt, ...(campaign.closedAt === undefined ? {} : { closedAt: campaign.closedAt }),
    phases: campaign.phases.map(({ id, name, from, to, policy }) => {
      const begunAt = campaign.begun[id];
      return { id, name, from, to, ...(policy === undefined ? {} : { policy }), ...(begunAt === undefined ? {} : { begunAt }), current: id === item.phase };
    }),
    revisions: campaign.revisions.map(({ at, by, hand, earliest, latest, was, reason }) => ({ at, by, byName: signed({ by, hand }, names.person), earliest, latest, was, reason })),
    countdown: campaign.reached.map((one) => markShown(one, caller)),
    ranking: { order: rankingNote[locale].order, asOf: ranking.asOf, items: ranking.cases.map((one, index) => ({ ...rankedShown(one, index + 1, caller), title: ranking.titles.get(one.caseId) ?? '' })) },
    duties: dutiesShown(campaign, calendar, caller), meetings: meetingsShown(campaign, caller), next: campaignDuties(campaign, calendar).slice(0, 20).map((duty) => comingShown(duty, campaign, caller)),
    overlays: overlays.map(({ id, name, basis, days }) => ({ id, name, basis, days: Object.entries(days).map(([date, kind]) => ({ date, kind })) })),
    permitted: permittedTo(campaign, caller),
  };
}

const markShown = ({ days, earliest, dueAt, firedAt, left, missed, open, overdue, late, told }: Reached, caller: Caller): z.output<typeof mark> => ({
  days, earliest, dueAt, firedAt, left, missed: [...missed], open, overdue, late, told: told.map((person) => personShown(person, caller)),
});

const rankedShown = ({ caseId, caseNo, standing, leadUnit, grade, level, workdays, dueAt }: Ranked, rank: number, { locale, names }: Caller): Omit<z.output<typeof rankedCase>, 'title'> => ({
  rank, caseId, caseNo, standing, standingName: standingWords[locale][standing], unit: leadUnit, unitName: leadUnit === null ? null : names.unit(leadUnit), grade, gradeName: wordOf(gradeWords[locale], grade), level, levelName: wordOf(levelWords[locale], `${level}`), workdays, dueAt,
});

const permittedTo = (campaign: Campaign, caller: Caller): z.output<typeof permission>[] =>
  permissionsIn(campaignMatter, (actor) => campaignPermitted(campaign, actor), (command) => wordOf(campaignCommandWords[caller.locale], command), caller);

function comingShown(duty: CampaignDuty, campaign: Campaign, caller: Caller): z.output<typeof coming> {
  const { id, at, kind, tells, stoppedBy } = duty;
  const { locale, city } = caller;
  return {
    id, at, kind, name: campaignDutyLabel(locale, duty, campaign), tells: tell(city, tells).map((person) => personShown(person, caller)),
    stoppedBy: stoppedBy.map((command) => ({ command, name: wordOf(campaignCommandWords[locale], command) })),
  };
}
