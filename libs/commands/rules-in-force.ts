import { versionsOf } from '#event-store/streams';
import type { Queryable } from '#event-store/queryable';
import type { City } from '#domain/city/city';
import type { Place } from '#domain/calendar/book';
import type { Rules } from '#domain/case/chapter';
import type { Instant } from '#domain/time';
import { calendarStream } from './calendar-book.ts';
import type { Deps } from './deps.ts';
import { policyStream } from './policy-book.ts';

/** The rules in force at an instant, wherever a case is. */
export type InForce = (client: Queryable, city: City, place: Place) => Promise<Rules>;

/** Asks once what the rules are made of, for many cases one after the other: none of them asks again. */
export async function rulesInForce({ campaigns, clock, pool, ruleBook }: Deps): Promise<InForce> {
  const [heads, at]: [Readonly<Record<string, number>>, Instant] = [await versionsOf(pool, [calendarStream, policyStream]), await clock.now(pool)];
  const known = { calendar: heads[calendarStream] ?? 0, policies: heads[policyStream] ?? 0, campaigns: await campaigns.heads(pool) };
  return (client, city, place) => ruleBook.current(client, city, place, at, known);
}
