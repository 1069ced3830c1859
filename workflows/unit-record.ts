import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { type Due, keepPace, type Pace } from './pace.ts';

/** The named steps on the record of a unit: a card expires; somebody is reminded to decide a measure, to carry it out, to rule on an appeal. */
export type UnitStepName = 'expireCard' | 'remindDecision' | 'remindExecution' | 'remindRuling';
export type UnitPace = Pace<UnitStepName>;

/** Reads the agenda. `workflowNow` is the workflow's own time in milliseconds since the epoch. */
export type AskUnit = (unit: string, workflowNow: number) => Promise<UnitPace>;

/** Does one step, if it still stands, and says what comes next. Doing it twice is doing it once. */
export type UnitStep = (unit: string, due: Due<UnitStepName>, workflowNow: number) => Promise<UnitPace>;
export type UnitSteps = Readonly<Record<UnitStepName, UnitStep>>;

const quick = proxyLocalActivities<{ unitAgenda: AskUnit }>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } });
const patient = proxyActivities<{ unitAgenda: AskUnit }>({ startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '1m' } });
const { expireCard, remindDecision, remindExecution, remindRuling } = proxyActivities<UnitSteps>({ startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '5m' } });
const steps: UnitSteps = { expireCard, remindDecision, remindExecution, remindRuling };

/** Runs while the record of a unit waits for something: a card to expire, a measure to be decided or carried out, an appeal to be ruled. */
export async function unitRecord(unit: string): Promise<void> {
  await keepPace<UnitStepName>({
    quick: (now) => quick.unitAgenda(unit, now),
    patient: (now) => patient.unitAgenda(unit, now),
    step: (due, now) => steps[due.kind](unit, due, now),
    again: () => continueAsNew<typeof unitRecord>(unit),
  });
}
