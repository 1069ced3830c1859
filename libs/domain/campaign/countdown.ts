import type { WorkCalendar } from '#domain/calendar/calendar';
import { openingOn } from '#domain/calendar/opening';
import { addDays, dayNumber, type Day, type Instant } from '#domain/time';
import type { Campaign } from './campaign.ts';

/** Calendar days before the earliest day of the inspection at which the open cases are ranked (倒计时督办). */
export const marks = [30, 15, 7, 2] as const;

/** A mark that is still to be reached, at the opening of its day whether or not that is worked. */
export type Mark = Readonly<{ days: number; dueAt: Instant }>;

/** Days from one day to another; negative when it is past. */
export const daysTo = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/**
 * The marks that are still to be reached, the first first. A mark is reached once for a date. When the date is moved, the marks that lie ahead of the move
 * count anew; of those that the move has put into the past only the latest remains, and it too only when no mark so near was reached for an earlier date.
 */
export function marksLeft({ inspection: { earliest }, reached, dateSetAt }: Campaign, calendar: WorkCalendar): readonly Mark[] {
  const all = marks.map((days) => ({ days, dueAt: openingOn(calendar, addDays(earliest, -days)) }));
  const nearest = Math.min(...reached.map(({ days }) => days), Infinity);
  const done = new Set(reached.filter((one) => one.earliest === earliest).flatMap(({ days, missed }) => [days, ...missed]));
  const passed = all.findLast(({ dueAt }) => dueAt <= dateSetAt);
  const caughtUp = passed !== undefined && passed.days < nearest ? [passed] : [];
  return [...caughtUp, ...all.filter(({ dueAt }) => dueAt > dateSetAt)].filter(({ days }) => !done.has(days));
}
