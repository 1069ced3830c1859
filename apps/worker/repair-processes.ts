import type { Deps } from '#commands/deps';
import { campaignProcess, waitingCampaigns } from './followers/campaigns.ts';
import type { WhichWait } from './followers/follower.ts';
import { rankingProcess, waitingRankings } from './followers/rankings.ts';
import { samplingProcess, waitingSamplings } from './followers/samplings.ts';
import { unitProcess, waitingUnitRecords } from './followers/unit-records.ts';
import { type Process, restore } from './processes.ts';
import type { Starter } from './starter.ts';

const all: readonly (readonly [Process, WhichWait])[] = [
  [campaignProcess, waitingCampaigns],
  [unitProcess, waitingUnitRecords],
  [rankingProcess, waitingRankings],
  [samplingProcess, waitingSamplings],
];

/** Gives everything besides the cases that waits for something its workflow again: campaigns, records of units, boards, samples. Says how many lacked one; what runs is left alone. */
export async function repairProcesses(deps: Deps, starter: Starter): Promise<number> {
  let started = 0;
  for (const [process, waiting] of all) started += await restore(starter, process, await waiting(deps));
  return started;
}
