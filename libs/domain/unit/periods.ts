import type { WorkCalendar } from '#domain/calendar/calendar';
import { openingFrom } from '#domain/calendar/opening';
import { addDays, at, dayNumber, dayOf, weekday, type Day, type Instant } from '#domain/time';

/** The boards on which units are ranked: by ISO week (Monday 00:00 to Sunday 24:00 at +08:00) and by calendar month. */
export const boards = ['weekly', 'monthly'] as const;
export type Board = (typeof boards)[number];

/** One period of a board: `2026-W10` or `2026-03`, from its first instant up to, not including, its last. */
export type BoardPeriod = Readonly<{ board: Board; id: string; from: Instant; to: Instant }>;

const midnight = (day: Day): Instant => at(day, 0);
const monday = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7));
const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
const nextMonth = (first: Day): Day => firstOfMonth(addDays(first, 31));

/** A week belongs to the year of its Thursday (ISO 8601). */
function week(first: Day): BoardPeriod {
  const year = addDays(first, 3).slice(0, 4);
  const number = 1 + (dayNumber(first) - dayNumber(monday(`${year}-01-04`))) / 7;
  return { board: 'weekly', id: `${year}-W${String(number).padStart(2, '0')}`, from: midnight(first), to: midnight(addDays(first, 7)) };
}

const month = (first: Day): BoardPeriod => ({ board: 'monthly', id: first.slice(0, 7), from: midnight(first), to: midnight(nextMonth(first)) });

/** The period of a board in which a day lies. */
const periodOn = (board: Board, day: Day): BoardPeriod => (board === 'weekly' ? week(monday(day)) : month(firstOfMonth(day)));

/** The period of a board in which an instant lies. */
export const periodAt = (board: Board, instant: Instant): BoardPeriod => periodOn(board, dayOf(instant));
export const periodAfter = ({ board, to }: BoardPeriod): BoardPeriod => periodOn(board, dayOf(to));
export const periodBefore = ({ board, from }: BoardPeriod): BoardPeriod => periodOn(board, addDays(dayOf(from), -1));

const shapes = { weekly: /^\d{4}-W\d{2}$/, monthly: /^\d{4}-(0[1-9]|1[0-2])$/ } as const;

/** The period of a board that an id names; undefined when there is none. */
export function periodNamed(board: Board, id: string): BoardPeriod | undefined {
  if (!shapes[board].test(id)) return undefined;
  const [year, rest = ''] = id.split('-');
  const day = board === 'weekly' ? addDays(`${year}-01-04`, 7 * (Number(rest.slice(1)) - 1)) : `${id}-01`;
  const found = periodOn(board, day);
  return found.id === id ? found : undefined;
}

/** When a period is published: at the opening of the first working day after it. */
export const publicationOf = ({ to }: BoardPeriod, calendar: WorkCalendar): Instant => openingFrom(calendar, dayOf(to));
