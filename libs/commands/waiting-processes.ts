import type { Instant } from '#domain/time';
import { boards } from '#domain/unit/periods';
import { policyChangesUnderway } from './amendments.ts';
import { campaignAgenda } from './campaign.ts';
import type { Deps } from './deps.ts';
import { rankingAgenda } from './rankings.ts';
import { drawAgenda } from './samples.ts';
import { unitAgenda, unitStreams } from './unit-records.ts';

/** What waits for the clock beside the cases: by the type of its workflow and the id of what it serves, with its next duty. */
export type Waiting = Readonly<{ type: 'campaign' | 'sampling' | 'unitRecord' | 'ranking' | 'policyChange'; id: string; duty: string; at: Instant }>;

type Next = Readonly<{ id: string; at: Instant }>;
const waiting = (type: Waiting['type'], id: string, next: Next | undefined): readonly Waiting[] => (next === undefined ? [] : [{ type, id, duty: next.id, at: next.at }]);

/** The next duty of every policy that is still to take effect for open cases, campaign, office that draws samples, unit with a record, and board; the earliest first. */
export async function waitingProcesses(deps: Deps): Promise<readonly Waiting[]> {
  const { campaigns, directory, pool } = deps;
  const found: Waiting[] = [];
  for (const { id, status } of await campaigns.all(pool)) if (status === 'open') found.push(...waiting('campaign', id, (await campaignAgenda(deps, id)).duties[0]));
  for (const id of Object.keys((await directory.current(pool)).offices)) found.push(...waiting('sampling', id, (await drawAgenda(deps, id)).next));
  for (const { unit } of await unitStreams(pool)) found.push(...waiting('unitRecord', unit, (await unitAgenda(deps, unit)).duties[0]));
  for (const board of boards) found.push(...waiting('ranking', board, (await rankingAgenda(deps, board)).next));
  for (const { id, from } of await policyChangesUnderway(deps, pool)) found.push(...waiting('policyChange', id, { id: 'take-effect', at: from }));
  return found.toSorted((one, other) => (one.at < other.at ? -1 : 1));
}
