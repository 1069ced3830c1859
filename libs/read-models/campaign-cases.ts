import type { Queryable } from '#event-store/queryable';
import type { OpenCase } from '#domain/campaign/ranking';
import { conditions, onlySeen } from './conditions.ts';
import type { Viewer } from './viewer.ts';

/** The open cases of a campaign: all of them for the clock, or those that the viewer may see. */
export async function openCasesOf(client: Queryable, campaign: string, viewer?: Viewer): Promise<readonly OpenCase[]> {
  const all = conditions();
  all.when(campaign, (p) => `c.campaign = ${p}`);
  all.add('c.open');
  if (viewer !== undefined) onlySeen(all, viewer.sight, 'c');
  const text = `select c.case_id as "caseId", c.case_no as "caseNo", c.lead_unit as "leadUnit", c.grade, c.level, c.due_at as "dueAt", c.running from case_list c where ${all.where()}`;
  const { rows } = await client.query<OpenCase>({ text, values: all.values });
  return rows;
}

/** Which of these cases the viewer may see. */
export const seenAmong = async (client: Queryable, caseIds: readonly string[], viewer: Viewer): Promise<ReadonlySet<string>> => new Set((await titlesAmong(client, caseIds, viewer)).keys());

/** The titles, as they read now, of those among these cases that the viewer may see. */
export async function titlesAmong(client: Queryable, caseIds: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const all = conditions();
  all.when(caseIds, (p) => `c.case_id = any(${p})`);
  onlySeen(all, viewer.sight, 'c');
  const { rows } = await client.query<{ caseId: string; title: string }>({ text: `select c.case_id as "caseId", c.title from case_list c where ${all.where()}`, values: all.values });
  return new Map(rows.map(({ caseId, title }) => [caseId, title]));
}
