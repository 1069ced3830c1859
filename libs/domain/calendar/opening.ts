import { addDays, dayNumber, instantOf, type Day, type Instant } from '../time.ts';
import type { WorkCalendar } from './calendar.ts';
import { endOfDay, isWorkday, openingOf, timetableOf } from './timetable.ts';

/** The opening of business on a day, in the hours of its season, whether or not it is a working day. */
export const openingOn = (calendar: WorkCalendar, day: Day): Instant => instantOf(openingOf(timetableOf(calendar), dayNumber(day)));

/** The opening of business of the first working day from a day on, that day included. */
export function openingFrom(calendar: WorkCalendar, day: Day): Instant {
  let worked = day;
  while (!isWorkday(calendar, worked).workday) worked = addDays(worked, 1);
  return openingOn(calendar, worked);
}

/** When a limit ends that ends on a day, worked or not: at the close of business in the hours of its season, or at midnight where there are no business hours or periods are counted so. */
export const closeOn = (calendar: WorkCalendar, day: Day): Instant => instantOf(endOfDay(timetableOf(calendar), dayNumber(day)));
