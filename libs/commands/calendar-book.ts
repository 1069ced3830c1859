import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import { headOf } from '#event-store/streams';
import { bookOf, evolveBook, noBook, partsOf, type CalendarBook, type CalendarEvent } from '#domain/calendar/book';
import { asPublished } from '#domain/calendar/state-council';
import { dayOf, type Instant } from '#domain/time';
import { UnknownRules } from './unknown-rules.ts';

export const calendarStream = 'calendar';

/** The calendar as it stands, or stood. */
export type CalendarShelf = Readonly<{
  /** `head`: the version of the stream, where the caller has just asked for it. */
  current: (client: Queryable, head?: number) => Promise<CalendarBook>;
  /** Of a pinned version. Throws UnknownRules for one that nobody published. */
  at: (client: Queryable, version: string) => Promise<CalendarBook>;
  /** As it was known at an instant: the notices published by then, and the events recorded by then. */
  asOf: (client: Queryable, asOf: Instant) => Promise<CalendarBook>;
}>;

/** How many old versions are kept at hand. */
const most = 200;

/** Folds the calendar's stream once and then only what is new; whoever asks sees every change that is committed. */
export function openCalendarBook(): CalendarShelf {
  let known = noBook;
  const past = new Map<string, CalendarBook>();
  const keep = (book: CalendarBook): CalendarBook => {
    if (past.size >= most) past.clear();
    past.set(book.version, book);
    return book;
  };
  return {
    async current(client, head) {
      const from = known;
      const version = head ?? (await headOf(client, calendarStream)).version;
      if (version === from.count) return from;
      const { events } = await load<CalendarEvent>(client, calendarStream, { after: from.count });
      const book = events.reduce(evolveBook, from);
      if (book.count > known.count) known = keep(book);
      return book;
    },
    async at(client, version) {
      const found = known.version === version ? known : past.get(version);
      if (found !== undefined) return found;
      const parts = partsOf(version);
      if (parts === undefined) throw new UnknownRules(version);
      const { events } = await load<CalendarEvent>(client, calendarStream, { upTo: parts.count });
      const book = bookOf(parts.base, events);
      if (book.version !== version) throw new UnknownRules(version);
      return keep(book);
    },
    async asOf(client, asOf) {
      const { events } = await load<CalendarEvent>(client, calendarStream, { asOf });
      const book = bookOf(asPublished(dayOf(asOf)), events);
      return past.get(book.version) ?? keep(book);
    },
  };
}
