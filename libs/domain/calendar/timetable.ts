import { dayNumber, dayNumberAt, startOfDayNumber, type Day } from '#domain/time';
import { byCivilCode, type Counting, type DayRule, type Reason, type Standing, type WorkCalendar } from './calendar.ts';
import { hoursByDay, type DayHours } from './hours.ts';
import { piecesOf, running, within, type Span } from './pauses.ts';

/** A calendar as the arithmetic reads it: rules and standings by day number, business hours of a day in milliseconds after midnight. */
export type Timetable = Readonly<{
  rules: ReadonlyMap<number, DayRule>;
  first: number;
  last: number;
  /** From the first day that is covered on. */
  standings: readonly Standing[];
  hours: (day: number) => DayHours;
  counting: Counting;
}>;

const timetables = new WeakMap<WorkCalendar, Timetable>();

/** Day 0 was a Thursday. */
const isWeekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 > 4;

/** A century: beyond it standings are worked out when asked for. */
const longest = 36_525;

const ruled = (rule: DayRule | undefined): Standing | undefined => rule && (rule.kind === 'holiday' ? 'holiday' : 'make-up');

function timetable(calendar: WorkCalendar): Timetable {
  const rules = new Map(Object.entries(calendar.days).map(([day, rule]) => [dayNumber(day), rule]));
  const [first, last] = [dayNumber(calendar.coveredFrom), dayNumber(calendar.coveredUntil)];
  const length = Math.max(0, Math.min(longest, last - first + 1));
  const standings = Array.from({ length }, (_, index): Standing => ruled(rules.get(first + index)) ?? (isWeekend(first + index) ? 'weekend' : 'workday'));
  return { rules, first, last, standings, hours: hoursByDay(calendar), counting: calendar.counting ?? byCivilCode };
}

/** The timetable of a calendar, worked out once for each calendar value. */
export function timetableOf(calendar: WorkCalendar): Timetable {
  const known = timetables.get(calendar);
  if (known !== undefined) return known;
  const worked = timetable(calendar);
  timetables.set(calendar, worked);
  return worked;
}

/** What a day number is: by its rule; by its weekday where every notice is known and none speaks of it; otherwise unpublished. */
export function standingOf(table: Timetable, day: number): Standing {
  const known = table.standings[day - table.first] ?? ruled(table.rules.get(day));
  if (known !== undefined) return known;
  if (day < table.first || day > table.last) return 'unpublished';
  return isWeekend(day) ? 'weekend' : 'workday';
}

/** Whether a day number of this standing is worked; an unpublished one goes by its weekday. */
export const works = (standing: Standing, day: number): boolean => (standing === 'unpublished' ? !isWeekend(day) : standing === 'workday' || standing === 'make-up');

/** Milliseconds since the epoch at the opening of business of a day number. */
export const openingOf = (table: Timetable, day: number): number => startOfDayNumber(day) + table.hours(day).opening;

/** Milliseconds since the epoch at the close of business of a day number. */
export const closeOf = (table: Timetable, day: number): number => startOfDayNumber(day) + table.hours(day).close;

/** Milliseconds since the epoch at which a day number ends for a limit: at the close of business, or at midnight where periods are counted so. */
export const endOfDay = (table: Timetable, day: number): number => (table.counting.end === 'midnight' ? startOfDayNumber(day + 1) : closeOf(table, day));

/** The day number a due time belongs to: midnight belongs to the day that it ends. */
export const dueDay = (milliseconds: number): number => dayNumberAt(milliseconds - 1);

/** What a day number is for a count of days: `paused` where it would be worked but the clock stands at its end. */
export function standingUnder(table: Timetable, day: number, pauses: readonly Span[]): Standing | 'paused' {
  const standing = standingOf(table, day);
  if (standing === 'weekend' || standing === 'holiday') return standing;
  return pauses.length > 0 && within(pauses, endOfDay(table, day)) ? 'paused' : standing;
}

/** Whether a day number is worked with the clock running at its end. */
export function countsAsWorkday(table: Timetable, day: number, pauses: readonly Span[]): boolean {
  const standing = standingUnder(table, day, pauses);
  return standing !== 'paused' && works(standing, day);
}

/** The business hours of a day number as far as they lie in `limits`. */
function partsOf(table: Timetable, day: number, limits: Span): readonly Span[] {
  const midnight = startOfDayNumber(day);
  return table.hours(day).parts.map((part) => ({ from: Math.max(limits.from, midnight + part.from), to: Math.min(limits.to, midnight + part.to) })).filter((part) => part.from < part.to);
}

/** The stretches of a day number's business hours within `limits` in which the clock runs, worked or not. */
export const openPieces = (table: Timetable, day: number, limits: Span, pauses: readonly Span[]): readonly Span[] => partsOf(table, day, limits).flatMap((part) => piecesOf(part, pauses));

/** How many milliseconds these stretches are; on the way of every deadline, so without making them. */
export function openTime(table: Timetable, day: number, limits: Span, pauses: readonly Span[]): number {
  const midnight = startOfDayNumber(day);
  let sum = 0;
  for (const part of table.hours(day).parts) {
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
