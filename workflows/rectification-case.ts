import { allHandlersFinished, condition, continueAsNew, defineSignal, isCancellation, proxyActivities, proxyLocalActivities, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Agenda, AskAgenda, DueStep, Steps } from './agenda.ts';
import { listing } from './listing.ts';

/** The log says that the case has reached this version. */
export const moved = defineSignal<[version: number]>('moved');

/** The product's clock was moved; what was far may be due now. */
export const clockMoved = defineSignal('clockMoved');

/** Within the workflow task, as that is quick; when the database is away, with the patience of an activity. */
const quick = proxyLocalActivities<{ agenda: AskAgenda }>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } });
const patient = proxyActivities<{ agenda: AskAgenda }>({ startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '1m' } });

/** A step writes events into the log and nothing else, so it is short; it is tried for as long as it takes. */
const { remind, escalate, orderReinspection, chaseInspector, askSignatory, closeNotice, lookBack, reviewSuspension, chaseRuling } = proxyActivities<Steps>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '1s', maximumInterval: '5m' },
});
const steps: Steps = { remind, escalate, orderReinspection, chaseInspector, askSignatory, closeNotice, lookBack, reviewSuspension, chaseRuling };

/** Lives as long as its case: sleeps until the next step is due or until the case moves, and takes that step. Decides nothing. */
export async function rectificationCase(caseId: string): Promise<void> {
  let news = 0;
  setHandler(moved, (version) => void (news = Math.max(news, version)));
  setHandler(clockMoved, () => void (news = Infinity));
  const list = listing();
  let due: DueStep | undefined;
  for (;;) {
    news = 0;
    const agenda: Agenda = due === undefined ? await ask(caseId) : await steps[due.kind](caseId, due, Date.now());
    const stirred = (): boolean => news > agenda.version;
    setCurrentDetails(agenda.details);
    list(agenda.listed);
    if (agenda.over && !stirred()) return;
    due = (await comes(agenda, stirred)) ? agenda.next : undefined;
    if (workflowInfo().continueAsNewSuggested) return again(caseId);
  }
}

async function ask(caseId: string): Promise<Agenda> {
  try {
    return await quick.agenda(caseId, Date.now());
  } catch (error) {
    if (isCancellation(error)) throw error;
    return patient.agenda(caseId, Date.now());
  }
}

/** Sleeps; true when the next step is due, false when the case was stirred before. */
async function comes({ next, now }: Agenda, stirred: () => boolean): Promise<boolean> {
  if (next === undefined) return condition(stirred).then(() => false);
  const wait = Date.parse(next.at) - Date.parse(now);
  return wait <= 0 || !(await condition(stirred, wait, { summary: next.label }));
}

/** Goes on with an empty history. What is due is asked for again, so nothing is carried over. */
async function again(caseId: string): Promise<void> {
  await condition(allHandlersFinished);
  await continueAsNew<typeof rectificationCase>(caseId);
}
