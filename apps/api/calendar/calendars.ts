import { z } from 'zod';
import { origins, type CalendarVersion } from '#commands/calendar-history';
import type { CalendarBook } from '#domain/calendar/book';
import type { Hours, SetHours, WorkCalendar } from '#domain/calendar/calendar';

/** One version of the calendar. `notices` are those that came with it; `recordedAt` and `by` of one that was published here. */
export const calendarItem = z.strictObject({
  version: z.string(), origin: z.enum(origins), publishedOn: z.string(), coveredFrom: z.string(), coveredUntil: z.string(), notices: z.array(z.string()), current: z.boolean(),
  recordedAt: z.string().exactOptional(), by: z.string().exactOptional(),
});

const stretch = z.strictObject({ from: z.int(), to: z.int() });
const kind = z.enum(['holiday', 'workday']);
const hoursShown = z.strictObject({ hours: z.array(stretch), seasons: z.array(z.strictObject({ name: z.string(), from: z.string(), to: z.string(), hours: z.array(stretch) })), basis: z.string().exactOptional() });

/** A calendar with the days for which a notice speaks, its overlays, and its business hours in minutes after midnight. */
export const calendarPage = z.strictObject({
  ...calendarItem.omit({ notices: true, publishedOn: true, origin: true, current: true, recordedAt: true, by: true }).shape,
  notices: z.array(z.string()),
  days: z.array(z.strictObject({ date: z.string(), kind, name: z.string(), notice: z.string() })),
  overlays: z.array(z.strictObject({ id: z.string(), name: z.string(), basis: z.string(), areas: z.array(z.string()), campaign: z.string().exactOptional(), days: z.array(z.strictObject({ date: z.string(), kind })) })),
  ...hoursShown.shape,
  formerHours: z.array(z.strictObject({ before: z.string(), ...hoursShown.shape })),
});

export const itemShown = ({ notices, ...rest }: CalendarVersion): z.output<typeof calendarItem> => ({ ...rest, notices: [...notices] });

const mutable = (hours: Hours): { from: number; to: number }[] => hours.map(({ from, to }) => ({ from, to }));
const setHours = ({ hours, seasons = [], hoursNotice }: SetHours): z.output<typeof hoursShown> => ({
  hours: mutable(hours), seasons: seasons.map((season) => ({ ...season, hours: mutable(season.hours) })), ...(hoursNotice === undefined ? {} : { basis: hoursNotice }),
});

const byDate = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number => (one < other ? -1 : 1);

/** The days, overlays and hours of a version. */
export function calendarShown({ base, overlays, version }: CalendarBook): z.output<typeof calendarPage> {
  const { coveredFrom, coveredUntil, days, notices: cited, formerHours = [] }: WorkCalendar = base;
  return {
    version, coveredFrom, coveredUntil, notices: Object.values(cited),
    days: Object.entries(days).toSorted(byDate).map(([date, rule]) => ({ date, kind: rule.kind, name: rule.name, notice: rule.notice })),
    overlays: Object.values(overlays).map(({ areas, days: own, ...rest }) => ({ ...rest, areas: [...areas], days: Object.entries(own).toSorted(byDate).map(([date, what]) => ({ date, kind: what })) })),
    ...setHours(base),
    formerHours: formerHours.map(({ before, ...hours }) => ({ before, ...setHours(hours) })),
  };
}
