import type { Queryable } from '#event-store/queryable';
import type { City } from '#domain/city/city';
import type { Instant } from '#domain/time';
import { conditions, onlySeen } from './conditions.ts';
import type { Viewer } from './viewer.ts';

/** The open cases of an area and of those inside it, and who answers for it (包联领导). */
export type AreaBoard = Readonly<{
  area: string;
  leaders: readonly Readonly<{ person: string; name: string }>[];
  open: number;
  soon: number;
  overdue: number;
  /** How many stand at each accountability level, A0 first. */
  levels: readonly number[];
}>;

const levels = [0, 1, 2, 3, 4, 5, 6, 7].map((level) => `count(*) filter (where c.level = ${level})::int`).join(', ');

/** Due soon: past the time of the reminder and not yet due. Overdue: past the due time while the clock runs. */
const lateness = (time: string): string => `count(*) filter (where c.running and c.soon_at <= ${time} and c.due_at >= ${time})::int as soon,
      count(*) filter (where c.running and c.due_at < ${time})::int as overdue`;

/** How many open cases there are, how many are due soon, and how many overdue. */
export type ThreeNumbers = Readonly<{ open: number; soon: number; overdue: number }>;

/** The three numbers over every case that the viewer may see at `now`, each once, also those that lie in no area. */
export async function threeNumbers(client: Queryable, viewer: Viewer, now: Instant): Promise<ThreeNumbers> {
  const all = conditions();
  const time = `${all.bind(now)}::timestamptz`;
  all.add('c.open');
  onlySeen(all, viewer.sight, 'c');
  const text = `select count(*)::int as open, ${lateness(time)} from case_list c where ${all.where()}`;
  return (await client.query<ThreeNumbers>({ text, values: all.values })).rows[0] ?? { open: 0, soon: 0, overdue: 0 };
}

/** The boards of areas with open cases that the viewer may see, or only of some, at `now`. */
export async function areaBoards(client: Queryable, viewer: Viewer, city: City, { now, areas }: Readonly<{ now: Instant; areas?: readonly string[] }>): Promise<readonly AreaBoard[]> {
  const all = conditions();
  const time = `${all.bind(now)}::timestamptz`;
  all.add('c.open');
  all.when(areas, (p) => `place.area = any(${p})`);
  onlySeen(all, viewer.sight, 'c');
  const text = `select place.area, count(*)::int as open,
      ${lateness(time)}, array[${levels}] as levels
    from case_list c cross join lateral unnest(c.areas) as place(area) where ${all.where()} group by place.area order by place.area`;
  const { rows } = await client.query<Omit<AreaBoard, 'leaders'>>({ text, values: all.values });
  return rows.map((row) => ({ ...row, leaders: leadersOf(city, row.area) }));
}

const leadersOf = (city: City, area: string): AreaBoard['leaders'] =>
  (city.areas[area]?.leaders ?? []).flatMap((id) => {
    const person = city.people[id];
    return person === undefined ? [] : [{ person: id, name: person.name }];
  });

/** A case that should not wait any longer. */
export type RedItem = Readonly<{ caseId: string; caseNo: string | null; title: string; leadUnit: string | null; area: string | null; level: number; dueAt: Instant | null; status: string }>;

/** The red list: open cases from level A3 up or overdue at `now`, the highest level first, then the longest overdue. */
export async function redList(client: Queryable, viewer: Viewer, { now, area, limit = 20 }: Readonly<{ now: Instant; area?: string; limit?: number }>): Promise<readonly RedItem[]> {
  const all = conditions();
  all.add('c.open');
  all.when(now, (p) => `c.level >= 3 or c.running and c.due_at < ${p}`);
  all.when(area, (p) => `c.viewers @> array['area:' || ${p}::text]`);
  onlySeen(all, viewer.sight, 'c');
  const text = `select c.case_id as "caseId", c.case_no as "caseNo", c.title, c.lead_unit as "leadUnit", c.area, c.level, c.due_at as "dueAt", c.status
    from case_list c where ${all.where()} order by c.level desc, c.due_at, c.case_id limit ${all.bind(limit)}`;
  return (await client.query<RedItem>({ text, values: all.values })).rows;
}
