import { z } from 'zod';
import { id, text } from '../text.ts';
import { addDays, type Day } from '../time.ts';
import type { HoursSet, Notice, Overlay } from './book.ts';
import { holdsOn } from './hours.ts';

/** A day that exists. */
const day = z.iso.date('calendar-no-such-day');
const days = z.array(day).max(400).readonly().default([]);

const festival = z.strictObject({ name: text(100), from: day, to: day, worked: days });

/** A notice as somebody writes it down: its festivals with their first and last day off and the days worked for them; `ordinary` days lose what an earlier notice said of them. */
export const writtenNotice = z.strictObject({
  kind: z.enum(['year', 'amendment']).default('year'),
  year: z.int().min(2000).max(2199),
  number: text(100).exactOptional(),
  title: text(200).exactOptional(),
  published: day,
  festivals: z.array(festival).max(100).readonly().default([]),
  ordinary: days,
});

/** Days of some areas or of one campaign, with the document that says so. */
export const writtenOverlay = z.strictObject({
  id,
  name: text(100),
  basis: text(200),
  areas: z.array(id).max(500).readonly().default([]),
  campaign: id.exactOptional(),
  workdays: days,
  holidays: days,
});

const stretches = z.array(text(20)).max(10).readonly();

/** Business hours from a day on, each stretch as `08:30-12:00`; seasons from and to a day of the year, `06-01`. */
export const writtenHours = z.strictObject({
  from: day,
  basis: text(200),
  hours: stretches,
  seasons: z.array(z.strictObject({ name: text(100), from: text(5), to: text(5), hours: stretches })).max(12).readonly().default([]),
});

/** Which overlay no longer holds from today on, and by which document. */
export const writtenWithdrawal = z.strictObject({ id, basis: text(200) });

export type WrittenNotice = Readonly<z.output<typeof writtenNotice>>;
export type WrittenOverlay = Readonly<z.output<typeof writtenOverlay>>;
export type WrittenHours = Readonly<z.output<typeof writtenHours>>;
export type WrittenWithdrawal = Readonly<z.output<typeof writtenWithdrawal>>;

/** The longest holiday that somebody can mean, in days. */
export const longestFestival = 31;

/** The days off of a festival, in order; none when it ends before it begins. */
export function daysOff({ from, to }: Readonly<{ from: Day; to: Day }>): readonly Day[] {
  const off: Day[] = [];
  for (let next = from; next <= to && off.length <= longestFestival; next = addDays(next, 1)) off.push(next);
  return off;
}

/** The notice of what was written; a year's notice without a title has the usual one. */
export function noticeOf({ festivals, ordinary, title, ...rest }: WrittenNotice): Notice {
  const said = festivals.flatMap((festival) => [
    ...daysOff(festival).map((date) => [date, { kind: 'holiday', name: festival.name }] as const),
    ...festival.worked.map((date) => [date, { kind: 'workday', name: festival.name }] as const),
  ]);
  const undone = ordinary.map((date) => [date, null] as const);
  return { ...rest, title: title ?? `国务院办公厅关于${rest.year}年部分节假日安排的通知`, days: Object.fromEntries([...said, ...undone]) };
}

export const overlayOf = ({ workdays, holidays, ...rest }: WrittenOverlay): Overlay => ({
  ...rest,
  days: Object.fromEntries([...workdays.map((date) => [date, 'workday'] as const), ...holidays.map((date) => [date, 'holiday'] as const)]),
});

const clock = /^([01]\d|2[0-4]):([0-5]\d)\s*[-–—~～至]\s*([01]\d|2[0-4]):([0-5]\d)$/;

/** A stretch of business hours in minutes after midnight, or undefined when it is not written as `08:30-12:00`. */
export function stretchOf(written: string): Readonly<{ from: number; to: number }> | undefined {
  const [from, minutes, to, end] = clock.exec(written)?.slice(1).map(Number) ?? [];
  if (from === undefined || minutes === undefined || to === undefined || end === undefined) return undefined;
  const stretch = { from: from * 60 + minutes, to: to * 60 + end };
  return stretch.to <= 1440 && stretch.from < stretch.to ? stretch : undefined;
}

const stretchesOf = (written: readonly string[]): readonly Readonly<{ from: number; to: number }>[] => written.flatMap((one) => stretchOf(one) ?? []);

/** The business hours of what was written; it must be free of problems. */
export const hoursSetOf = ({ from, basis, hours, seasons }: WrittenHours): HoursSet => ({
  from, basis, hours: [...stretchesOf(hours)], seasons: seasons.map((season) => ({ ...season, hours: [...stretchesOf(season.hours)] })),
});

/** The first day of the year on which two seasons would both hold. */
export function overlapOf(one: Readonly<{ from: string; to: string }>, other: Readonly<{ from: string; to: string }>): string | undefined {
  const year = Array.from({ length: 366 }, (_, index) => addDays('2024-01-01', index).slice(5));
  return year.find((date) => holdsOn(one, date) && holdsOn(other, date));
}
