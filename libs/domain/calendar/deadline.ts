import { dayNumberAt, dayOfNumber, instantOf, millis, startOfDayNumber, type Instant } from '#domain/time';
import type { Pause, Period, Reason, WorkCalendar } from './calendar.ts';
import { dueOf, explain, type CountedDay, type Explanation } from './due.ts';
import { spansOf, pauseAt, type Span } from './pauses.ts';
import { before, minutesBefore, workdaysBetween, workingMinutesBetween } from './remaining.ts';
import { countsAsWorkday, dueDay, endOfDay, reasonOf, standingOf, standingUnder, timetableOf, type Timetable } from './timetable.ts';

/** One change of a due time by a person: when, from which to which, and why. */
export type Move = Readonly<{ at: Instant; from: Instant; to: Instant; why: string }>;

/** A due time with all that it was made of. Without a period it was set to an explicit instant. */
export type Deadline = Readonly<{
  id: string;
  from: Instant;
  period?: Period;
  dueAt: Instant;
  provisional: boolean;
  calendar: string;
  pauses: readonly Pause[];
  moves: readonly Move[];
}>;

/** A deadline of a period that begins at `from`. */
export function setDeadline(id: string, calendar: WorkCalendar, from: Instant, period: Period): Deadline {
  return { id, from, period, ...dueOf(calendar, from, period), calendar: calendar.version, pauses: [], moves: [] };
}

/** A deadline at an explicit instant. */
export function setDeadlineAt(id: string, calendar: WorkCalendar, from: Instant, dueAt: Instant): Deadline {
  return { id, from, dueAt, provisional: false, calendar: calendar.version, pauses: [], moves: [] };
}

/**
 * The deadline with a time in which the clock stood. A period is counted again from its beginning. An explicit or extended due time moves on, at its
 * time of day (at the end of a day, where it was that of its own), by as many working days as the pause took from it; a pause that begins when it is over changes nothing.
 */
export function pauseDeadline(deadline: Deadline, calendar: WorkCalendar, pause: Pause): Deadline {
  const pauses = [...deadline.pauses, pause];
  if (deadline.period !== undefined && deadline.moves.length === 0) return { ...deadline, ...dueOf(calendar, deadline.from, deadline.period, pauses), calendar: calendar.version, pauses };
  return { ...deadline, ...shifted(deadline, calendar, pause), calendar: calendar.version, pauses };
}

function shifted(deadline: Deadline, calendar: WorkCalendar, pause: Pause): Readonly<{ dueAt: Instant; provisional: boolean }> {
  const table = timetableOf(calendar);
  const due = millis(deadline.dueAt);
  const [earlier, all] = [spansOf(deadline.pauses), spansOf([...deadline.pauses, pause])];
  const end = dueDay(due);
  let lost = millis(pause.from) < due ? lostDays(table, dayNumberAt(millis(deadline.from)), end, earlier, all) : 0;
  let provisional = deadline.provisional;
  let day = end;
  while (lost > 0) {
    day += 1;
    if (countsAsWorkday(table, day, all)) lost -= 1;
    provisional ||= standingOf(table, day) === 'unpublished';
  }
  const moved = due === endOfDay(table, end) ? endOfDay(table, day) : due + startOfDayNumber(day) - startOfDayNumber(end);
  return { dueAt: instantOf(moved), provisional };
}

/** How many working days after `start`, up to `end`, counted before and do not with the new pause. */
function lostDays(table: Timetable, start: number, end: number, earlier: readonly Span[], all: readonly Span[]): number {
  let lost = 0;
  for (let day = start + 1; day <= end; day += 1) if (countsAsWorkday(table, day, earlier) && !countsAsWorkday(table, day, all)) lost += 1;
  return lost;
}

/** The deadline moved to an explicit instant, an extension or a correction. */
export function moveDeadline(deadline: Deadline, to: Instant, at: Instant, why: string): Deadline {
  return { ...deadline, dueAt: to, provisional: false, moves: [...deadline.moves, { at, from: deadline.dueAt, to, why }] };
}

/** The deadline by another calendar: a period is counted again, an explicit due time stays. */
export function recountDeadline(deadline: Deadline, calendar: WorkCalendar): Deadline {
  if (deadline.period === undefined || deadline.moves.length > 0) return { ...deadline, calendar: calendar.version };
  return { ...deadline, ...dueOf(calendar, deadline.from, deadline.period, deadline.pauses), calendar: calendar.version };
}

/** An explanation with the moves made by hand; `workdays` is what a move gave, negative where it took. */
export type DeadlineExplanation = Explanation & Readonly<{ moves: readonly (Move & Readonly<{ workdays: number }>)[] }>;

/**
 * How the due time came about, day by day up to it. A period is explained as counted; an explicit or extended due time, or one that a later calendar left where
 * it was, by the working days up to it, its last day saying so. The last day shown is always the day of the due time.
 */
export function explainDeadline(deadline: Deadline, calendar: WorkCalendar): DeadlineExplanation {
  const moves = deadline.moves.map((move) => ({ ...move, workdays: workdaysBetween(calendar, move.from, move.to) }));
  const counted = deadline.period === undefined || moves.length > 0 ? undefined : explain(calendar, deadline.from, deadline.period, deadline.pauses);
  if (counted?.dueAt === deadline.dueAt) return { ...counted, moves };
  const end = moves.length > 0 ? 'extended' : counted === undefined ? 'set-by-hand' : 'kept';
  return { dueAt: deadline.dueAt, provisional: deadline.provisional, calendar: calendar.version, days: daysTo(deadline, calendar, end), moves };
}

function daysTo({ from, dueAt, pauses, moves }: Deadline, calendar: WorkCalendar, code: 'set-by-hand' | 'extended' | 'kept'): readonly CountedDay[] {
  const table = timetableOf(calendar);
  const spans = spansOf(pauses);
  const [first, last] = [dayNumberAt(millis(from)), dueDay(millis(dueAt))];
  const end: Reason = reasonOf(table, last, code, moves.at(-1)?.why);
  const days: CountedDay[] = [];
  for (let day = first; day <= last; day += 1) {
    const standing = day === first ? 'start-day' : standingUnder(table, day, spans);
    const why = standing === 'paused' ? pauseAt(pauses, endOfDay(table, day))?.why : undefined;
    days.push({ date: dayOfNumber(day), counts: day > first && countsAsWorkday(table, day, spans), reason: day === last ? end : reasonOf(table, day, standing, why) });
  }
  return days;
}

/** Where the clock stands: working days and working minutes left, negative when overdue. */
export type Clock = Readonly<{ clock: 'normal' | 'soon' | 'overdue'; workdays: number; minutes: number }>;

/** From when a deadline is due soon: `soon` before it, or, where that is the whole of it or more, when four fifths of its working time have run. */
export function soonAt(deadline: Deadline, calendar: WorkCalendar, soon: Period): Instant {
  const reminder = before(calendar, deadline.dueAt, soon, deadline.pauses);
  if (millis(reminder) > millis(deadline.from)) return reminder;
  const whole = workingMinutesBetween(calendar, deadline.from, deadline.dueAt, deadline.pauses);
  return minutesBefore(calendar, deadline.dueAt, Math.max(0, whole) / 5, deadline.pauses);
}

/** The clock of a deadline at `now`; at the due time itself it is not overdue yet. */
export function clockOf(deadline: Deadline, calendar: WorkCalendar, now: Instant, soon: Period): Clock {
  const workdays = workdaysBetween(calendar, now, deadline.dueAt, deadline.pauses);
  const minutes = workingMinutesBetween(calendar, now, deadline.dueAt, deadline.pauses);
  if (millis(now) > millis(deadline.dueAt)) return { clock: 'overdue', workdays, minutes };
  return { clock: millis(now) >= millis(soonAt(deadline, calendar, soon)) ? 'soon' : 'normal', workdays, minutes };
}
