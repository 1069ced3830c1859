import { dayNumberAt, instantOf, millis, type Instant } from '#domain/time';
import type { Pause, Period, WorkCalendar } from './calendar.ts';
import { lastOfMonths, monthsBefore } from './months.ts';
import { spansOf, within, type Span } from './pauses.ts';
import { countsAsWorkday, dueDay, endOfDay, openPieces, openTime, openingOf, standingOf, timetableOf, works, type Timetable } from './timetable.ts';

/** Milliseconds of business hours between two instants in which the clock runs; `from` is not after `to`. */
function workingTime(table: Timetable, from: number, to: number, pauses: readonly Span[]): number {
  let sum = 0;
  for (let day = dayNumberAt(from); day <= dayNumberAt(to); day += 1) if (works(standingOf(table, day), day)) sum += openTime(table, day, { from, to }, pauses);
  return sum;
}

/** Whole minutes of business hours from `from` to `to`, without pauses; negative when `to` is the earlier. */
export function workingMinutesBetween(calendar: WorkCalendar, from: Instant, to: Instant, pauses: readonly Pause[] = []): number {
  const [start, end] = [millis(from), millis(to)];
  const time = workingTime(timetableOf(calendar), Math.min(start, end), Math.max(start, end), spansOf(pauses));
  const minutes = Math.floor(time / 60_000);
  return end < start && minutes > 0 ? -minutes : minutes;
}

/**
 * Working days from the day of `from` to the day of the due time `to`: a distance, in which the first day does not count and the last does, whether or not a limit counts its first.
 * 0: due today, or not a working day overdue yet. Negative: overdue, the working days after the day it was due, today included. Paused days are left out.
 */
export function workdaysBetween(calendar: WorkCalendar, from: Instant, to: Instant, pauses: readonly Pause[] = []): number {
  if (millis(from) === millis(to)) return 0;
  const table = timetableOf(calendar);
  const spans = spansOf(pauses);
  const [start, end] = [dayNumberAt(millis(from)), dueDay(millis(to))];
  let days = 0;
  for (let day = Math.min(start, end) + 1; day <= Math.max(start, end); day += 1) if (countsAsWorkday(table, day, spans)) days += 1;
  return end < start && days > 0 ? -days : days;
}

/** The last day number that leaves `amount` counted days up to and including the day of the due time. */
function dayBefore(due: number, amount: number, counts: (day: number) => boolean): number {
  let day = dueDay(due);
  for (let left = amount; left > 0; day -= 1) if (counts(day)) left -= 1;
  return day;
}

/** The last worked day number from which so many months end by the day of the due time; days on which the clock stands are given back. */
function beforeMonths(table: Timetable, end: number, months: number, pauses: readonly Span[]): number {
  const runs = (day: number): boolean => !within(pauses, endOfDay(table, day));
  let day = monthsBefore(end, months);
  let running = 0;
  for (let counted = day + 1; counted <= end; counted += 1) if (runs(counted)) running += 1;
  for (; running < lastOfMonths(day, months, false) - day || !countsAsWorkday(table, day, pauses); day -= 1) if (runs(day)) running += 1;
  return day;
}

/** The opening of business of a day number, or of the last one before it that is worked. */
function openingBefore(table: Timetable, day: number, pauses: readonly Span[]): number {
  let worked = day;
  while (!countsAsWorkday(table, worked, pauses)) worked -= 1;
  return openingOf(table, worked);
}

/** The last instant from which `milliseconds` of business hours run until the due time. */
function timeBefore(table: Timetable, due: number, milliseconds: number, pauses: readonly Span[]): number {
  const limits = { from: -Infinity, to: due };
  let left = milliseconds;
  for (let day = dayNumberAt(due); ; day -= 1) {
    if (!works(standingOf(table, day), day)) continue;
    for (const piece of openPieces(table, day, limits, pauses).toReversed()) {
      if (piece.to - piece.from >= left) return piece.to - left;
      left -= piece.to - piece.from;
    }
  }
}

/**
 * The instant a period before a due time, for reminders; a distance, whether or not a limit counts its first day. In working hours, the last instant from which exactly that time still runs. In days and months, the opening
 * of business of the last working day from which the period ends on the day of the due time (of months: by it), so that it is read in the morning and never on a day off.
 */
export function before(calendar: WorkCalendar, due: Instant, period: Period, pauses: readonly Pause[] = []): Instant {
  const table = timetableOf(calendar);
  const spans = spansOf(pauses);
  const end = millis(due);
  switch (period.unit) {
    case 'workday':
      return instantOf(openingBefore(table, dayBefore(end, period.amount, (day) => countsAsWorkday(table, day, spans)), spans));
    case 'day':
      return instantOf(openingBefore(table, dayBefore(end, period.amount, (day) => !within(spans, endOfDay(table, day))), spans));
    case 'month':
      return instantOf(openingOf(table, beforeMonths(table, dueDay(end), period.amount, spans)));
    case 'workhour':
      return instantOf(timeBefore(table, end, period.amount * 3_600_000, spans));
  }
}

/** The last instant from which `minutes` of business hours still run until a due time. */
export const minutesBefore = (calendar: WorkCalendar, due: Instant, minutes: number, pauses: readonly Pause[] = []): Instant =>
  instantOf(timeBefore(timetableOf(calendar), millis(due), Math.round(minutes * 60_000), spansOf(pauses)));
