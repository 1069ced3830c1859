import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Ask, Steps } from './agenda.ts';
import { keepPace, patiently, quickly, tirelessly } from './pace.ts';

/** The named steps of a campaign: a phase begins, the open cases are ranked before the inspection, a duty was not done. */
export type CampaignStepName = 'beginPhase' | 'countDown' | 'missDuty';
export type CampaignActivities = Readonly<{ campaignAgenda: Ask<CampaignStepName> }> & Steps<CampaignStepName>;

const { campaignAgenda: quick } = proxyLocalActivities<CampaignActivities>(quickly);
const { campaignAgenda: patient } = proxyActivities<CampaignActivities>(patiently);
const { beginPhase, countDown, missDuty } = proxyActivities<CampaignActivities>({ ...tirelessly, startToCloseTimeout: '30s' });
const steps: Steps<CampaignStepName> = { beginPhase, countDown, missDuty };

/** Lives as long as its campaign has something before it: phases, the countdown to the inspection, duties that come again. */
export async function campaign(id: string): Promise<void> {
  await keepPace(id, { quick, patient, steps, again: () => continueAsNew<typeof campaign>(id) });
}
