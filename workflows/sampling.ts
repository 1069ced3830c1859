import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { type Due, keepPace, type Pace } from './pace.ts';

export type SamplingPace = Pace<'drawSample'>;

/** Reads what an office draws next. `workflowNow` is the workflow's own time in milliseconds since the epoch. */
export type AskSampling = (office: string, workflowNow: number) => Promise<SamplingPace>;

/** Draws, if it is still to be drawn, and says what comes next. Doing it twice is doing it once. */
export type DrawStep = (office: string, due: Due<'drawSample'>, workflowNow: number) => Promise<SamplingPace>;

const quick = proxyLocalActivities<{ samplingAgenda: AskSampling }>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } });
const patient = proxyActivities<{ samplingAgenda: AskSampling }>({ startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '1m' } });
/** A draw folds the cases that were closed in a month, which may be many. */
const { drawSample } = proxyActivities<{ drawSample: DrawStep }>({ startToCloseTimeout: '10m', retry: { initialInterval: '1s', maximumInterval: '5m' } });

/** Lives as long as its office: sleeps until the first working day of the next month, and draws the sample of the month that is over. */
export async function sampling(office: string): Promise<void> {
  await keepPace<'drawSample'>({
    quick: (now) => quick.samplingAgenda(office, now),
    patient: (now) => patient.samplingAgenda(office, now),
    step: (due, now) => drawSample(office, due, now),
    again: () => continueAsNew<typeof sampling>(office),
  });
}
