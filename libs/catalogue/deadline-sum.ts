import type { Period } from '#domain/calendar/calendar';
import type { CountedDay } from '#domain/calendar/due';
import { fillIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';

/** What the days of an explanation add up to: working days or calendar days, or minutes of business hours. */
export type DeadlineSum = Readonly<{ unit: 'workday' | 'day' | 'minute'; amount: number }>;

/** A due time that people set, moved or kept was explained by working days, whatever its limit was counted in. */
const setByPeople: ReadonlySet<string> = new Set(['set-by-hand', 'extended', 'kept']);

/** The sum of an explanation, in the unit in which its limit was counted. */
export function deadlineSum(days: readonly CountedDay[], period: Period | undefined): DeadlineSum {
  if (days.some(({ counted }) => counted !== undefined)) return { unit: 'minute', amount: days.reduce((sum, { counted = 0 }) => sum + counted, 0) };
  const inCalendarDays = (period?.unit === 'day' || period?.unit === 'month') && !setByPeople.has(days.at(-1)?.reason.code ?? '');
  return { unit: inCalendarDays ? 'day' : 'workday', amount: days.filter(({ counts }) => counts).length };
}

const sums: Words<'workday' | 'workhour' | 'minute' | 'day' | 'month'> = {
  'zh-CN': { workday: '共计 {n} 个工作日', workhour: '共计 {n} 个工作时', minute: '共计 {n} 个工作时又 {rest} 分钟', day: '共计 {n} 个自然日', month: '共计 {n} 个自然日，满 {months} 个月' },
  en: { workday: 'Working days in all: {n}', workhour: 'Working hours in all: {n}', minute: 'Working hours in all: {n} and {rest} min', day: 'Calendar days in all: {n}', month: 'Calendar days in all: {n}, which makes months: {months}' },
};

/** The same as a sentence. */
export function sumSentence(locale: Locale, { unit, amount }: DeadlineSum, period: Period | undefined): string {
  switch (unit) {
    case 'minute':
      return fillIn(locale, sums[locale][amount % 60 === 0 ? 'workhour' : 'minute'], { n: Math.floor(amount / 60), rest: amount % 60 });
    case 'workday':
      return fillIn(locale, sums[locale].workday, { n: amount });
    case 'day':
      return fillIn(locale, sums[locale][period?.unit === 'month' ? 'month' : 'day'], { n: amount, months: period?.amount ?? 0 });
  }
}
