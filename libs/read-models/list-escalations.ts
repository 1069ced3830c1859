import type { Queryable } from '#event-store/queryable';
import { normalised, type Instant } from '#domain/time';
import { conditions, onlySeen } from './conditions.ts';
import { escalations, type EscalationRow, type ToldBy } from './escalations.ts';
import { whatIsSeen } from './narrow.ts';
import { idKey, keysOf, lengthOf, pageOf, timeKey, type Page, type PageRequest } from './page.ts';
import { selection } from './table.ts';
import type { Viewer } from './viewer.ts';

/** Which rungs. Times are from (included) … to (not included). */
export type EscalationFilter = Readonly<{ caseId?: string; unit?: string; area?: string; level?: number; from?: Instant; to?: Instant }>;

/** A rung with the case it belongs to, and when each who was told has read it. */
export type EscalationItem = Omit<EscalationRow, 'told'> &
  Readonly<{ caseNo: string | null; title: string; office: string; areas: readonly string[]; told: readonly (Omit<ToldBy, 'notice'> & Readonly<{ readAt: Instant | null }>)[] }>;

const { told: _told, ...columns } = escalations.columns;
const told = `(select coalesce(json_agg(json_build_object('person', t.person, 'name', t.name, 'as', t."as", 'copy', t.copy, 'readAt', n.read_at) order by t.place), '[]')
  from rows from (jsonb_to_recordset(e.told) as (person text, name text, "as" text, copy boolean, notice text)) with ordinality as t(person, name, "as", copy, notice, place)
  left join notices n on n.id = t.notice)`;

type Row = Omit<EscalationItem, 'told'> & { told: EscalationItem['told'] };
const readable = (row: Row): EscalationItem => ({ ...row, told: row.told.map((one) => ({ ...one, readAt: one.readAt === null ? null : normalised(one.readAt) })) });

const isVersion = (key: string): boolean => /^\d{1,9}$/.test(key);

/** A page of the rungs that fired on cases which the viewer may see, latest first. Throws BadCursor. */
export async function listEscalations(client: Queryable, viewer: Viewer, filter: EscalationFilter, request: PageRequest): Promise<Page<EscalationItem>> {
  const all = conditions();
  all.when(filter.caseId, (p) => `e.case_id = ${p}`);
  all.when(filter.unit, (p) => `e.unit = ${p}`);
  all.when(filter.area, (p) => `${p} = any(c.areas)`);
  all.when(filter.level, (p) => `e.level = ${p}`);
  all.when(filter.from, (p) => `e.fired_at >= ${p}`);
  all.when(filter.to, (p) => `e.fired_at < ${p}`);
  onlySeen(all, viewer.sight, 'c');
  const [at, id, version] = keysOf(request, 'escalations', [timeKey, idKey, isVersion]);
  all.when(at, (p) => `(e.fired_at, e.case_id, e.version) < (${p}::timestamptz, ${all.bind(id)}::text, ${all.bind(version)}::int)`);
  const length = lengthOf(request);
  const { first, from } = await whatIsSeen(client, all, viewer.sight);
  const text = `${first} select ${selection(columns, 'e')}, c.case_no as "caseNo", c.title, c.office, c.areas, ${told} as told
    from escalations e join ${from} c using (case_id) where ${all.where()}
    order by e.fired_at desc, e.case_id desc, e.version desc limit ${length + 1}`;
  const { rows } = await client.query<Row>({ text, values: all.values });
  return pageOf(rows.map(readable), length, 'escalations', ({ firedAt, caseId, version: place }) => [firedAt, caseId, `${place}`]);
}
