import type { Queryable } from '#event-store/queryable';
import { marksOf, type Sight } from '#domain/case/sight';
import type { Conditions } from './conditions.ts';
import type { Viewer } from './viewer.ts';

/** Where a list looks: `from` is the case list, or the few cases that `first` finds by an index. */
export type Source = Readonly<{ first: string; from: string }>;

const everywhere: Source = { first: '', from: 'case_list' };
const few = (condition: string): Source => ({ first: `with few as materialized (select * from case_list where ${condition})`, from: 'few' });

/** So many cases are few: found and sorted faster than met by chance in the order of the list. */
const manyCases = 1000;

/** The condition that a case waits for somebody, or for one in whose place they stand. */
export function waitingFor({ bind }: Conditions, { badges, lent = [] }: Viewer): string {
  const overlaps = (column: string, marks: readonly string[]): string => `${column} && ${bind(marks)}::text[]`;
  const inPlace = lent.map((other) => `${overlaps('waits_for', other.badges)}${other.areas === undefined ? '' : ` and ${overlaps('viewers', other.areas.map((area) => `area:${area}`))}`}`);
  return `(${[overlaps('waits_for', badges), ...inPlace].join(' or ')})`;
}

/** What waits for somebody is always little. */
export const whatWaits = (all: Conditions, viewer: Viewer): Source => few(`waits_for <> '{}' and ${waitingFor(all, viewer)}`);

/** Whoever sees few cases would otherwise read the whole list to find a page of them; the planner cannot know. */
export async function whatIsSeen(client: Queryable, { bind }: Conditions, sight: Sight): Promise<Source> {
  if (sight.all || sight.office !== undefined || sight.lent !== undefined) return everywhere;
  const marks = marksOf(sight);
  const text = `select count(*)::int as seen from (select from case_list where viewers && $1::text[] limit ${manyCases}) as these`;
  const { rows } = await client.query<{ seen: number }>({ text, values: [marks] });
  return (rows[0]?.seen ?? 0) < manyCases ? few(`viewers && ${bind(marks)}::text[]`) : everywhere;
}
