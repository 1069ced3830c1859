import type { Deps } from '#commands/deps';
import { repairAmendments } from './followers/amendments.ts';
import { repairCampaigns } from './followers/campaigns.ts';
import { repairRankings } from './followers/rankings.ts';
import { repairSamplings } from './followers/samplings.ts';
import { repairUnitRecords } from './followers/unit-records.ts';
import type { Starter } from './starter.ts';

/** How to give their workflows again to what is no case. */
const repairs = [repairCampaigns, repairSamplings, repairUnitRecords, repairRankings, repairAmendments] as const;

/** Gives campaigns, samples, records of units, rankings and amendments the workflows again that they lack; says how many. */
export async function repairOthers(deps: Deps, starter: Starter): Promise<number> {
  let started = 0;
  for (const repair of repairs) started += await repair(deps, starter);
  return started;
}
