import type { Queryable } from '#event-store/queryable';
import { marksOf } from '#domain/case/sight';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { normalised, type Instant } from '#domain/time';
import type { MeasureId } from '#domain/unit/figures';
import { wallClock, workingClock } from '#domain/unit/working-clock';
import { idKey, keysOf, lengthOf, pageOf, timeKey, type Page, type PageRequest } from './page.ts';
import type { Viewer } from './viewer.ts';

/** Of which time figures are wanted, from (included) … to (not included), as they were known at `asOf`; and when it is now. */
export type FigureSpan = Readonly<{ from?: Instant; to?: Instant; asOf?: Instant; now: Instant; calendar: WorkCalendar }>;

/** How much there was of something, how much of that with a limit, and in how many cases. */
export type Figure = Readonly<{ measure: MeasureId; value: number; limited: number; cases: number }>;

const bounds = ({ from, to, asOf }: FigureSpan): readonly string[] => [from ?? '-infinity', to ?? 'infinity', asOf ?? 'infinity'];

/** Everything that is counted of a holder; what was never counted is left out. */
export async function figuresOf(client: Queryable, holder: string, span: FigureSpan): Promise<readonly Figure[]> {
  const text = `select measure, sum(value)::int as value, coalesce(sum(value) filter (where due_at is not null), 0)::int as limited, count(distinct case_id)::int as cases from contributions
    where holder = $1 and measure <> 'held' and at >= $2::timestamptz and at < $3::timestamptz and recorded_at <= $4::timestamptz group by measure order by measure`;
  return (await client.query<Figure>({ name: 'unit-figures', text, values: [holder, ...bounds(span)] })).rows;
}

/** The same of several holders; whoever never had any is left out. */
export async function figuresOfAll(client: Queryable, holders: readonly string[], span: FigureSpan): Promise<readonly (Figure & Readonly<{ holder: string }>)[]> {
  const text = `select holder, measure, sum(value)::int as value, coalesce(sum(value) filter (where due_at is not null), 0)::int as limited, count(distinct case_id)::int as cases from contributions
    where holder = any($1) and measure <> 'held' and at >= $2::timestamptz and at < $3::timestamptz and recorded_at <= $4::timestamptz group by holder, measure`;
  return (await client.query<Figure & Readonly<{ holder: string }>>({ name: 'units-figures', text, values: [holders, ...bounds(span)] })).rows;
}

/** How long somebody held cases: business and calendar minutes; `share` divided among all who held a case at once. `holding`: cases in hand at the end. */
export type HeldTime = Readonly<{ holder: string; minutes: number; elapsed: number; share: number; cases: number; holding: number }>;

/** What the clocks show at the ends of a time: nothing before a beginning that is open; at an open end, now. */
function readings({ from, to, asOf, now, calendar }: FigureSpan): readonly (number | string)[] {
  const last = asOf !== undefined && asOf < now ? asOf : now;
  const end = to !== undefined && to < last ? to : last;
  const open = to === undefined || to >= last;
  return [from ?? '-infinity', open ? 'infinity' : end, asOf ?? 'infinity', from === undefined ? 0 : workingClock(calendar, from), workingClock(calendar, end), from === undefined ? 0 : wallClock(from), wallClock(end)];
}

/** Per case and holder, the balance at both ends of the time: what is in hand there is read off the clocks. Parameters: from, to, as of, readings of both clocks. */
const balances = (condition: string): string => `
  select case_id, holder, had, has, last_at,
    value + has * $5::int - had * $4::int as minutes,
    elapsed + has * $7::int - had * $6::int as elapsed,
    share + case when has > 0 then ($5::int + place_then) / among_then else 0 end - case when had > 0 then ($4::int + place_before) / among_before else 0 end as share
  from (
    select case_id, holder, max(at) as last_at,
      coalesce(sum(value) filter (where at >= $1::timestamptz), 0)::int as value, coalesce(sum(elapsed) filter (where at >= $1::timestamptz), 0)::int as elapsed, coalesce(sum(share) filter (where at >= $1::timestamptz), 0)::int as share,
      coalesce(sum(holding) filter (where at < $1::timestamptz), 0)::int as had, sum(holding)::int as has,
      (array_agg(among order by version desc))[1] as among_then, (array_agg(place order by version desc))[1] as place_then,
      (array_agg(among order by version desc) filter (where at < $1::timestamptz))[1] as among_before, (array_agg(place order by version desc) filter (where at < $1::timestamptz))[1] as place_before
    from contributions where measure = 'held' and at < $2::timestamptz and recorded_at <= $3::timestamptz and ${condition} group by case_id, holder
  ) as b where had > 0 or has > 0 or last_at >= $1::timestamptz`;

const timesOf = (condition: string): string => `select holder, sum(minutes)::float8 as minutes, sum(elapsed)::float8 as elapsed, sum(share)::float8 as share, count(*)::int as cases, sum(has)::int as holding
  from (${balances(condition)}) as h group by holder order by sum(share) desc, holder`;

/** How long one holder had cases in hand; undefined for one who never had. */
export async function heldBy(client: Queryable, span: FigureSpan, holder: string): Promise<HeldTime | undefined> {
  return (await client.query<HeldTime>({ text: timesOf('holder = $8'), values: [...readings(span), holder] })).rows[0];
}

/** Time in hand by holder over the cases that the viewer may see, the longest first: where the cases are stuck (问题卡在哪里). */
export async function heldTimes(client: Queryable, { sight }: Viewer, span: FigureSpan): Promise<readonly HeldTime[]> {
  const seen = '($8 or exists (select from case_list c where c.case_id = contributions.case_id and c.viewers && $9::text[]))';
  return (await client.query<HeldTime>({ text: timesOf(seen), values: [...readings(span), sight.all, marksOf(sight)] })).rows;
}

/** How long each had one case in hand, the longest first. */
export async function heldInCase(client: Queryable, span: FigureSpan, caseId: string): Promise<readonly HeldTime[]> {
  return (await client.query<HeldTime>({ text: timesOf('case_id = $8'), values: [...readings(span), caseId] })).rows;
}

/** A case behind a figure. Whoever may not see it learns only that it is there. */
export type CaseBehind = Readonly<{ caseId: string; value: number; at: Instant; caseNo: string | null; title: string | null; status: string | null; seen: boolean }>;
type Row = Omit<CaseBehind, 'at'> & Readonly<{ at: string }>;

const shown = (from: string): string => `select b.case_id as "caseId", b.value, b.at::text as at, s.seen, case when s.seen then c.case_no end as "caseNo", case when s.seen then c.title end as title, case when s.seen then c.status end as status
  from (${from}) as b left join case_list c using (case_id) cross join lateral (select coalesce($8 or c.viewers && $9::text[], false)) as s(seen)`;

/** The cases behind a figure of a holder, the latest first; of `held`, each with its minutes. Throws BadCursor. */
export async function casesBehind(client: Queryable, viewer: Viewer, { holder, measure, span }: Readonly<{ holder: string; measure: MeasureId; span: FigureSpan }>, request: PageRequest): Promise<Page<CaseBehind>> {
  const order = `figure-${measure}`;
  const [at, id] = keysOf(request, order, [timeKey, idKey]);
  const length = lengthOf(request);
  const counted = `select case_id, sum(value)::int as value, max(at) as at from contributions
    where holder = $10 and measure = $11 and at >= $1::timestamptz and at < $2::timestamptz and recorded_at <= $3::timestamptz and $4::int + $5::int + $6::int + $7::int >= 0 group by case_id`;
  const held = `select case_id, minutes as value, last_at as at from (${balances('holder = $10 and $11::text is not null')}) as h`;
  const text = `${shown(measure === 'held' ? held : counted)} where $12::timestamptz is null or (b.at, b.case_id) < ($12::timestamptz, $13::text) order by b.at desc, b.case_id desc limit ${length + 1}`;
  const { rows } = await client.query<Row>({ text, values: [...(measure === 'held' ? readings(span) : [...bounds(span), 0, 0, 0, 0]), viewer.sight.all, marksOf(viewer.sight), holder, measure, at ?? null, id ?? null] });
  return pageOf(rows.map((row) => ({ ...row, at: normalised(isoOf(row.at)) })), length, order, ({ at: last, caseId }) => [last, caseId]);
}

/** A time as PostgreSQL writes it, `2026-03-02 09:00:00+08`. */
const isoOf = (text: string): string => `${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`;

/** Measures of cases that were promised and not carried out: how many, in which cases, since when the oldest. */
export type PromiseInCase = Readonly<{ holder: string; caseId: string; caseNo: string | null; title: string | null; open: number; since: Instant; seen: boolean }>;

/** Every case with a measure that was issued with a document number and is not carried out; of one holder, or of all. The oldest first. */
export async function promisesInCases(client: Queryable, viewer: Viewer, { holder, asOf }: Readonly<{ holder?: string; asOf?: Instant }>): Promise<readonly PromiseInCase[]> {
  const text = `select p.holder, p.case_id as "caseId", p.open, p.since::text as since, s.seen, case when s.seen then c.case_no end as "caseNo", case when s.seen then c.title end as title
    from (select holder, case_id, sum(case measure when 'promised' then value else -value end)::int as open, max(at) filter (where measure = 'promised') as since from contributions
      where measure in ('promised', 'settled') and ($1::text is null or holder = $1) and recorded_at <= $2::timestamptz group by holder, case_id) as p
    left join case_list c using (case_id) cross join lateral (select coalesce($3 or c.viewers && $4::text[], false)) as s(seen) where p.open > 0 order by p.since, p.case_id`;
  const { rows } = await client.query<PromiseInCase>({ text, values: [holder ?? null, asOf ?? 'infinity', viewer.sight.all, marksOf(viewer.sight)] });
  return rows.map((row) => ({ ...row, since: normalised(isoOf(row.since)) }));
}
