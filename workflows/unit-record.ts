import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Ask, Steps } from './agenda.ts';
import { keepPace, patiently, quickly, tirelessly } from './pace.ts';

/** The named steps on the record of a unit: a card expires; somebody is reminded to decide a measure, to carry it out, to rule on an appeal. */
export type UnitStepName = 'expireCard' | 'remindDecision' | 'remindExecution' | 'remindRuling';
export type UnitRecordActivities = Readonly<{ unitAgenda: Ask<UnitStepName> }> & Steps<UnitStepName>;

const { unitAgenda: quick } = proxyLocalActivities<UnitRecordActivities>(quickly);
const { unitAgenda: patient } = proxyActivities<UnitRecordActivities>(patiently);
const { expireCard, remindDecision, remindExecution, remindRuling } = proxyActivities<UnitRecordActivities>(tirelessly);
const steps: Steps<UnitStepName> = { expireCard, remindDecision, remindExecution, remindRuling };

/** Runs while the record of a unit waits for something: a card to expire, a measure to be decided or carried out, an appeal to be ruled. */
export async function unitRecord(unit: string): Promise<void> {
  await keepPace(unit, { quick, patient, steps, again: () => continueAsNew<typeof unitRecord>(unit) });
}
