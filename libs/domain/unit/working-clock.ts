import type { WorkCalendar } from '#domain/calendar/calendar';
import { workingMinutesBetween } from '#domain/calendar/remaining';
import { at, dayNumber, dayNumberAt, dayOfNumber, millis, startOfDayNumber, type Instant } from '#domain/time';

/** The working clock of a calendar shows 0 at the beginning of this day. No case is older. */
const zero = dayNumber('2000-01-01');

/** What the clock of a calendar shows at the beginning of each day since then, as far as it was asked. */
const known = new WeakMap<WorkCalendar, number[]>();

const beginning = (day: number): Instant => at(dayOfNumber(day), 0);

/**
 * Business minutes that a calendar has had since the beginning of 2000: the difference of two readings is the working time between them, and readings
 * of one calendar add up without loss. 0 for anything earlier.
 */
export function workingClock(calendar: WorkCalendar, instant: Instant): number {
  const days = known.get(calendar) ?? [0];
  known.set(calendar, days);
  const day = dayNumberAt(millis(instant));
  if (day < zero) return 0;
  for (let last = days.length - 1; last < day - zero; last += 1) days.push((days[last] ?? 0) + workingMinutesBetween(calendar, beginning(zero + last), beginning(zero + last + 1)));
  return (days[day - zero] ?? 0) + workingMinutesBetween(calendar, beginning(day), instant);
}

/** Calendar minutes since then, whole. */
export const wallClock = (instant: Instant): number => Math.max(0, Math.floor((millis(instant) - startOfDayNumber(zero)) / 60_000));
