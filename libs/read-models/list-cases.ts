import type { Queryable } from '#event-store/queryable';
import type { Status } from '#domain/case/state';
import type { Instant } from '#domain/time';
import { caseList, searchable, type CaseRow } from './case-list.ts';
import { conditions, onlySeen, type Conditions } from './conditions.ts';
import { whatIsSeen, whatWaits } from './narrow.ts';
import { idKey, keysOf, lengthOf, pageOf, timeKey, type Page, type PageRequest } from './page.ts';
import { selection } from './table.ts';
import type { Viewer } from './viewer.ts';

export const clocks = ['normal', 'soon', 'overdue'] as const;
export type ClockState = (typeof clocks)[number];

/** `opened`: newest reports first; `oldest`: oldest first; `due`: what is due first; `moved`: what happened last first. */
export const caseSorts = ['opened', 'oldest', 'due', 'moved'] as const;
export type CaseSort = (typeof caseSorts)[number];

/** Which cases. Times are from (included) … to (not included). */
export type CaseFilter = Readonly<{
  status?: readonly Status[];
  /** On the case now. */
  unit?: string;
  /** The area or one inside it. */
  area?: string;
  category?: string;
  /** Of this campaign. */
  campaign?: string;
  clock?: ClockState;
  /** At exactly this accountability level. */
  level?: number;
  /** Words that title, number, address, order or reference must all contain. */
  q?: string;
  openedFrom?: Instant;
  openedTo?: Instant;
  dueFrom?: Instant;
  dueTo?: Instant;
  /** Given back: a unit has it in hand again after a re-inspection, a return or a relapse. */
  returned?: boolean;
  /** Only what waits for whoever asks. */
  mine?: boolean;
}>;

/** A case in a list. Nothing in it says who reported. `clock` is absent when the case is over. */
export type CaseItem = Omit<CaseRow, 'viewers' | 'waitsFor' | 'search' | 'nextDutyId' | 'campaign' | 'latitude' | 'longitude' | 'round'> & Readonly<{ clock: ClockState | null }>;

const orders: Readonly<Record<CaseSort, Readonly<{ key: string; descending: boolean; of: (item: CaseItem) => string }>>> = {
  opened: { key: 'c.opened_at', descending: true, of: ({ openedAt }) => openedAt },
  oldest: { key: 'c.opened_at', descending: false, of: ({ openedAt }) => openedAt },
  due: { key: "coalesce(c.due_at, 'infinity'::timestamptz)", descending: false, of: ({ dueAt }) => dueAt ?? 'infinity' },
  moved: { key: 'c.moved_at', descending: true, of: ({ movedAt }) => movedAt },
};

const { viewers: _viewers, waitsFor: _waitsFor, search: _search, nextDutyId: _nextDutyId, campaign: _campaign, latitude: _latitude, longitude: _longitude, round: _round, ...shown } = caseList.columns;
const columns = selection(shown, 'c');

/** The clock of a case at an instant, for a select list or a condition. */
const clockSql = (now: string): string => `case when c.running and c.due_at < ${now} then 'overdue' when c.running and c.soon_at <= ${now} then 'soon' when c.open then 'normal' end`;

/** What holds of a case whose clock is so. */
export function clockCondition(clock: ClockState, now: string): string {
  switch (clock) {
    case 'overdue':
      return `c.running and c.due_at < ${now}`;
    case 'soon':
      return `c.running and c.due_at >= ${now} and c.soon_at <= ${now}`;
    case 'normal':
      return `c.open and not (c.running and (c.soon_at <= ${now} or c.due_at < ${now}))`;
  }
}

const words = (q: string): readonly string[] => searchable(q).split(/\s+/u).filter((word) => word !== '').slice(0, 10);
const like = (word: string): string => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function restrict(all: Conditions, filter: CaseFilter, { sight: seen }: Viewer): void {
  const { when } = all;
  onlySeen(all, seen, 'c');
  when(filter.status, (p) => `c.status = any(${p})`);
  when(filter.unit, (p) => `c.viewers @> array['unit:' || ${p}::text] and ${p} = any(c.units)`);
  when(filter.area, (p) => `c.viewers @> array['area:' || ${p}::text]`);
  when(filter.category, (p) => `c.category = ${p}`);
  when(filter.campaign, (p) => `c.campaign = ${p}`);
  if (filter.returned === true) all.add(`exists (select from assignments a where a.case_id = c.case_id and a.holding and (a.attempts > 0 or a.returns > 0 or a.round > 0)${filter.unit === undefined ? '' : ` and a.unit = ${all.bind(filter.unit)}`})`);
  when(filter.level, (p) => `c.level = ${p}`);
  when(filter.openedFrom, (p) => `c.opened_at >= ${p}`);
  when(filter.openedTo, (p) => `c.opened_at < ${p}`);
  when(filter.dueFrom, (p) => `c.due_at >= ${p}`);
  when(filter.dueTo, (p) => `c.due_at < ${p}`);
  when(filter.mine === true && seen.inspects ? seen.units[0] : undefined, (p) => `not c.viewers @> array['unit:' || ${p}]`);
  for (const word of words(filter.q ?? '')) when(like(word), (p) => `c.search like ${p}`);
}

/** A page of the cases that the viewer may see, with their clocks at `now`. Throws BadCursor. */
export async function listCases(client: Queryable, viewer: Viewer, filter: CaseFilter, request: PageRequest & Readonly<{ now: Instant; sort?: CaseSort }>): Promise<Page<CaseItem>> {
  const { now, sort = 'opened' } = request;
  const { key, descending, of } = orders[sort];
  const all = conditions();
  const time = `${all.bind(now)}::timestamptz`;
  restrict(all, filter, viewer);
  if (filter.clock !== undefined) all.add(clockCondition(filter.clock, time));
  const [after, id] = keysOf(request, `cases/${sort}`, [timeKey, idKey]);
  all.when(after, (p) => `(${key}, c.case_id) ${descending ? '<' : '>'} (${p}::timestamptz, ${all.bind(id)}::text)`);
  const length = lengthOf(request);
  const direction = descending ? 'desc' : 'asc';
  const { first, from } = filter.mine === true ? whatWaits(all, viewer) : await whatIsSeen(client, all, viewer.sight);
  const text = `${first} select ${columns}, ${clockSql(time)} as clock from ${from} c where ${all.where()}
    order by ${key} ${direction}, c.case_id ${direction} limit ${length + 1}`;
  const { rows } = await client.query<CaseItem>({ text, values: all.values });
  return pageOf(rows, length, `cases/${sort}`, (item) => [of(item), item.caseId]);
}

/** How many cases that the viewer may see the filter finds at `now`, counted up to `most` and one more. */
export async function countCases(client: Queryable, viewer: Viewer, filter: CaseFilter, now: Instant, most: number): Promise<number> {
  const all = conditions();
  restrict(all, filter, viewer);
  if (filter.clock !== undefined) all.add(clockCondition(filter.clock, `${all.bind(now)}::timestamptz`));
  const { first, from } = filter.mine === true ? whatWaits(all, viewer) : await whatIsSeen(client, all, viewer.sight);
  const text = `${first} select count(*)::int as count from (select from ${from} c where ${all.where()} limit ${most + 1}) as these`;
  return (await client.query<{ count: number }>({ text, values: all.values })).rows[0]?.count ?? 0;
}
