import { dayNumber, dayOfNumber, type Day } from '#domain/time';
import type { Hours, Season, SetHours, WorkCalendar } from './calendar.ts';
import type { Span } from './pauses.ts';

/** The business hours of a day in milliseconds after midnight, in order; `season` where they are not the ordinary ones. */
export type DayHours = Readonly<{ parts: readonly Span[]; opening: number; close: number; season?: string }>;

const wholeDay: Hours = [{ from: 0, to: 1440 }];

function dayHours(hours: Hours, season?: string): DayHours {
  const parts = (hours.length === 0 ? wholeDay : hours).map((part) => ({ from: part.from * 60_000, to: part.to * 60_000 }));
  const [opening, close] = [Math.min(...parts.map((part) => part.from)), Math.max(...parts.map((part) => part.to))];
  return { parts, opening, close, ...(season !== undefined && { season }) };
}

/** Whether a part of the year holds on a day of the year, `MM-DD`; from its first to its last day, if need be over the turn of the year. */
export const holdsOn = ({ from, to }: Pick<Season, 'from' | 'to'>, day: string): boolean => (from <= to ? from <= day && day <= to : day >= from || day <= to);

type Ruled = (day: number) => DayHours;

/** Hours that are the same all the year cost nothing to look up; others are looked up once for each day. */
function ruled({ hours, seasons = [] }: SetHours): Ruled {
  const ordinary = dayHours(hours);
  if (seasons.length === 0) return () => ordinary;
  const inSeason = seasons.map((season) => ({ season, hours: dayHours(season.hours, season.name) }));
  const known = new Map<number, DayHours>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const ofYear = dayOfNumber(day).slice(5);
    const made = inSeason.find(({ season }) => holdsOn(season, ofYear))?.hours ?? ordinary;
    known.set(day, made);
    return made;
  };
}

/** The business hours of each day number of a calendar, worked or not. */
export function hoursByDay(calendar: WorkCalendar): Ruled {
  const now = ruled(calendar);
  const former = (calendar.formerHours ?? []).map((one) => ({ before: dayNumber(one.before), hours: ruled(one) }));
  return former.length === 0 ? now : (day) => (former.find(({ before }) => day < before)?.hours ?? now)(day);
}

/** The business hours that are set for a day; one value for all days of a time. */
export const setHoursOn = (calendar: WorkCalendar, day: Day): SetHours => calendar.formerHours?.find(({ before }) => day < before) ?? calendar;
