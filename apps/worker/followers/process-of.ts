import type { Waiting } from '#commands/waiting-processes';
import type { Process } from '../processes.ts';
import { policyChangeProcess } from './amendments.ts';
import { campaignProcess } from './campaigns.ts';
import { rankingProcess } from './rankings.ts';
import { samplingProcess } from './samplings.ts';
import { unitProcess } from './unit-records.ts';

const processes: Readonly<Record<Waiting['type'], Process>> = { campaign: campaignProcess, sampling: samplingProcess, unitRecord: unitProcess, ranking: rankingProcess, policyChange: policyChangeProcess };

/** The process that serves what waits. */
export const processOf = (type: Waiting['type']): Process => processes[type];
