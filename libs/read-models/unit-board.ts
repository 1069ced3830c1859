import type { Queryable } from '#event-store/queryable';
import type { Instant } from '#domain/time';
import { conditions } from './conditions.ts';
import { onlySharesSeen } from './unit-stats.ts';
import type { Viewer } from './viewer.ts';

/** What a unit has on its table at this moment. Every open share is in exactly one of the first four. */
export type UnitBoard = Readonly<{
  unit: string;
  toClaim: number;
  working: number;
  /** Handed over, waiting for others. */
  delivered: number;
  suspended: number;
  claimOverdue: number;
  soon: number;
  overdue: number;
  /** The highest accountability level of the unit's cases. */
  level: number;
}>;

/** The boards of the units of which the viewer may see something, or of one, at `now`; a unit without open shares has none. */
export async function unitBoards(client: Queryable, viewer: Viewer, { now, unit }: Readonly<{ now: Instant; unit?: string }>): Promise<readonly UnitBoard[]> {
  const all = conditions();
  const time = `${all.bind(now)}::timestamptz`;
  all.add('a.open');
  all.when(unit, (p) => `a.unit = ${p}`);
  onlySharesSeen(all, viewer.sight);
  const text = `select a.unit,
      count(*) filter (where stands and a.status = 'unclaimed')::int as "toClaim",
      count(*) filter (where stands and a.status = 'working')::int as working,
      count(*) filter (where stands and not a.holding)::int as delivered,
      count(*) filter (where not stands)::int as suspended,
      count(*) filter (where stands and a.status = 'unclaimed' and a.claim_due_at < ${time})::int as "claimOverdue",
      count(*) filter (where stands and a.holding and a.soon_at <= ${time} and a.due_at >= ${time})::int as soon,
      count(*) filter (where stands and a.holding and a.due_at < ${time})::int as overdue,
      max(c.level)::int as level
    from assignments a join case_list c using (case_id) cross join lateral (select c.status <> 'suspended') as s(stands)
    where ${all.where()} group by a.unit order by a.unit`;
  return (await client.query<UnitBoard>({ text, values: all.values })).rows;
}
