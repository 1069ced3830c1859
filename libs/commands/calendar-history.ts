import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import { bookOn, evolveBook, keyOf, type CalendarBook, type CalendarEvent } from '#domain/calendar/book';
import { notices } from '#domain/calendar/notices';
import { asPublished, stateCouncil } from '#domain/calendar/state-council';
import { dayOf, type Day, type Instant } from '#domain/time';
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

/** What made a version: the product brought it along, or somebody published a notice, an amendment, an overlay or hours, or took an overlay back. */
export const origins = ['built-in', 'year', 'amendment', 'overlay', 'withdrawal', 'hours'] as const;

/** One version of the calendar. `notices` are those that came with it; `recordedAt` and `by` of one that was published here. */
export type CalendarVersion = Readonly<{
  version: string;
  origin: (typeof origins)[number];
  publishedOn: Day;
  coveredFrom: Day;
  coveredUntil: Day;
  notices: readonly string[];
  current: boolean;
  recordedAt?: Instant;
  by?: string;
}>;

const published = [...new Set(notices.map((notice) => notice.published))].toSorted();

function builtIn(publishedOn: Day): CalendarVersion {
  const { version, coveredFrom, coveredUntil, notices: cited } = asPublished(publishedOn);
  const before = published.filter((day) => day < publishedOn).at(-1);
  const old = new Set(before === undefined ? [] : Object.keys(asPublished(before).notices));
  return { version, origin: 'built-in', publishedOn, coveredFrom, coveredUntil, notices: Object.entries(cited).flatMap(([key, text]) => (old.has(key) ? [] : [text])), current: false };
}

function originOf({ event }: CalendarChange): Pick<CalendarVersion, 'origin' | 'publishedOn'> & Readonly<{ key: string }> {
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

function publishedHere(change: CalendarChange): CalendarVersion {
  const { key, ...origin } = originOf(change);
  const { base, version } = change.book;
  return { version, ...origin, coveredFrom: base.coveredFrom, coveredUntil: base.coveredUntil, notices: [base.notices[key] ?? key], current: false, recordedAt: change.event.recordedAt, by: change.event.actor.name };
}

/** Every version that was there at an instant, the latest first. */
export function calendarVersions(instant: Instant, changes: readonly CalendarChange[]): readonly CalendarVersion[] {
  const known = published.filter((day) => day <= dayOf(instant)).map(builtIn);
  return [...known, ...changes.map(publishedHere)].toReversed().map((item, index) => ({ ...item, current: index === 0 }));
}
