import { ActivityFailure, isCancellation, proxyActivities, rootCause, sleep, workflowInfo } from '@temporalio/workflow';
import type { Outcome, RecordOutcome, Send } from './outcome.ts';

const { recordOutcome } = proxyActivities<{ recordOutcome: RecordOutcome }>({ startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '5m' } });

const halfMinute = 30_000;
const fourHours = 4 * 3_600_000;
const threeDays = 72 * 3_600_000;

/** The way of one notice by mail: sent as soon as the mail server takes it, or refused, or given up; and written down. */
export async function delivery(noticeId: string): Promise<void> {
  await recordOutcome(noticeId, await sent(noticeId));
}

/** Tries again after half a minute, a minute, two …, at most four hours; gives up after three days. */
async function sent(noticeId: string): Promise<Outcome> {
  const end = Date.now() + threeDays;
  for (let [attempt, pause] = [1, halfMinute]; ; [attempt, pause] = [attempt + 1, Math.min(fourHours, pause * 2)]) {
    try {
      return await tried(noticeId, attempt);
    } catch (error) {
      const reason = whyNot(error);
      if (Date.now() >= end) return { kind: 'given-up', reason };
      await sleep(pause, { summary: reason.slice(0, 100) });
    }
  }
}

/** One try, in a queue of its own: a mail server that hangs must not hold up any case. */
function tried(noticeId: string, attempt: number): Promise<Outcome> {
  const { send } = proxyActivities<{ send: Send }>({ taskQueue: `${workflowInfo().taskQueue}-mail`, startToCloseTimeout: '2m', scheduleToCloseTimeout: '1h', retry: { maximumAttempts: 1 } });
  return send(noticeId, attempt);
}

/** Why a try failed; anything but the failure of a try is thrown again. */
function whyNot(error: unknown): string {
  if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
  return rootCause(error) ?? error.message;
}
