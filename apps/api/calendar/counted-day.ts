import { z } from 'zod';
import type { Locale } from '#catalogue/locale';
import { reasonSentence } from '#catalogue/reasons';
import type { WorkCalendar } from '#domain/calendar/calendar';
import type { CountedDay } from '#domain/calendar/due';

/** One day of an explanation: whether it counts (in working hours, how many minutes of it), and why. `notice` is the document that says so. */
export const countedDay = z.strictObject({ date: z.string(), counts: z.boolean(), minutes: z.int().exactOptional(), code: z.string(), reason: z.string(), notice: z.string().exactOptional() });

export function dayShown({ date, counts, counted, reason }: CountedDay, { notices }: WorkCalendar, locale: Locale): z.output<typeof countedDay> {
  const notice = reason.notice === undefined ? undefined : notices[reason.notice];
  return { date, counts, ...(counted === undefined ? {} : { minutes: counted }), code: reason.code, reason: reasonSentence(locale, reason), ...(notice === undefined ? {} : { notice }) };
}
