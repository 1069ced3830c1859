import { at, type Day, type Instant } from '../time.ts';
import type { WorkCalendar } from './calendar.ts';

/** The opening of business on a day, whether or not it is a working day. */
export const openingOn = ({ hours }: WorkCalendar, day: Day): Instant => at(day, hours[0]?.from ?? 0);

/** The close of business on a day, whether or not it is a working day; midnight where there are no business hours. */
export const closeOn = ({ hours }: WorkCalendar, day: Day): Instant => at(day, hours.at(-1)?.to ?? 1440);
