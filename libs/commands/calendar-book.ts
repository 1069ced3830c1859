import type { Queryable } from '#event-store/queryable';
import { bookOn, evolveBook, noBook, partsOf, type CalendarBook, type CalendarEvent } from '#domain/calendar/book';
import { asPublished } from '#domain/calendar/state-council';
import { dayOf } from '#domain/time';
import { foldStream, type FoldedStream } from './folded-stream.ts';
import { UnknownRules } from './unknown-rules.ts';

export const calendarStream = 'calendar';

/** The calendar as it stands, or stood; as it was known at an instant: by the notices published by then, and the events recorded by then. */
export type CalendarShelf = Pick<FoldedStream<CalendarBook>, 'current' | 'asOf'> &
  Readonly<{
    /** Of a pinned version. Throws UnknownRules for one that nobody published. */
    at: (client: Queryable, version: string) => Promise<CalendarBook>;
  }>;

/** How many versions are kept at hand. */
const most = 200;

export function openCalendarBook(): CalendarShelf {
  const { current, of } = foldStream<CalendarBook, CalendarEvent>({ stream: calendarStream, nothing: noBook, versionOf: ({ count }) => count, evolve: evolveBook });
  const books = new Map<string, CalendarBook>();
  const kept = (book: CalendarBook): CalendarBook => {
    const found = books.get(book.version);
    if (found !== undefined) return found;
    if (books.size >= most) books.clear();
    books.set(book.version, book);
    return book;
  };
  return {
    current: async (client, head) => kept(await current(client, head)),
    async at(client, version) {
      const found = books.get(version);
      if (found !== undefined) return found;
      const parts = partsOf(version);
      if (parts === undefined) throw new UnknownRules(version);
      const book = await of(client, { upTo: parts.count }, bookOn(parts.base));
      if (book.version !== version) throw new UnknownRules(version);
      return kept(book);
    },
    asOf: async (client, asOf) => kept(await of(client, { asOf }, bookOn(asPublished(dayOf(asOf))))),
  };
}
