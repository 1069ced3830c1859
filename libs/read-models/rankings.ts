import type { Queryable } from '#event-store/queryable';
import type { Instant } from '#domain/time';
import type { BoardPeriod } from '#domain/unit/periods';
import type { RankedBy, Tally } from '#domain/unit/ranking';

/** Shares in hand: what was taken less what was rectified or left. */
const stock = "case measure when 'taken' then value else -value end";

/** Per unit what it did of what it had to do; the same sums as `tallyOf` in the domain. */
const sums: Readonly<Record<RankedBy, string>> = {
  rectified: `coalesce(sum(value) filter (where measure = 'rectified' and at >= $1::timestamptz), 0)::int as done,
    (coalesce(sum(${stock}) filter (where measure in ('taken', 'rectified', 'left') and at < $1::timestamptz), 0)
      + coalesce(sum(value) filter (where measure = 'taken' and at >= $1::timestamptz), 0) - coalesce(sum(value) filter (where measure = 'left' and at >= $1::timestamptz), 0))::int as of`,
  'on-time': `coalesce(sum(value) filter (where measure = 'on-time' and at >= $1::timestamptz), 0)::int as done,
    (coalesce(sum(value) filter (where measure = 'rectified' and due_at is not null and at >= $1::timestamptz), 0)
      + coalesce(sum(${stock}) filter (where measure in ('taken', 'rectified', 'left') and due_at < $2::timestamptz), 0))::int as of`,
};

/** What each unit did of what it had to do in a period, as it is known, or was known at `asOf`. */
export async function talliesOf(client: Queryable, { from, to }: Pick<BoardPeriod, 'from' | 'to'>, rankedBy: RankedBy, asOf?: Instant): Promise<readonly Tally[]> {
  const text = `select substr(holder, 6) as unit, ${sums[rankedBy]} from contributions
    where measure in ('taken', 'rectified', 'on-time', 'left') and holder like 'unit:%' and at < $2::timestamptz and recorded_at <= $3::timestamptz group by holder`;
  return (await client.query<Tally>({ name: `tallies-${rankedBy}`, text, values: [from, to, asOf ?? 'infinity'] })).rows;
}

/** When the first share of a unit was recorded; undefined before. No board is older. */
export async function firstTaken(client: Queryable): Promise<Instant | undefined> {
  const text = `select to_char(min(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as at from contributions where measure = 'taken'`;
  return (await client.query<{ at: Instant | null }>({ name: 'first-taken', text })).rows[0]?.at ?? undefined;
}
