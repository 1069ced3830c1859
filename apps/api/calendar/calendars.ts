import { z } from 'zod';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { notices } from '#domain/calendar/notices';
import { asPublished } from '#domain/calendar/state-council';
import { dayOf, type Instant } from '#domain/time';
import { Problem } from '../problems/problem.ts';

/** One published version of the State Council's calendar. */
export const calendarItem = z.strictObject({ version: z.string(), publishedOn: z.string(), coveredFrom: z.string(), coveredUntil: z.string(), notices: z.array(z.string()), current: z.boolean() });

/** A calendar with the days for which a notice speaks. */
export const calendarPage = z.strictObject({ ...calendarItem.shape, days: z.array(z.strictObject({ date: z.string(), kind: z.enum(['holiday', 'workday']), name: z.string(), notice: z.string() })) });

const published = [...new Set(notices.map((notice) => notice.published))].toSorted();

const itemOf = (publishedOn: string, latest: string | undefined): z.output<typeof calendarItem> => {
  const { version, coveredFrom, coveredUntil, notices: cited } = asPublished(publishedOn);
  const before = published.filter((day) => day < publishedOn).at(-1);
  const old = new Set(before === undefined ? [] : Object.keys(asPublished(before).notices));
  return { version, publishedOn, coveredFrom, coveredUntil, notices: Object.entries(cited).flatMap(([key, text]) => (old.has(key) ? [] : [text])), current: publishedOn === latest };
};

/** Every version that was published by `asOf`, the latest first. */
export function calendarsAsOf(asOf: Instant): z.output<typeof calendarItem>[] {
  const known = published.filter((day) => day <= dayOf(asOf));
  return known.map((day) => itemOf(day, known.at(-1))).toReversed();
}

const dayOfVersion = (version: string): string | undefined => published.find((day) => asPublished(day).version === version);

/** The calendar of a version. Throws Problem `unknown-calendar`. */
export function calendarOf(version: string): WorkCalendar {
  const day = dayOfVersion(version);
  if (day === undefined) throw new Problem(404, 'unknown-calendar', { id: version.slice(0, 64) });
  return asPublished(day);
}

/** A calendar with its days. Throws Problem `unknown-calendar`. */
export function calendarShown(version: string): z.output<typeof calendarPage> {
  const calendar = calendarOf(version);
  const days = Object.entries(calendar.days).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { ...itemOf(dayOfVersion(version) ?? '', published.at(-1)), days: days.map(([date, { kind, name, notice }]) => ({ date, kind, name, notice })) };
}
