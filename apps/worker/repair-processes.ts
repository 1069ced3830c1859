import type { Deps } from '#commands/deps';
import { repairCampaigns } from './followers/campaigns.ts';
import { repairRankings } from './followers/rankings.ts';
import { repairSamplings } from './followers/samplings.ts';
import { repairUnitRecords } from './followers/unit-records.ts';
import type { Starter } from './starter.ts';

/** Gives everything besides the cases that waits for something its workflow again: campaigns, records of units, boards, samples. Says how many lacked one; what runs is left alone. */
export async function repairProcesses(deps: Deps, starter: Starter): Promise<number> {
  let started = 0;
  for (const repairOnes of [repairCampaigns, repairUnitRecords, repairRankings, repairSamplings]) started += await repairOnes(deps, starter);
  return started;
}
