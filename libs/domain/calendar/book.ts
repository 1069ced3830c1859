import { z } from 'zod';
import type { Register } from '../city/city.ts';
import type { Messages } from '../message.ts';
import { day, id, text } from '../text.ts';
import type { Day } from '../time.ts';
import { amended, hours, hoursFrom, season, type DayRule, type WorkCalendar } from './calendar.ts';
import { asPublished, stateCouncil } from './state-council.ts';

/** What a notice says of one day; `null` takes away what an earlier one said, so that the weekday decides again. */
const change = z.strictObject({ kind: z.enum(['holiday', 'workday']), name: text(100) }).nullable();

/** The notice of a year, or an amendment within a year that is published. */
export const notice = z.strictObject({
  kind: z.enum(['year', 'amendment']),
  year: z.int(),
  number: text(100).exactOptional(),
  title: text(200),
  published: day,
  days: z.record(day, change),
});

/** Days that hold only in some areas (none: everywhere) or only for one campaign, with the document that says so. */
export const overlay = z.strictObject({
  id,
  name: text(100),
  basis: text(200),
  areas: z.array(id).readonly(),
  campaign: id.exactOptional(),
  days: z.record(day, z.enum(['workday', 'holiday'])),
});

/** An overlay no longer holds from `from` on; the days before it stay as they were counted. */
export const withdrawal = z.strictObject({ id, from: day, basis: text(200) });

/** Business hours from a day on, minutes after midnight, with other hours in seasons. */
const hoursSet = z.strictObject({ from: day, hours, seasons: z.array(season).readonly(), basis: text(200) });

/** The stream `calendar`. */
export const calendarEvents = { NoticeIssued: notice, OverlayIssued: overlay, OverlayWithdrawn: withdrawal, HoursSet: hoursSet };
export type CalendarEvent = Messages<typeof calendarEvents>;
export type Notice = Readonly<z.output<typeof notice>>;
export type Overlay = Readonly<z.output<typeof overlay>>;
export type Withdrawal = Readonly<z.output<typeof withdrawal>>;
export type HoursSet = Readonly<z.output<typeof hoursSet>>;

/**
 * The calendar after `count` events of its stream, on top of the calendar that the product brings along. The version names both:
 * `state-council-2025-11-04`, `state-council-2025-11-04+calendar-3`.
 */
export type CalendarBook = Readonly<{ count: number; version: string; base: WorkCalendar; overlays: Register<Overlay> }>;

const none: Register<Overlay> = Object.freeze(Object.create(null));

/** The book of a calendar on which nothing was published yet. */
export const bookOn = (base: WorkCalendar): CalendarBook => ({ count: 0, version: base.version, base, overlays: none });

/** Before the first event, on the newest calendar of the product. */
export const noBook: CalendarBook = bookOn(stateCouncil);

/** The book after these events of the stream, on a calendar of the product. */
export const bookOf = (base: WorkCalendar, events: readonly CalendarEvent[]): CalendarBook => events.reduce(evolveBook, bookOn(base));

const separator = '+calendar-';
const spelled = /^(state-council-(\d{4}-\d{2}-\d{2}))(?:\+calendar-(\d{1,9}))?$/;

/** The two parts of a version: the calendar of the product, and how many events of the stream; undefined when the product never had such a calendar. */
export function partsOf(version: string): Readonly<{ base: WorkCalendar; count: number }> | undefined {
  const [, name, day, count] = spelled.exec(version) ?? [];
  const base = day === undefined ? undefined : asPublished(day);
  return base !== undefined && base.version === name ? { base, count: Number(count ?? 0) } : undefined;
}

/** By what a rule cites a notice: its number, or its title where it has none. */
export const keyOf = ({ number, title }: Pick<Notice, 'number' | 'title'>): string => number ?? title;
const citation = ({ number, title }: Notice): string => (number === undefined ? title : `${title}(${number})`);

export function evolveBook(book: CalendarBook, event: CalendarEvent): CalendarBook {
  const count = book.count + 1;
  const version = `${book.version.split(separator)[0] ?? ''}${separator}${count}`;
  const next = { ...book, count, version, base: { ...book.base, version } };
  switch (event.type) {
    case 'NoticeIssued':
      return { ...next, base: noticed(next.base, event.data) };
    case 'OverlayIssued':
      return { ...next, overlays: registered({ ...book.overlays, [event.data.id]: event.data }) };
    case 'OverlayWithdrawn':
      return { ...next, overlays: withdrawn(book.overlays, event.data) };
    case 'HoursSet':
      return { ...next, base: hoursFrom(next.base, event.data) };
  }
}

/** A notice that a newer product brings along itself has been heard, in its place among the others. */
function noticed(base: WorkCalendar, issued: Notice): WorkCalendar {
  const key = keyOf(issued);
  if (Object.hasOwn(base.notices, key)) return base;
  const days = Object.fromEntries(Object.entries(issued.days).map(([date, said]): [Day, DayRule | null] => [date, said === null ? null : { ...said, notice: key }]));
  const end = `${issued.year}-12-31`;
  const grows = issued.kind === 'year' && end > base.coveredUntil;
  return amended(base, { version: base.version, days, notices: { [key]: citation(issued) }, ...(grows && { coveredUntil: end }) });
}

const registered = (overlays: Readonly<Record<string, Overlay>>): Register<Overlay> => Object.assign(Object.create(null), overlays);

function withdrawn(overlays: Register<Overlay>, { id: gone, from }: Withdrawal): Register<Overlay> {
  const was = overlays[gone];
  const others = Object.fromEntries(Object.entries(overlays).filter(([key]) => key !== gone));
  const days = Object.fromEntries(Object.entries(was?.days ?? {}).filter(([date]) => date < from));
  return registered(was === undefined || Object.keys(days).length === 0 ? others : { ...others, [gone]: { ...was, days } });
}

/** Where a case is: the path of its area, the area itself and those above it, and the campaign that it belongs to. */
export type Place = Readonly<{ areas: readonly string[]; campaign?: string }>;

const holdsAt = ({ areas, campaign }: Overlay, place: Place): boolean =>
  (campaign === undefined || campaign === place.campaign) && (areas.length === 0 || areas.some((area) => place.areas.includes(area)));

function overlaid(calendar: WorkCalendar, { name, basis, days }: Overlay): WorkCalendar {
  const rules = Object.fromEntries(Object.entries(days).map(([date, kind]): [Day, DayRule] => [date, { kind, name, notice: basis }]));
  return amended(calendar, { version: calendar.version, days: rules, notices: { [basis]: basis } });
}

const placed = new WeakMap<CalendarBook, Map<string, WorkCalendar>>();

/** The calendar of a place: the book's with the overlays that hold there. The same value for the same overlays of a book, so that its timetable is worked out once. */
export function calendarIn(book: CalendarBook, place: Place): WorkCalendar {
  const holding = Object.values(book.overlays).filter((one) => holdsAt(one, place));
  if (holding.length === 0) return book.base;
  const known = placed.get(book) ?? new Map<string, WorkCalendar>();
  placed.set(book, known);
  const key = holding.map(({ id: own }) => own).join('\n');
  const calendar = known.get(key) ?? holding.reduce(overlaid, book.base);
  known.set(key, calendar);
  return calendar;
}
