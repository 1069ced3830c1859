import { z } from 'zod';
import { UnknownRules } from '#commands/unknown-rules';
import { calendarIn, type Place } from '#domain/calendar/book';
import { longestPeriod, mostMonths, type Counting, type WorkCalendar } from '#domain/calendar/calendar';
import type { CalendarBook } from '#domain/calendar/book';
import { areaPath } from '#domain/city/trees';
import { inForce } from '#domain/policy/book';
import { id, text } from '#domain/text';
import { headOf } from '#event-store/streams';
import { Problem } from '../problems/problem.ts';
import type { Product } from '../product.ts';
import type { Caller } from '../requests/caller.ts';
import { fromParameter, query, whole } from '../requests/query.ts';
import { countedDay } from './counted-day.ts';
import { formatParameter } from './plain-text.ts';

/** How a period is counted; what is not given is as the policy in force has it. */
const counting = { firstDay: z.enum(['next', 'same']), end: z.enum(['close', 'midnight']), unworkedEnd: z.enum(['moves-on', 'stays']) };

export const dueQuery = query({
  from: fromParameter, amount: whole(1, longestPeriod), unit: z.enum(['workday', 'workhour', 'day', 'month']), calendar: text(100).exactOptional(), campaign: id.exactOptional(), area: id.exactOptional(),
  firstDay: counting.firstDay.exactOptional(), end: counting.end.exactOptional(), unworkedEnd: counting.unworkedEnd.exactOptional(), ...formatParameter,
}).refine(({ amount, unit }) => unit !== 'month' || amount <= mostMonths, { path: ['amount'] });
type DueAsked = z.output<typeof dueQuery>;

/** When a period ends, how it was counted, and each day on the way. */
export const due = z.strictObject({ dueAt: z.string(), provisional: z.boolean(), calendar: z.string(), counting: z.strictObject(counting), days: z.array(countedDay) });

/** The calendar of a version, with the overlays of a place. Throws Problem `unknown-calendar`. */
export async function bookOfVersion({ deps }: Product, version: string | undefined): Promise<CalendarBook> {
  if (version === undefined) return deps.calendars.current(deps.pool);
  try {
    return await deps.calendars.at(deps.pool, version.replace(' ', '+'));
  } catch (error) {
    if (error instanceof UnknownRules) throw new Problem(404, 'unknown-calendar', { id: version.slice(0, 64) });
    throw error;
  }
}

/** Throws Problem `unknown-area`, `unknown-campaign`. */
async function placeOf({ deps }: Product, { area, campaign }: DueAsked, { city }: Caller): Promise<Place> {
  if (area !== undefined && city.areas[area] === undefined) throw new Problem(404, 'unknown-area', { id: area });
  if (campaign !== undefined && (await headOf(deps.pool, `campaign/${campaign}`)).version === 0) throw new Problem(404, 'unknown-campaign', { id: campaign });
  return { areas: area === undefined ? [] : areaPath(city, area), ...(campaign === undefined ? {} : { campaign }) };
}

/** The calendar by which a period is counted, at its place, with its way of counting. */
export async function calendarAsked(product: Product, asked: DueAsked, caller: Caller): Promise<WorkCalendar & Readonly<{ counting: Counting }>> {
  const { clock, policies, pool } = product.deps;
  const calendar = calendarIn(await bookOfVersion(product, asked.calendar), await placeOf(product, asked, caller));
  const { counting: usual } = inForce(await policies.current(pool), await clock.now(pool));
  return { ...calendar, counting: { firstDay: asked.firstDay ?? usual.firstDay, end: asked.end ?? usual.end, unworkedEnd: asked.unworkedEnd ?? usual.unworkedEnd } };
}
