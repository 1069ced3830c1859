/** An instant as ISO 8601 text at China Standard Time, `2026-10-13T18:00:00+08:00`, with `.SSS` only where milliseconds are not zero. Sorts as text. */
export type Instant = string;

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/** China Standard Time has had no daylight saving since 1991, so the offset is a constant. */
const offset = 8 * 3_600_000;
const dayLength = 86_400_000;

/** The days that were written so far: instants of a few years are written again and again. */
const written = new Map<number, Day>();
const mostWritten = 40_000;

function dayText(number: number): Day {
  const known = written.get(number);
  if (known !== undefined) return known;
  if (written.size >= mostWritten) written.clear();
  const text = new Date(number * dayLength).toISOString().slice(0, 10);
  written.set(number, text);
  return text;
}

const twoDigits: readonly string[] = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Milliseconds since the epoch as an instant at +08:00. */
export function instantOf(milliseconds: number): Instant {
  const local = milliseconds + offset;
  if (local % 1000 !== 0) return `${new Date(local).toISOString().slice(0, 23)}+08:00`;
  const day = Math.floor(local / dayLength);
  const second = (local - day * dayLength) / 1000;
  return `${dayText(day)}T${twoDigits[Math.floor(second / 3600)]}:${twoDigits[Math.floor(second / 60) % 60]}:${twoDigits[second % 60]}+08:00`;
}

/** Milliseconds since the epoch of any ISO instant with an offset. */
export const millis = (instant: Instant): number => Date.parse(instant);

/** Rewrites any ISO instant with an offset at +08:00, so that instants compare as text. */
export const normalised = (instant: string): Instant => instantOf(millis(instant));

/** The calendar day in Asia/Shanghai on which an instant falls. */
export const dayOf = (instant: Instant): Day => instantOf(millis(instant)).slice(0, 10);

/** A day as a whole number of days since 1970-01-01, for integer arithmetic. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayLength;

/** The day of a day number. */
export const dayOfNumber = (number: number): Day => new Date(number * dayLength).toISOString().slice(0, 10);

/** `day` moved by a whole number of days. */
export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

/** The instant `minutes` after midnight of a day in Asia/Shanghai; 1440 is midnight at its end. */
export const at = (day: Day, minutes: number): Instant => instantOf(dayNumber(day) * dayLength - offset + minutes * 60_000);

/** The day number on which a number of milliseconds since the epoch falls in Asia/Shanghai. */
export const dayNumberAt = (milliseconds: number): number => Math.floor((milliseconds + offset) / dayLength);

/** Milliseconds since the epoch of midnight at the beginning of a day number in Asia/Shanghai. */
export const startOfDayNumber = (number: number): number => number * dayLength - offset;
