import { z } from 'zod';
import { longestPeriod, period, type Period } from '../calendar/calendar.ts';

const units: Readonly<Record<string, Period['unit']>> = {
  工作日: 'workday', workday: 'workday', workdays: 'workday', 工作时: 'workhour', 工作小时: 'workhour', workhour: 'workhour', workhours: 'workhour',
  日: 'day', 天: 'day', 自然日: 'day', day: 'day', days: 'day', 月: 'month', 个月: 'month', month: 'month', months: 'month',
};

/** A period as people write it, `15 工作日`, `4 workhours`; undefined when it is none. */
function periodWritten(text: string): Period | undefined {
  const [, amount, unit = ''] = /^\s*(\d{1,5})\s*(\S+)\s*$/.exec(text) ?? [];
  const found = Object.hasOwn(units, unit) ? units[unit] : undefined;
  const count = Number(amount);
  return found !== undefined && count > 0 && count <= longestPeriod ? { amount: count, unit: found } : undefined;
}

/** A period of a policy: written as text, `15 工作日`, or as `{ amount: 15, unit: workday }`. Fails with `policy-period-missing` or `policy-bad-period`. */
export const limit = z.preprocess((value, context) => {
  if (value !== undefined && typeof value !== 'string') return value;
  const read = value === undefined ? undefined : periodWritten(value);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: value === undefined ? 'policy-period-missing' : 'policy-bad-period' });
  return z.NEVER;
}, z.strictObject(period.shape));

/** Roughly how many working days a unit takes, to compare periods of different units: an office day has seven and a half hours, a week five days. */
const workdaysIn: Readonly<Record<Period['unit'], number>> = { workday: 1, workhour: 1 / 7.5, day: 5 / 7, month: 21.75 };

/** How long a period is, roughly, in working days. */
export const lengthOf = ({ amount, unit }: Period): number => amount * workdaysIn[unit];

/** A period as a fact of a problem or a difference, `15 workday`; the catalogue puts it into words. */
export const periodText = ({ amount, unit }: Period): string => `${amount} ${unit}`;

export const isLonger = (one: Period, other: Period): boolean => lengthOf(one) > lengthOf(other);
