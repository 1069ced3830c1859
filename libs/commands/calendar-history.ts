import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import { bookOn, evolveBook, type CalendarBook, type CalendarEvent } from '#domain/calendar/book';
import { asPublished, stateCouncil } from '#domain/calendar/state-council';
import { dayOf, type Instant } from '#domain/time';
import { calendarStream } from './calendar-book.ts';
import type { StoredActor } from './case-file.ts';

/** One change of the calendar with the book as it stood after it. */
export type CalendarChange = Readonly<{ event: Recorded<CalendarEvent, StoredActor>; book: CalendarBook }>;

/** Every change of the calendar in order, or those that were known at an instant, on the calendar that the product brings along (as it was published then). */
export async function calendarHistory(client: Queryable, asOf?: Instant): Promise<readonly CalendarChange[]> {
  const { events } = await load<CalendarEvent, StoredActor>(client, calendarStream, asOf === undefined ? {} : { asOf });
  let book = bookOn(asOf === undefined ? stateCouncil : asPublished(dayOf(asOf)));
  return events.map((event) => {
    book = evolveBook(book, event);
    return { event, book };
  });
}
