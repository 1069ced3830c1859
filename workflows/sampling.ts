import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Ask, Steps } from './agenda.ts';
import { keepPace, patiently, quickly, tirelessly } from './pace.ts';

type SamplingStepName = 'drawSample';
/** The activities; the id is that of an office. */
export type SamplingActivities = Readonly<{ samplingAgenda: Ask<SamplingStepName> }> & Steps<SamplingStepName>;

const { samplingAgenda: quick } = proxyLocalActivities<SamplingActivities>(quickly);
const { samplingAgenda: patient } = proxyActivities<SamplingActivities>(patiently);
/** A draw folds the cases that were closed in a month, which may be many. */
const { drawSample } = proxyActivities<SamplingActivities>({ ...tirelessly, startToCloseTimeout: '10m' });

/** Lives as long as its office: sleeps until the first working day of the next month, and draws the sample of the month that is over. */
export async function sampling(office: string): Promise<void> {
  await keepPace(office, { quick, patient, steps: { drawSample }, again: () => continueAsNew<typeof sampling>(office) });
}
