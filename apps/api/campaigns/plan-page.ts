import { z } from 'zod';
import { reasonSentence } from '#catalogue/reasons';
import type { Locale } from '#catalogue/locale';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { monthlyPlan, type Planned, type PlannedStep } from '#domain/campaign/back-schedule';
import type { Campaign } from '#domain/campaign/campaign';
import type { Day } from '#domain/time';

const plannedDay = z.strictObject({ date: z.string(), counts: z.boolean(), reason: z.string() });
const planned = z.strictObject({ due: z.string(), provisional: z.boolean(), past: z.boolean(), days: z.array(plannedDay) });
const step = z.strictObject({ id: z.string(), name: z.string(), before: z.strictObject({ amount: z.int(), unit: z.enum(['workday', 'day', 'month']) }), earliest: planned, latest: planned });
const month = z.strictObject({ month: z.string(), phases: z.array(z.strictObject({ id: z.string(), name: z.string() })), milestones: z.array(step) });

/** The plan made backwards from both ends of the date of the inspection, month by month, each milestone explained day by day. */
export const planPage = z.strictObject({ id: z.string(), inspection: z.strictObject({ earliest: z.string(), latest: z.string() }), calendar: z.string(), months: z.array(month) });

const plannedShown = ({ due, provisional, days }: Planned, today: Day, locale: Locale): z.output<typeof planned> => ({
  due, provisional, past: due < today, days: days.map(({ date, counts, reason }) => ({ date, counts, reason: reasonSentence(locale, reason) })),
});
const stepShown = ({ id, name, earliest, latest }: PlannedStep, today: Day, locale: Locale): z.output<typeof step> => ({
  id, name, before: earliest.before, earliest: plannedShown(earliest, today, locale), latest: plannedShown(latest, today, locale),
});

export const planOf = (campaign: Campaign, calendar: WorkCalendar, today: Day, locale: Locale): z.output<typeof planPage> => ({
  id: campaign.id, inspection: { ...campaign.inspection }, calendar: calendar.version,
  months: monthlyPlan(campaign, calendar).map((one) => ({ month: one.month, phases: one.phases.map(({ id, name }) => ({ id, name })), milestones: one.milestones.map((each) => stepShown(each, today, locale)) })),
});
