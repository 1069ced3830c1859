import { allHandlersFinished, condition, isCancellation, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Listed } from './agenda.ts';
import { listing } from './listing.ts';
import { clockMoved, moved } from './rectification-case.ts';

/** What has to be done at `at` (ISO 8601) if nobody acts. `label` says it in the words of the office. */
export type Due<Kind extends string> = Readonly<{ id: string; kind: Kind; at: string; label: string }>;

/** What the log says. `now` is the product's clock when it was asked; `over`: nothing will ever happen by itself again. */
export type Pace<Kind extends string> = Readonly<{ version: number; over: boolean; now: string; next?: Due<Kind>; details: string; listed: Listed }>;

/** How a workflow asks for its agenda, within the workflow task (`quick`) or with the patience of an activity; takes a step; and goes on with an empty history. */
export type Paced<Kind extends string> = Readonly<{
  quick: (now: number) => Promise<Pace<Kind>>;
  patient: (now: number) => Promise<Pace<Kind>>;
  step: (due: Due<Kind>, now: number) => Promise<Pace<Kind>>;
  again: () => Promise<never>;
}>;

/** Sleeps until the next step is due or until the log moves, and takes that step; ends when it is over. Decides nothing. */
export async function keepPace<Kind extends string>({ quick, patient, step, again }: Paced<Kind>): Promise<void> {
  let news = 0;
  setHandler(moved, (version) => void (news = Math.max(news, version)));
  setHandler(clockMoved, () => void (news = Infinity));
  const list = listing();
  let due: Due<Kind> | undefined;
  for (;;) {
    news = 0;
    const pace = due === undefined ? await asked(quick, patient) : await step(due, Date.now());
    const stirred = (): boolean => news > pace.version;
    setCurrentDetails(pace.details);
    list(pace.listed);
    if (pace.over && !stirred()) return;
    due = (await comes(pace, stirred)) ? pace.next : undefined;
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      return again();
    }
  }
}

async function asked<Kind extends string>(quick: Paced<Kind>['quick'], patient: Paced<Kind>['patient']): Promise<Pace<Kind>> {
  try {
    return await quick(Date.now());
  } catch (error) {
    if (isCancellation(error)) throw error;
    return patient(Date.now());
  }
}

/** Sleeps; true when the next step is due, false when there was news before. */
async function comes({ next, now }: Pick<Pace<string>, 'next' | 'now'>, stirred: () => boolean): Promise<boolean> {
  if (next === undefined) return condition(stirred).then(() => false);
  const wait = Date.parse(next.at) - Date.parse(now);
  return wait <= 0 || !(await condition(stirred, wait, { summary: next.label }));
}
