import type { Queryable } from '#event-store/queryable';
import type { Instant } from '#domain/time';

/** The next duty of a case. */
export type NextDuty = Readonly<{ caseId: string; dutyId: string; kind: string; dueAt: Instant }>;

/** The next duties of cases that are due by `now`, earliest first. */
export async function dueCases(client: Queryable, now: Instant, limit = 1000): Promise<readonly NextDuty[]> {
  const text = `select case_id as "caseId", next_duty_id as "dutyId", next_duty_kind as kind, next_duty_at as "dueAt"
    from case_list where next_duty_at <= $1 order by next_duty_at, case_id limit $2`;
  return (await client.query<NextDuty>({ name: 'due-cases', text, values: [now, limit] })).rows;
}

/** When the next duty of any case is due, if that is not after `upTo`. */
export async function nextDue(client: Queryable, upTo: Instant): Promise<Instant | undefined> {
  const text = 'select next_duty_at as "dueAt" from case_list where next_duty_at <= $1 order by next_duty_at limit 1';
  return (await client.query<{ dueAt: Instant }>({ name: 'next-due', text, values: [upTo] })).rows[0]?.dueAt;
}
