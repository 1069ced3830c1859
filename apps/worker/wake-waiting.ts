import type { Waiting } from '#commands/waiting-processes';
import { policyChangeProcess } from './followers/amendments.ts';
import { campaignProcess } from './followers/campaigns.ts';
import { rankingProcess } from './followers/rankings.ts';
import { samplingProcess } from './followers/samplings.ts';
import { unitProcess } from './followers/unit-records.ts';
import { type Process, stirAll } from './processes.ts';
import type { Starter } from './starter.ts';

const processes: Readonly<Record<Waiting['type'], Process>> = { campaign: campaignProcess, sampling: samplingProcess, unitRecord: unitProcess, ranking: rankingProcess, policyChange: policyChangeProcess };

/** Lets what waits beside the cases look at its agenda again, as the product's clock was moved; starts the workflow where there is none. */
export async function wakeWaiting(starter: Starter, waiting: readonly Waiting[]): Promise<void> {
  for (const { type, id } of waiting) await stirAll(starter, processes[type], [id]);
}
