import type { Queryable } from '#event-store/queryable';
import { marksOf } from '#domain/case/sight';
import type { Instant } from '#domain/time';
import { unitHolder } from '#domain/unit/holders';
import type { BoardPeriod } from '#domain/unit/periods';
import type { RankedBy, Tally } from '#domain/unit/ranking';
import type { Viewer } from './viewer.ts';

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

/** A case behind the numbers of a unit on a board: what it adds to `done` and to `of`. Whoever may not see it learns only that it is there. */
export type RankedCase = Readonly<{ caseId: string; done: number; of: number; caseNo: string | null; title: string | null; seen: boolean }>;

/** The cases behind the numbers of a unit on a board; their sums are the numbers. */
export async function rankedCases(client: Queryable, { sight }: Viewer, unit: string, { from, to }: Pick<BoardPeriod, 'from' | 'to'>, rankedBy: RankedBy, asOf?: Instant): Promise<readonly RankedCase[]> {
  const text = `select b.case_id as "caseId", b.done, b.of, s.seen, case when s.seen then c.case_no end as "caseNo", case when s.seen then c.title end as title
    from (select case_id, ${sums[rankedBy]} from contributions
      where measure in ('taken', 'rectified', 'on-time', 'left') and holder = $4 and at < $2::timestamptz and recorded_at <= $3::timestamptz group by case_id) as b
    left join case_list c using (case_id) cross join lateral (select coalesce($5 or c.viewers && $6::text[], false)) as s(seen) where b.done <> 0 or b.of <> 0 order by b.case_id`;
  return (await client.query<RankedCase>({ text, values: [from, to, asOf ?? 'infinity', unitHolder(unit), sight.all, marksOf(sight)] })).rows;
}

/** When the first share of a unit was recorded; undefined before. No board is older. */
export async function firstTaken(client: Queryable): Promise<Instant | undefined> {
  const text = `select to_char(min(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as at from contributions where measure = 'taken'`;
  return (await client.query<{ at: Instant | null }>({ name: 'first-taken', text })).rows[0]?.at ?? undefined;
}
