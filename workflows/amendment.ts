import { condition, proxyActivities, setCurrentDetails, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { clockMoved, moved } from './agenda.ts';

/** How far an amendment has got. `round`: first all cases, then those that were opened while it began; `after`: the last case looked at; `failed`: cases that cannot be read or written, which hold up nobody else. */
export type Reached = Readonly<{ round: 'all' | 'latecomers' | 'done'; after: string; looked: number; adopted: number; moved: number; failed: number }>;

/** What the log says about an amendment. Absent from the answer when no open case is to follow it. `now` is the product's clock; `details` is Markdown for an operator. */
export type Announced = Readonly<{ from: string; now: string; label: string; details: string }>;

/** The activities; `id` is that of an amendment, `calendar-3`. `workflowNow` is the workflow's own time in milliseconds since the epoch. */
export type AmendmentSteps = Readonly<{
  announceAmendment: (id: string, workflowNow: number) => Promise<Announced | null>;
  /** Lets the next cases follow, and says how far that got. Doing it twice is doing it once. */
  adoptNext: (id: string, reached: Reached, workflowNow: number) => Promise<Reached & Readonly<{ details: string }>>;
  /** Records what it came to. */
  reportAmendment: (id: string, reached: Reached, workflowNow: number) => Promise<void>;
}>;

const quick = { startToCloseTimeout: '30s', retry: { initialInterval: '1s', maximumInterval: '1m' } } as const;
const { announceAmendment, reportAmendment } = proxyActivities<AmendmentSteps>(quick);
const { adoptNext } = proxyActivities<AmendmentSteps>({ ...quick, startToCloseTimeout: '10m', heartbeatTimeout: '15s' });

export const nothingYet: Reached = { round: 'all', after: '', looked: 0, adopted: 0, moved: 0, failed: 0 };

/** A report that was under way when the rules were published may still be given the old ones; it is over by then. */
const aMoment = '5s';

/** Carries an amendment out: waits until it takes effect, lets every open case follow, a batch at a time, then those that were opened meanwhile, and records what came of it. */
export async function carryOut(id: string, from: Reached, again: (reached: Reached) => Promise<never>): Promise<void> {
  if (!(await tookEffect(id))) return;
  for (let reached = from; ; ) {
    const next = await adoptNext(id, reached, Date.now());
    setCurrentDetails(next.details);
    if (next.round === 'done') return reportAmendment(id, plain(next), Date.now());
    if (next.round !== reached.round) await sleep(aMoment, { summary: next.round });
    reached = plain(next);
    if (workflowInfo().continueAsNewSuggested) return again(reached);
  }
}

const plain = ({ round, after, looked, adopted, moved, failed }: Reached): Reached => ({ round, after, looked, adopted, moved, failed });

/** Sleeps until the amendment takes effect; false when no case is to follow it. */
async function tookEffect(id: string): Promise<boolean> {
  let stirred = false;
  setHandler(clockMoved, () => void (stirred = true));
  setHandler(moved, () => void (stirred = true));
  for (;;) {
    stirred = false;
    const announced = await announceAmendment(id, Date.now());
    if (announced === null) return false;
    setCurrentDetails(announced.details);
    const wait = Date.parse(announced.from) - Date.parse(announced.now);
    if (wait <= 0) return true;
    await condition(() => stirred, wait, { summary: announced.label });
  }
}
