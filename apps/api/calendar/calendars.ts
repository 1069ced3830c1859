import { z } from 'zod';
import type { CalendarChange } from '#commands/calendar-history';
import { keyOf, type CalendarBook } from '#domain/calendar/book';
import type { Hours, SetHours, WorkCalendar } from '#domain/calendar/calendar';
import { notices } from '#domain/calendar/notices';
import { asPublished } from '#domain/calendar/state-council';
import { dayOf, type Instant } from '#domain/time';

/** What made a version: the product brought it along, or somebody published a notice, an amendment, an overlay or hours, or took an overlay back. */
const origins = ['built-in', 'year', 'amendment', 'overlay', 'withdrawal', 'hours'] as const;

/** One version of the calendar. `notices` are those that came with it; `recordedAt` and `by` of one that was published here. */
export const calendarItem = z.strictObject({
  version: z.string(), origin: z.enum(origins), publishedOn: z.string(), coveredFrom: z.string(), coveredUntil: z.string(), notices: z.array(z.string()), current: z.boolean(),
  recordedAt: z.string().exactOptional(), by: z.string().exactOptional(),
});
export type CalendarItem = z.output<typeof calendarItem>;

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

const published = [...new Set(notices.map((notice) => notice.published))].toSorted();

function builtIn(publishedOn: string): CalendarItem {
  const { version, coveredFrom, coveredUntil, notices: cited } = asPublished(publishedOn);
  const before = published.filter((day) => day < publishedOn).at(-1);
  const old = new Set(before === undefined ? [] : Object.keys(asPublished(before).notices));
  return { version, origin: 'built-in', publishedOn, coveredFrom, coveredUntil, notices: Object.entries(cited).flatMap(([key, text]) => (old.has(key) ? [] : [text])), current: false };
}

function originOf({ event }: CalendarChange): Pick<CalendarItem, 'origin' | 'publishedOn'> & Readonly<{ key: string }> {
  const publishedOn = dayOf(event.recordedAt);
  switch (event.type) {
    case 'NoticeIssued':
      return { origin: event.data.kind, publishedOn: event.data.published, key: keyOf(event.data) };
    case 'OverlayIssued':
      return { origin: 'overlay', publishedOn, key: event.data.basis };
    case 'OverlayWithdrawn':
      return { origin: 'withdrawal', publishedOn, key: event.data.basis };
    case 'HoursSet':
      return { origin: 'hours', publishedOn, key: event.data.basis };
  }
}

function publishedHere(change: CalendarChange): CalendarItem {
  const { key, ...origin } = originOf(change);
  const { base, version } = change.book;
  return { version, ...origin, coveredFrom: base.coveredFrom, coveredUntil: base.coveredUntil, notices: [base.notices[key] ?? key], current: false, recordedAt: change.event.recordedAt, by: change.event.actor.name };
}

/** Every version that was there at an instant, the latest first. */
export function calendarsAt(instant: Instant, changes: readonly CalendarChange[]): CalendarItem[] {
  const known = published.filter((day) => day <= dayOf(instant)).map(builtIn);
  return [...known, ...changes.map(publishedHere)].toReversed().map((item, index) => ({ ...item, current: index === 0 }));
}

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
