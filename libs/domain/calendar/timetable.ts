import { dayNumber, dayNumberAt, startOfDayNumber, type Day } from '#domain/time';
import type { DayRule, Hours, Reason, Standing, WorkCalendar } from './calendar.ts';
import { piecesOf, running, within, type Span } from './pauses.ts';

/** A calendar as the arithmetic reads it: rules by day number, business hours in milliseconds after midnight. */
export type Timetable = Readonly<{ rules: ReadonlyMap<number, DayRule>; first: number; last: number; hours: readonly Span[]; opening: number; close: number }>;

const timetables = new WeakMap<WorkCalendar, Timetable>();
const wholeDay: Hours = [{ from: 0, to: 1440 }];

function timetable(calendar: WorkCalendar): Timetable {
  const hours = (calendar.hours.length === 0 ? wholeDay : calendar.hours).map((part) => ({ from: part.from * 60_000, to: part.to * 60_000 }));
  return {
    rules: new Map(Object.entries(calendar.days).map(([day, rule]) => [dayNumber(day), rule])),
    first: dayNumber(calendar.coveredFrom),
    last: dayNumber(calendar.coveredUntil),
    hours,
    opening: Math.min(...hours.map((part) => part.from)),
    close: Math.max(...hours.map((part) => part.to)),
  };
}

/** The timetable of a calendar, worked out once for each calendar value. */
export function timetableOf(calendar: WorkCalendar): Timetable {
  const known = timetables.get(calendar);
  if (known !== undefined) return known;
  const worked = timetable(calendar);
  timetables.set(calendar, worked);
  return worked;
}

/** Day 0 was a Thursday. */
const isWeekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 > 4;

/** What a day number is: by its rule; by its weekday where every notice is known and none speaks of it; otherwise unpublished. */
export function standingOf(table: Timetable, day: number): Standing {
  const rule = table.rules.get(day);
  if (rule !== undefined) return rule.kind === 'holiday' ? 'holiday' : 'make-up';
  if (day < table.first || day > table.last) return 'unpublished';
  return isWeekend(day) ? 'weekend' : 'workday';
}

/** Whether a day number of this standing is worked; an unpublished one goes by its weekday. */
export const works = (standing: Standing, day: number): boolean => (standing === 'unpublished' ? !isWeekend(day) : standing === 'workday' || standing === 'make-up');

/** Milliseconds since the epoch at the opening of business of a day number. */
export const openingOf = (table: Timetable, day: number): number => startOfDayNumber(day) + table.opening;

/** Milliseconds since the epoch at the close of business of a day number. */
export const closeOf = (table: Timetable, day: number): number => startOfDayNumber(day) + table.close;

/** The day number a due time belongs to: midnight belongs to the day that it ends. */
export const dueDay = (milliseconds: number): number => dayNumberAt(milliseconds - 1);

/** What a day number is for a count of days: `paused` where it would be worked but the clock stands at its close of business. */
export function standingUnder(table: Timetable, day: number, pauses: readonly Span[]): Standing | 'paused' {
  const standing = standingOf(table, day);
  if (standing === 'weekend' || standing === 'holiday') return standing;
  return within(pauses, closeOf(table, day)) ? 'paused' : standing;
}

/** Whether a day number is worked with the clock running at its close of business. */
export function countsAsWorkday(table: Timetable, day: number, pauses: readonly Span[]): boolean {
  const standing = standingUnder(table, day, pauses);
  return standing !== 'paused' && works(standing, day);
}

/** The business hours of a day number as far as they lie in `limits`. */
function partsOf(table: Timetable, day: number, limits: Span): readonly Span[] {
  const midnight = startOfDayNumber(day);
  return table.hours.map((part) => ({ from: Math.max(limits.from, midnight + part.from), to: Math.min(limits.to, midnight + part.to) })).filter((part) => part.from < part.to);
}

/** The stretches of a day number's business hours within `limits` in which the clock runs, worked or not. */
export const openPieces = (table: Timetable, day: number, limits: Span, pauses: readonly Span[]): readonly Span[] => partsOf(table, day, limits).flatMap((part) => piecesOf(part, pauses));

/** How many milliseconds these stretches are; on the way of every deadline, so without making them. */
export function openTime(table: Timetable, day: number, limits: Span, pauses: readonly Span[]): number {
  const midnight = startOfDayNumber(day);
  let sum = 0;
  for (const part of table.hours) {
    const from = Math.max(limits.from, midnight + part.from);
    const to = Math.min(limits.to, midnight + part.to);
    if (from < to) sum += running({ from, to }, pauses);
  }
  return sum;
}

/** A reason with the name and notice of the day's rule, if it has one. */
export function reasonOf(table: Timetable, day: number, code: Reason['code'], why?: string): Reason {
  const rule = table.rules.get(day);
  return { code, ...(rule && { name: rule.name, notice: rule.notice }), ...(why !== undefined && { why }) };
}

/** Whether a day is worked, and whether that is known or only guessed from its weekday. */
export function isWorkday(calendar: WorkCalendar, day: Day): Readonly<{ workday: boolean; provisional: boolean; reason: Reason }> {
  const table = timetableOf(calendar);
  const number = dayNumber(day);
  const standing = standingOf(table, number);
  return { workday: works(standing, number), provisional: standing === 'unpublished', reason: reasonOf(table, number, standing) };
}
