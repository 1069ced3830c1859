import type { Queryable } from '#event-store/queryable';
import { worklists } from '#domain/case/stages';
import type { Instant } from '#domain/time';
import { conditions, onlySeen, type Conditions } from './conditions.ts';
import { clockCondition, type CaseFilter } from './list-cases.ts';
import { waitingFor } from './narrow.ts';
import type { Viewer } from './viewer.ts';

/** The ready-made views of the list that an office works by. */
export const caseViews = {
  mine: { mine: true },
  verify: { status: worklists.verify },
  dispatch: { status: worklists.dispatch },
  claim: { status: worklists.claim },
  ruling: { status: worklists.ruling },
  work: { status: worklists.work },
  check: { status: worklists.check },
  'sign-off': { status: worklists['sign-off'] },
  soon: { clock: 'soon' },
  overdue: { clock: 'overdue' },
  suspended: { status: worklists.suspended },
  open: { status: worklists.open },
  closed: { status: worklists.closed },
} as const satisfies Readonly<Record<string, CaseFilter>>;
export type CaseView = keyof typeof caseViews;
/** Those of which the office is told how many are in them. */
export const countedViews = ['mine', 'verify', 'dispatch', 'claim', 'ruling', 'work', 'check', 'sign-off', 'soon', 'overdue', 'suspended'] as const satisfies readonly CaseView[];
export const viewNames = [...countedViews, 'open', 'closed'] as const satisfies readonly CaseView[];

/** What waits for the viewer; an inspector who belongs to a unit does not look at its own cases. */
function waiting(all: Conditions, viewer: Viewer): string {
  const { sight } = viewer;
  const [unit] = sight.units;
  const own = sight.inspects && unit !== undefined ? ` and not c.viewers @> array['unit:' || ${all.bind(unit)}::text]` : '';
  return `${waitingFor(all, viewer)}${own}`;
}

function conditionOf(all: Conditions, { status, clock, mine }: Pick<CaseFilter, 'status' | 'clock' | 'mine'>, time: string, viewer: Viewer): string {
  if (mine === true) return waiting(all, viewer);
  return clock === undefined ? `c.status = any(${all.bind(status ?? [])}::text[])` : clockCondition(clock, time);
}

type CountedView = (typeof countedViews)[number];

/** How many cases that the viewer may see are in each counted view at `now`. These hold open cases, and closed ones only where these wait for somebody. */
export async function viewCounts(client: Queryable, viewer: Viewer, now: Instant): Promise<Readonly<Record<CountedView, number>>> {
  const all = conditions();
  const time = `${all.bind(now)}::timestamptz`;
  const counts = countedViews.map((name) => `count(*) filter (where ${conditionOf(all, caseViews[name], time, viewer)})::int as "${name}"`);
  onlySeen(all, viewer.sight, 'c');
  all.add(`c.open or (c.waits_for <> '{}' and ${waitingFor(all, viewer)})`);
  const { rows } = await client.query<Record<CountedView, number>>({ text: `select ${counts.join(', ')} from case_list c where ${all.where()}`, values: all.values });
  const [row] = rows;
  if (row === undefined) throw new Error('counting gave no row');
  return row;
}
