import { z } from 'zod';
import type { Day, Instant } from '#domain/time';

/** What a notice says of one day: off although it may be a weekday, or worked although it may be a weekend. `notice` is a key of the calendar's notices. */
export type DayRule = Readonly<{ kind: 'holiday' | 'workday'; name: string; notice: string }>;

/** Business hours of a working day in minutes after midnight, in order, not overlapping. None: the whole day, to 24:00. */
export type Hours = readonly Readonly<{ from: number; to: number }>[];

/** Which days are worked, and during which hours. Between `coveredFrom` and `coveredUntil` (both included) every notice is known; outside, only the days with a rule are. */
export type WorkCalendar = Readonly<{
  version: string;
  coveredFrom: Day;
  coveredUntil: Day;
  days: Readonly<Record<Day, DayRule>>;
  notices: Readonly<Record<string, string>>;
  hours: Hours;
  /** Other business hours in parts of the year (夏令作息), as `MM-DD` from and to, both included; a part may go over the turn of the year. The first that holds counts. */
  seasons?: readonly Season[];
  /** The key of the notice or document that set the business hours. */
  hoursNotice?: string;
  /** The business hours that held before a day, in the order of these days. */
  formerHours?: readonly FormerHours[];
  /** How periods are counted where it is not by Civil Code art. 200–204. */
  counting?: Counting;
}>;

export type Season = Readonly<{ name: string; from: string; to: string; hours: Hours }>;

/** Business hours with the seasons and the document they came with. */
export type SetHours = Readonly<{ hours: Hours; seasons?: readonly Season[]; hoursNotice?: string }>;
export type FormerHours = SetHours & Readonly<{ before: Day }>;

/** Whether the day on which a period begins counts, where its last day ends, what becomes of a last calendar day that is not worked. */
export type Counting = Readonly<{ firstDay: 'next' | 'same'; end: 'close' | 'midnight'; unworkedEnd: 'moves-on' | 'stays' }>;

/** Civil Code art. 200–204. */
export const byCivilCode: Counting = { firstDay: 'next', end: 'close', unworkedEnd: 'moves-on' };

/** The longest period that may be given, in whichever unit. */
export const longestPeriod = 10_000;

/** The most months that are explained day by day. */
export const mostMonths = 240;

/** A time limit: 工作日, 工作时, calendar days or calendar months. */
export const period = z.object({
  amount: z.int().positive().max(longestPeriod),
  unit: z.enum(['workday', 'workhour', 'day', 'month']),
});
export type Period = Readonly<z.output<typeof period>>;

/** A time in which the clock stands: from `from`, up to but not including `to`. */
export type Pause = Readonly<{ from: Instant; to: Instant; why: string }>;

/** The ordinary office day, 08:30–12:00 and 14:00–18:00. */
export const officeHours: Hours = [
  { from: 510, to: 720 },
  { from: 840, to: 1080 },
];

/** Why a day is worked or not. */
export type Standing = 'workday' | 'make-up' | 'weekend' | 'holiday' | 'unpublished';

/** Why a day counts or does not, with what the sentence about it needs: the festival, the notice that says so, the reason of a pause or an extension, the season. */
export type Reason = Readonly<{
  code: Standing | 'start-day' | 'paused' | 'after-hours' | 'calendar-day' | 'next-working-day' | 'set-by-hand' | 'extended' | 'kept';
  name?: string;
  notice?: string;
  why?: string;
  /** The season whose business hours ran. */
  season?: string;
}>;

const rule = z.object({ kind: z.enum(['holiday', 'workday']), name: z.string().min(1), notice: z.string().min(1) });
const part = z.object({ from: z.int().min(0), to: z.int().max(1440) });
const inOrder = (hours: Hours): boolean => hours.every(({ from, to }, index) => from < to && from >= (hours[index - 1]?.to ?? 0));

/** Business hours in order and not overlapping; a season. */
export const hours = z.array(part).refine(inOrder, { error: 'hours-not-in-order' }).readonly();
/** Whether a text is a day of the year, `MM-DD`, be it only in a leap year. */
export const isDayOfYear = (text: string): boolean => z.iso.date().safeParse(`2024-${text}`).success;
const dayOfYear = z.string().refine(isDayOfYear, { error: 'calendar-bad-day-of-year' });
export const season = z.strictObject({ name: z.string().min(1).max(100), from: dayOfYear, to: dayOfYear, hours });
const setHours = { hours, seasons: z.array(season).readonly().exactOptional(), hoursNotice: z.string().exactOptional() };

/** A calendar from outside: real dates, business hours in order and not overlapping, every notice that a rule names. */
export const workCalendar = z
  .object({
    version: z.string().min(1),
    coveredFrom: z.iso.date(),
    coveredUntil: z.iso.date(),
    days: z.record(z.iso.date(), rule),
    notices: z.record(z.string(), z.string()),
    ...setHours,
    formerHours: z.array(z.object({ ...setHours, before: z.iso.date() })).readonly().exactOptional(),
    counting: z.strictObject({ firstDay: z.enum(['next', 'same']), end: z.enum(['close', 'midnight']), unworkedEnd: z.enum(['moves-on', 'stays']) }).exactOptional(),
  })
  .refine(({ days, notices }) => Object.values(days).every(({ notice }) => notice in notices), { error: 'notice-missing', path: ['notices'] }) satisfies z.ZodType<WorkCalendar>;

/** How a calendar is changed: rules added or replaced, or removed with `null`, so that the weekday decides again; the coverage may grow. */
export type Amendment = Readonly<{ version: string; days: Readonly<Record<Day, DayRule | null>>; notices?: Readonly<Record<string, string>>; coveredUntil?: Day }>;

/** The calendar after an amendment: a notice changed in mid-year, a new year, or a campaign that works through a weekend. */
export function amended(calendar: WorkCalendar, amendment: Amendment): WorkCalendar {
  const days: Record<Day, DayRule> = {};
  for (const [day, rule] of Object.entries({ ...calendar.days, ...amendment.days })) if (rule !== null) days[day] = rule;
  return { ...calendar, ...amendment, days, notices: { ...calendar.notices, ...amendment.notices } };
}

/** The calendar with other business hours from a day on; before it, and whatever was planned for later, is as it was known. */
export function hoursFrom(calendar: WorkCalendar, { from, hours, seasons, basis }: Readonly<{ from: Day; hours: Hours; seasons: readonly Season[]; basis: string }>): WorkCalendar {
  const former = calendar.formerHours ?? [];
  const { hours: last, seasons: lastSeasons, hoursNotice, ...rest } = calendar;
  const until: SetHours = former.find(({ before }) => before >= from) ?? { hours: last, ...(lastSeasons && { seasons: lastSeasons }), ...(hoursNotice !== undefined && { hoursNotice }) };
  const formerHours = [...former.filter(({ before }) => before < from), { ...until, before: from }];
  return { ...rest, hours, seasons, hoursNotice: basis, formerHours, notices: { ...calendar.notices, [basis]: basis } };
}
