import { ActivityFailure, isCancellation, proxyActivities, rootCause, workflowInfo } from '@temporalio/workflow';
import type { Outcome, RecordOutcome, Send } from './outcome.ts';

const { recordOutcome } = proxyActivities<{ recordOutcome: RecordOutcome }>({ startToCloseTimeout: '30s', retry: { initialInterval: '1s', maximumInterval: '5m' } });

/** The way of one notice by mail: sent as soon as the mail server takes it, or refused, or given up; and written down. */
export async function delivery(noticeId: string): Promise<void> {
  await recordOutcome(noticeId, await sent(noticeId));
}

/** After half a minute, a minute, two …, at most an hour; given up after three days. In a queue of its own, as a mail server that hangs must not hold up any case. */
async function sent(noticeId: string): Promise<Outcome> {
  const { send } = proxyActivities<{ send: Send }>({
    taskQueue: `${workflowInfo().taskQueue}-mail`,
    startToCloseTimeout: '2m',
    scheduleToCloseTimeout: '3d',
    retry: { initialInterval: '30s', backoffCoefficient: 2, maximumInterval: '1h' },
  });
  try {
    return await send(noticeId);
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    return { kind: 'given-up', reason: rootCause(error) ?? error.message };
  }
}
