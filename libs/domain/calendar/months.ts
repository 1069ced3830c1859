import { dayOfNumber } from '#domain/time';

const number = (year: number, month: number, day: number): number => Date.UTC(year, month, day) / 86_400_000;
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
const split = (day: number): readonly number[] => dayOfNumber(day).split('-').map(Number);

/**
 * The last day number of a period in months (Civil Code art. 202): the day that corresponds to the one from which it is counted, or the last of its month where
 * there is none. Where that day itself is the first of the period, the day before the corresponding one.
 */
export function lastOfMonths(start: number, months: number, startCounts: boolean): number {
  const [year = 0, month = 1, day = 1] = split(start);
  const target = month - 1 + months;
  const last = lastOf(year, target);
  return startCounts ? number(year, target, Math.min(day, last + 1)) - 1 : number(year, target, Math.min(day, last));
}

/** The last day number from which a period of months, its first day not counted, ends by a day number. */
export function monthsBefore(end: number, months: number): number {
  const [year = 0, month = 1, day = 1] = split(end);
  const target = month - 1 - months;
  const last = lastOf(year, target);
  return number(year, target, day === lastOf(year, month - 1) ? last : Math.min(day, last));
}
