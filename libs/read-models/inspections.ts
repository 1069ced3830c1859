import type { Queryable } from '#event-store/queryable';
import type { Instant } from '#domain/time';
import { conditions, onlySeen } from './conditions.ts';
import { idKey, keysOf, lengthOf, pageOf, type Page, type PageRequest } from './page.ts';
import type { Viewer } from './viewer.ts';

/** A case that is to be looked at on the spot: the re-check of what a unit says it has put right, or the look back on what was closed. */
export type Inspection = Readonly<{
  caseId: string;
  version: number;
  caseNo: string | null;
  title: string;
  kind: 'reinspection' | 'look-back';
  status: string;
  area: string | null;
  address: string;
  latitude: number | null;
  longitude: number | null;
  units: readonly string[];
  attempts: number;
  relapses: number;
  /** When something happens by itself unless it is done. */
  dueAt: Instant | null;
}>;

/** `until` is the end of the day (not included) up to which something must be due; what waits for an inspector is due. `unit` is the inspector's own, whose cases somebody else inspects. */
export type InspectionRequest = PageRequest & Readonly<{ until: Instant; unit?: string }>;

const order = `coalesce(c.area, '') collate "C", c.address collate "C", c.case_id collate "C"`;

/** What an inspector may look at up to a day, place by place: what is ordered, and what becomes due by then. Throws BadCursor. */
export async function inspections(client: Queryable, viewer: Viewer, request: InspectionRequest): Promise<Page<Inspection>> {
  const { until, unit } = request;
  const all = conditions();
  const [badges, end] = [`${all.bind(viewer.badges)}::text[]`, `${all.bind(until)}::timestamptz`];
  all.add(`c.status in ('reinspection', 'closed') and c.waits_for <> '{}' and c.waits_for && ${badges}
    or c.status = 'feedback' and c.next_duty_kind = 'orderReinspection' and c.next_duty_at < ${end}
    or c.status = 'closed' and c.next_duty_kind = 'lookBack' and c.next_duty_at < ${end}`);
  onlySeen(all, viewer.sight, 'c');
  all.when(unit, (p) => `not c.viewers @> array['unit:' || ${p}::text]`);
  const [area, address, id] = keysOf(request, 'inspections', [idKey, idKey, idKey]);
  all.when(area, (p) => `(${order}) > (${p}::text collate "C", ${all.bind(address)}::text collate "C", ${all.bind(id)}::text collate "C")`);
  const length = lengthOf(request);
  const text = `select c.case_id as "caseId", c.version, c.case_no as "caseNo", c.title, case c.status when 'closed' then 'look-back' else 'reinspection' end as kind, c.status, c.area, c.address, c.latitude, c.longitude, c.units,
      c.attempts, c.relapses, c.next_duty_at as "dueAt"
    from case_list c where ${all.where()} order by ${order} limit ${length + 1}`;
  const { rows } = await client.query<Inspection>({ text, values: all.values });
  return pageOf(rows, length, 'inspections', (one) => [one.area ?? '', one.address, one.caseId]);
}
