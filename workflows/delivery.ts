import { ActivityFailure, isCancellation, proxyActivities, rootCause } from '@temporalio/workflow';
import type { Outcome, RecordOutcome, Send } from './outcome.ts';

/** Half a minute, a minute, two …, at most an hour between two tries; given up after three days. */
const { send } = proxyActivities<{ send: Send }>({
  startToCloseTimeout: '2m',
  scheduleToCloseTimeout: '3d',
  retry: { initialInterval: '30s', backoffCoefficient: 2, maximumInterval: '1h' },
});
const { recordOutcome } = proxyActivities<{ recordOutcome: RecordOutcome }>({ startToCloseTimeout: '30s', retry: { maximumInterval: '5m' } });

/** The way of one notice by mail: sent as soon as the mail server takes it, or refused, or given up; and written down. */
export async function delivery(noticeId: string): Promise<void> {
  await recordOutcome(noticeId, await sent(noticeId));
}

async function sent(noticeId: string): Promise<Outcome> {
  try {
    return await send(noticeId);
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    return { kind: 'given-up', reason: rootCause(error) ?? error.message };
  }
}
