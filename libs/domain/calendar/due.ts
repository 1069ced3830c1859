import { dayNumberAt, dayOfNumber, instantOf, millis, type Day, type Instant } from '#domain/time';
import type { Pause, Period, Reason, WorkCalendar } from './calendar.ts';
import { lastOfMonths } from './months.ts';
import { spansOf, pauseAt, within, type Span } from './pauses.ts';
import { closeOf, dueDay, endOfDay, openPieces, openTime, openingOf, reasonOf, standingOf, standingUnder, timetableOf, works, type Timetable } from './timetable.ts';

/** When a period ends. Provisional: a day that decides it has no published notice yet. */
export type Due = Readonly<{ dueAt: Instant; provisional: boolean }>;

/** One day of an explanation; `counted` in whole minutes where the period is in working hours. */
export type CountedDay = Readonly<{ date: Day; counts: boolean; counted?: number; reason: Reason }>;

/** A due time with each day from the start to the end, and the version of the calendar it was counted by. */
export type Explanation = Due & Readonly<{ calendar: string; days: readonly CountedDay[] }>;

type Visit = (day: number, counts: boolean, code: Reason['code'], milliseconds: number) => void;
type Count = Readonly<{ table: Timetable; start: number; pauses: readonly Span[]; visit: Visit }>;
type End = Readonly<{ at: number; provisional: boolean }>;

/** The first day number that may count: the day of the start, where periods are counted so and it is not over yet; otherwise the next. Says why the day of the start does not count. */
function firstDay({ table, start, visit }: Count): number {
  const day = dayNumberAt(start);
  const same = table.counting.firstDay === 'same';
  if (same && start < endOfDay(table, day)) return day;
  visit(day, false, same ? 'after-hours' : 'start-day', 0);
  return day + 1;
}

function endOfWorkdays(count: Count, amount: number): End {
  const { table, pauses, visit } = count;
  let day = firstDay(count) - 1;
  let provisional = false;
  for (let left = amount; left > 0; ) {
    day += 1;
    const code = standingUnder(table, day, pauses);
    const counts = code !== 'paused' && works(code, day);
    if (counts) left -= 1;
    provisional ||= code === 'unpublished';
    visit(day, counts, code, 0);
  }
  return { at: endOfDay(table, day), provisional };
}

function endOfDays(count: Count, first: number, amount: number): End {
  const { table, pauses, visit } = count;
  let day = first - 1;
  for (let left = amount; left > 0; ) {
    day += 1;
    const paused = pauses.length > 0 && within(pauses, endOfDay(table, day));
    if (!paused) left -= 1;
    if (left > 0) visit(day, !paused, paused ? 'paused' : 'calendar-day', 0);
  }
  const last = standingOf(table, day);
  const stays = table.counting.unworkedEnd === 'stays';
  const provisional = !stays && last === 'unpublished';
  visit(day, true, provisional ? last : 'calendar-day', 0);
  return stays || works(last, day) ? { at: endOfDay(table, day), provisional } : movedOn(count, day, provisional);
}

/** Civil Code art. 203: a last day that is not worked gives way to the first day after it that is. */
function movedOn({ table, pauses, visit }: Count, last: number, guessed: boolean): End {
  let provisional = guessed;
  for (let day = last + 1; ; day += 1) {
    const code = standingUnder(table, day, pauses);
    const ends = code !== 'paused' && works(code, day);
    provisional ||= code === 'unpublished';
    visit(day, false, ends && code !== 'unpublished' ? 'next-working-day' : code, 0);
    if (ends) return { at: endOfDay(table, day), provisional };
  }
}

function endOfWorkhours(count: Count, amount: number): End {
  const { table, start, pauses, visit } = count;
  const limits = { from: start, to: Infinity };
  let left = amount * 3_600_000;
  let provisional = false;
  for (let day = dayNumberAt(start); ; day += 1) {
    const standing = standingOf(table, day);
    const open = openTime(table, day, limits, pauses);
    const counts = open > 0 && works(standing, day);
    provisional ||= open > 0 && standing === 'unpublished';
    if (counts && open >= left) {
      visit(day, true, standing, left);
      return { at: reached(count, day, left), provisional };
    }
    visit(day, counts, open > 0 ? standing : closedReason(count, day), counts ? open : 0);
    if (counts) left -= open;
  }
}

/** Why no time runs on a day: it is not worked, it was over before the period began, or the clock stands. */
function closedReason({ table, start }: Count, day: number): Reason['code'] {
  const standing = standingOf(table, day);
  if (standing === 'weekend' || standing === 'holiday') return standing;
  return closeOf(table, day) <= start ? 'after-hours' : 'paused';
}

/** The instant of a day at which `milliseconds` of its business hours have run. */
function reached({ table, start, pauses }: Count, day: number, milliseconds: number): number {
  let left = milliseconds;
  for (const piece of openPieces(table, day, { from: start, to: Infinity }, pauses)) {
    if (piece.to - piece.from >= left) return piece.from + left;
    left -= piece.to - piece.from;
  }
  return closeOf(table, day);
}

/** Civil Code art. 202. A pause gives its calendar days back. */
function endOfMonths(count: Count, months: number): End {
  const [start, first] = [dayNumberAt(count.start), firstDay(count)];
  return endOfDays(count, first, lastOfMonths(start, months, first === start) - first + 1);
}

function endOf(count: Count, period: Period): End {
  switch (period.unit) {
    case 'workday':
      return endOfWorkdays(count, period.amount);
    case 'workhour':
      return endOfWorkhours(count, period.amount);
    case 'day':
      return endOfDays(count, firstDay(count), period.amount);
    case 'month':
      return endOfMonths(count, period.amount);
  }
}

const unseen: Visit = () => undefined;

/**
 * When a period ends that begins at `from` (Civil Code art. 200–204, unless the calendar's `counting` says otherwise). In days and months, the first day does
 * not count and the last ends at the close of business, a last calendar day that is not worked giving way to the next that is; in working hours the clock runs
 * from `from`, through business hours only. A day counts when the clock runs at its end; of working hours a pause takes exactly its own.
 */
export function dueOf(calendar: WorkCalendar, from: Instant, period: Period, pauses: readonly Pause[] = []): Due {
  const end = endOf({ table: timetableOf(calendar), start: millis(from), pauses: spansOf(pauses), visit: unseen }, period);
  return { dueAt: instantOf(end.at), provisional: end.provisional };
}

/** The opening of business so many working days after the day of a due time; midnight belongs to the day that it ends. */
export function openingAfter(calendar: WorkCalendar, due: Instant, workdays: number): Instant {
  const table = timetableOf(calendar);
  const { at } = endOfWorkdays({ table, start: millis(due) - 1, pauses: [], visit: unseen }, workdays);
  return instantOf(openingOf(table, dueDay(at)));
}

/** As `dueOf`, with every day on the way and why it counts or not. The days that count (or their minutes) add up to the period; of months, to the days that they have. */
export function explain(calendar: WorkCalendar, from: Instant, period: Period, pauses: readonly Pause[] = []): Explanation {
  const table = timetableOf(calendar);
  const visits: Parameters<Visit>[] = [];
  const start = millis(from);
  const end = endOf({ table, start, pauses: spansOf(pauses), visit: (...seen) => visits.push(seen) }, period);
  const limits = { from: start, to: end.at };
  let sum = 0;
  const days = visits.map(([day, counts, code, milliseconds]): CountedDay => {
    const before = Math.floor(sum / 60_000);
    sum += milliseconds;
    const inHours = period.unit === 'workhour';
    const taken = inHours ? pauses.find((pause) => takesFrom(table, day, limits, pause)) : pauseAt(pauses, endOfDay(table, day));
    const why = code === 'paused' || (counts && inHours) ? taken?.why : undefined;
    const { season } = counts && inHours ? table.hours(day) : {};
    return { date: dayOfNumber(day), counts, ...(inHours && { counted: Math.floor(sum / 60_000) - before }), reason: { ...reasonOf(table, day, code, why), ...(season !== undefined && { season }) } };
  });
  return { dueAt: instantOf(end.at), provisional: end.provisional, calendar: calendar.version, days };
}

/** Whether a pause takes business hours of a day. */
const takesFrom = (table: Timetable, day: number, limits: Span, pause: Pause): boolean => openTime(table, day, limits, spansOf([pause])) < openTime(table, day, limits, []);
