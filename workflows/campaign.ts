import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { type Due, keepPace, type Pace } from './pace.ts';

/** The named steps of a campaign: a phase begins, the open cases are ranked before the inspection, a duty was not done. */
export type CampaignStepName = 'beginPhase' | 'countDown' | 'missDuty';
export type CampaignPace = Pace<CampaignStepName>;

/** Reads the agenda. `workflowNow` is the workflow's own time in milliseconds since the epoch. */
export type AskCampaign = (id: string, workflowNow: number) => Promise<CampaignPace>;

/** Does one step, if it still stands, and says what comes next. Doing it twice is doing it once. */
export type CampaignStep = (id: string, due: Due<CampaignStepName>, workflowNow: number) => Promise<CampaignPace>;
export type CampaignSteps = Readonly<Record<CampaignStepName, CampaignStep>>;

const quick = proxyLocalActivities<{ campaignAgenda: AskCampaign }>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } });
const patient = proxyActivities<{ campaignAgenda: AskCampaign }>({ startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '1m' } });
const { beginPhase, countDown, missDuty } = proxyActivities<CampaignSteps>({ startToCloseTimeout: '30s', retry: { initialInterval: '1s', maximumInterval: '5m' } });
const steps: CampaignSteps = { beginPhase, countDown, missDuty };

/** Lives as long as its campaign has something before it: phases, the countdown to the inspection, duties that come again. */
export async function campaign(id: string): Promise<void> {
  await keepPace<CampaignStepName>({
    quick: (now) => quick.campaignAgenda(id, now),
    patient: (now) => patient.campaignAgenda(id, now),
    step: (due, now) => steps[due.kind](id, due, now),
    again: () => continueAsNew<typeof campaign>(id),
  });
}
