import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Ask, Steps } from './agenda.ts';
import { keepPace, patiently, quickly, tirelessly } from './pace.ts';

/** The named steps of a case: what the clock does when nobody acts. */
export type CaseStepName = 'remind' | 'escalate' | 'orderReinspection' | 'chaseInspector' | 'askSignatory' | 'closeNotice' | 'lookBack' | 'reviewSuspension' | 'chaseRuling';
export type CaseActivities = Readonly<{ agenda: Ask<CaseStepName> }> & Steps<CaseStepName>;

const { agenda: quick } = proxyLocalActivities<CaseActivities>(quickly);
const { agenda: patient } = proxyActivities<CaseActivities>(patiently);
const { remind, escalate, orderReinspection, chaseInspector, askSignatory, closeNotice, lookBack, reviewSuspension, chaseRuling } = proxyActivities<CaseActivities>(tirelessly);
const steps: Steps<CaseStepName> = { remind, escalate, orderReinspection, chaseInspector, askSignatory, closeNotice, lookBack, reviewSuspension, chaseRuling };

/** Lives as long as its case: sleeps until the next step is due or until the case moves, and takes that step. Decides nothing. */
export async function rectificationCase(caseId: string): Promise<void> {
  await keepPace(caseId, { quick, patient, steps, again: () => continueAsNew<typeof rectificationCase>(caseId) });
}
