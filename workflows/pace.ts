import { allHandlersFinished, condition, isCancellation, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import { type Agenda, type Ask, clockMoved, type Due, moved, type Steps } from './agenda.ts';
import { listing } from './listing.ts';

/** The agenda is asked for within the workflow task, as that is quick; when the database is away, with the patience of an activity. */
export const quickly = { startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } } as const;
export const patiently = { startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '1m' } } as const;

/** A step writes events into the log and nothing else, so it is short; it is tried for as long as it takes. */
export const tirelessly = { startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '5m' } } as const;

/** How a workflow asks for its agenda, takes a step, and goes on with an empty history: what is due is asked for again, so nothing is carried over. */
export type Paced<Kind extends string> = Readonly<{ quick: Ask<Kind>; patient: Ask<Kind>; steps: Steps<Kind>; again: () => Promise<never> }>;

/** Sleeps until the next step is due or until the log moves, and takes that step; ends when it is over. Decides nothing. */
export async function keepPace<Kind extends string>(id: string, { quick, patient, steps, again }: Paced<Kind>): Promise<void> {
  let news = 0;
  setHandler(moved, (version) => void (news = Math.max(news, version)));
  setHandler(clockMoved, () => void (news = Infinity));
  const list = listing();
  let due: Due<Kind> | undefined;
  for (;;) {
    news = 0;
    const agenda = due === undefined ? await asked(id, quick, patient) : await steps[due.kind](id, due, Date.now());
    const stirred = (): boolean => news > agenda.version;
    setCurrentDetails(agenda.details);
    list(agenda.listed);
    if (agenda.over && !stirred()) return;
    due = (await comes(agenda, stirred)) ? agenda.next : undefined;
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      return again();
    }
  }
}

async function asked<Kind extends string>(id: string, quick: Ask<Kind>, patient: Ask<Kind>): Promise<Agenda<Kind>> {
  try {
    return await quick(id, Date.now());
  } catch (error) {
    if (isCancellation(error)) throw error;
    return patient(id, Date.now());
  }
}

/** Sleeps; true when the next step is due, false when there was news before. */
async function comes({ next, now }: Agenda<string>, stirred: () => boolean): Promise<boolean> {
  if (next === undefined) return condition(stirred).then(() => false);
  const wait = Date.parse(next.at) - Date.parse(now);
  return wait <= 0 || !(await condition(stirred, wait, { summary: next.label }));
}
