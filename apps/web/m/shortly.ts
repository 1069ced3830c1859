import { momentOf } from '../words/times.ts';

/** An instant without its year while that is the year of this device: a row of the phone is narrow. */
export const shortly = (instant: string): string => momentOf(instant, new Date().toISOString());
