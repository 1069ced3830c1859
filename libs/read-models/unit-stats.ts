import type { Queryable } from '#event-store/queryable';
import type { Sight } from '#domain/case/sight';
import type { Instant } from '#domain/time';
import { conditions, type Conditions } from './conditions.ts';
import type { Viewer } from './viewer.ts';

/** What a unit did in a period with the shares that it had to take, and what it has in hand now. Rates are from 0 to 1, null where nothing was to be counted. */
export type UnitStats = Readonly<{
  unit: string;
  /** Ordered in the period. */
  issued: number;
  /** Of these, claimed by the unit itself before it was to be reminded. */
  claimedOnTime: number;
  /** Of these, how often it said that it was not its duty. */
  bounced: number;
  /** Signed off in the period: by their limit (the feedback that was accepted counts), after it, or without one. */
  closed: number;
  onTime: number;
  overdue: number;
  closedWithoutLimit: number;
  /** Of the closed, mean working hours in the unit's hand. */
  meanWorkingHoursHeld: number | null;
  /** Of those first re-inspected in the period, the share that passed. */
  firstPassRate: number | null;
  /** Came back in the period after having been closed. */
  relapses: number;
  /** Not signed off yet, and of these, in hand after the limit. */
  open: number;
  openOverdue: number;
}>;

/** A period, from (included) … to (not included); without an end, everything. */
export type Span = Readonly<{ from?: Instant; to?: Instant }>;

/** Whose shares: of all cases of the own office and areas; of the own units whatever the case. */
export function onlySharesSeen({ add, bind }: Conditions, { all, office, areas, units }: Sight): void {
  if (all) return;
  const places = [...(office === undefined ? [] : [`office:${office}`]), ...areas.map((area) => `area:${area}`)];
  add(`c.viewers && ${bind(places)}::text[] or a.unit = any(${bind(units)}::text[])`);
}

const numbers = (period: (column: string) => string, now: string): string => `
  count(*) filter (where ${period('a.issued_at')})::int as issued,
  count(*) filter (where ${period('a.issued_at')} and a.claimed_at <= a.claim_due_at and not a.deemed)::int as "claimedOnTime",
  coalesce(sum(a.bounced) filter (where ${period('a.issued_at')}), 0)::int as bounced,
  count(*) filter (where ${period('a.closed_at')})::int as closed,
  count(*) filter (where ${period('a.closed_at')} and coalesce(a.accepted_at, a.closed_at) <= a.original_due_at)::int as "onTime",
  count(*) filter (where ${period('a.closed_at')} and coalesce(a.accepted_at, a.closed_at) > a.original_due_at)::int as overdue,
  count(*) filter (where ${period('a.closed_at')} and a.original_due_at is null)::int as "closedWithoutLimit",
  (avg(a.held_minutes) filter (where ${period('a.closed_at')}) / 60)::float8 as "meanWorkingHoursHeld",
  (avg(a.first_pass::int) filter (where ${period('a.inspected_at')}))::float8 as "firstPassRate",
  count(*) filter (where ${period('a.relapsed_at')})::int as relapses,
  count(*) filter (where a.open)::int as open,
  count(*) filter (where a.holding and a.due_at < ${now} and c.status <> 'suspended')::int as "openOverdue"`;

/** The statistics of every unit of which the viewer may see something, by the shares they had to take (mandatory ones), at `now`. */
export async function unitStats(client: Queryable, viewer: Viewer, { from, to, now }: Span & Readonly<{ now: Instant }>): Promise<readonly UnitStats[]> {
  const all = conditions();
  const [start, end, time] = [from ?? '-infinity', to ?? 'infinity', now].map((value) => `${all.bind(value)}::timestamptz`);
  all.add('a.mandatory');
  onlySharesSeen(all, viewer.sight);
  const text = `select a.unit, ${numbers((column) => `${column} >= ${start} and ${column} < ${end}`, time ?? 'now()')}
    from assignments a join case_list c using (case_id) where ${all.where()} group by a.unit order by a.unit`;
  return (await client.query<UnitStats>({ text, values: all.values })).rows;
}
