import type { Reason, WorkCalendar } from '#domain/calendar/calendar';
import { monthsBefore } from '#domain/calendar/months';
import { countsAsWorkday, reasonOf, standingOf, timetableOf, type Timetable } from '#domain/calendar/timetable';
import { addDays, dayNumber, dayOfNumber, type Day } from '#domain/time';
import type { Campaign } from './campaign.ts';
import type { Ahead, Milestone, Phase } from './file.ts';

/** A day between a milestone and the end: whether it is one of the days that the milestone lies ahead, and why. */
export type PlannedDay = Readonly<{ date: Day; counts: boolean; reason: Reason }>;

/** A milestone with the day on which it is due, and each day from it to the end. `provisional`: the notice of a day that decides it is not published yet. */
export type Planned = Readonly<{ id: string; name: string; before: Ahead; due: Day; provisional: boolean; days: readonly PlannedDay[] }>;

/** The day number from which so many working days run, the last of them the end or the last one before it. */
function workdaysBefore(table: Timetable, end: number, amount: number): number {
  let day = end;
  for (let left = amount; left > 0; day -= 1) if (countsAsWorkday(table, day, [])) left -= 1;
  return worked(table, day);
}

/** The day number, or the last worked one before it. */
function worked(table: Timetable, day: number): number {
  let last = day;
  while (!countsAsWorkday(table, last, [])) last -= 1;
  return last;
}

function dueDay(table: Timetable, end: Day, { amount, unit }: Ahead): number {
  switch (unit) {
    case 'workday':
      return workdaysBefore(table, dayNumber(end), amount);
    case 'day':
      return worked(table, dayNumber(addDays(end, -amount)));
    case 'month':
      return worked(table, monthsBefore(dayNumber(end), amount));
  }
}

/** The days on which the count begins: calendar days that gave way to a working day before them do not count. */
const startOf = (end: Day, { amount, unit }: Ahead): number => (unit === 'month' ? monthsBefore(dayNumber(end), amount) : dayNumber(addDays(end, -amount)));

function planned(calendar: WorkCalendar, end: Day, { id, name, before }: Milestone): Planned {
  const table = timetableOf(calendar);
  const [due, last] = [dueDay(table, end, before), dayNumber(end)];
  const start = before.unit === 'workday' ? due : startOf(end, before);
  const days = Array.from({ length: last - due + 1 }, (_, index): PlannedDay => {
    const day = due + index;
    const standing = standingOf(table, day);
    if (day === due) return { date: dayOfNumber(day), counts: false, reason: reasonOf(table, day, 'start-day') };
    const byCalendar = before.unit !== 'workday' && standing !== 'unpublished';
    if (byCalendar && day > start) return { date: dayOfNumber(day), counts: true, reason: reasonOf(table, day, 'calendar-day') };
    return { date: dayOfNumber(day), counts: before.unit === 'workday' ? countsAsWorkday(table, day, []) : day > start, reason: reasonOf(table, day, standing) };
  });
  const decisive = before.unit === 'workday' ? days : days.filter(({ date }) => dayNumber(date) <= start);
  return { id, name, before, due: dayOfNumber(due), provisional: decisive.some(({ date }) => standingOf(table, dayNumber(date)) === 'unpublished'), days };
}

/**
 * Milestones planned backwards from a fixed end (倒排时间进度). In working days, so many of them lie between the milestone and the end, the end included where
 * it is worked; in calendar days, the day so long before; in months, the last day from which they end by then (Civil Code art. 202);
 * or the last working day before that. The days that count add up to the period.
 */
export const backSchedule = (calendar: WorkCalendar, end: Day, steps: readonly Milestone[]): readonly Planned[] => steps.map((step) => planned(calendar, end, step));

/** A milestone by both ends of a date that is a range. */
export type PlannedStep = Readonly<{ id: string; name: string; earliest: Planned; latest: Planned }>;

/** One month of the plan: the phases that run in it, and the milestones that are due in it by the earliest date. */
export type PlannedMonth = Readonly<{ month: string; phases: readonly Phase[]; milestones: readonly PlannedStep[] }>;

const monthOf = (day: Day): string => day.slice(0, 7);

function monthsBetween(from: Day, to: Day): readonly string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = monthOf(addDays(`${month}-28`, 4))) months.push(month);
  return months;
}

/** The plan of a campaign month by month (以月为单位倒排进度), from its first day or first milestone to the end of the range of its inspection. */
export function monthlyPlan({ phases, inspection: { earliest, latest }, milestones }: Pick<Campaign, 'phases' | 'inspection' | 'milestones'>, calendar: WorkCalendar): readonly PlannedMonth[] {
  const byLatest = backSchedule(calendar, latest, milestones);
  const steps = backSchedule(calendar, earliest, milestones).map((one, index): PlannedStep => ({ id: one.id, name: one.name, earliest: one, latest: byLatest[index] ?? one }));
  const first = [phases[0]?.from ?? earliest, ...steps.map((step) => step.earliest.due)].reduce((one, other) => (other < one ? other : one));
  return monthsBetween(first, latest).map((month) => ({
    month,
    phases: phases.filter(({ from, to }) => monthOf(from) <= month && month <= monthOf(to)),
    milestones: steps.filter((step) => monthOf(step.earliest.due) === month).toSorted((one, other) => (one.earliest.due < other.earliest.due ? -1 : 1)),
  }));
}
