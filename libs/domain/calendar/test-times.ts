import type { Instant } from '#domain/time';
import type { Pause, Period } from './calendar.ts';

/** Times and limits as tests write them: a day is at ten in the morning of it. */
export const time = (text: string): Instant => `${text.length === 10 ? `${text}T10:00` : text}:00+08:00`;
export const pause = (from: string, to: string, why = 'suspended'): Pause => ({ from: time(from), to: time(to), why });
export const workdays = (amount: number): Period => ({ amount, unit: 'workday' });
export const workhours = (amount: number): Period => ({ amount, unit: 'workhour' });
export const days = (amount: number): Period => ({ amount, unit: 'day' });
export const months = (amount: number): Period => ({ amount, unit: 'month' });
