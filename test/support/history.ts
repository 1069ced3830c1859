import { until } from './until.ts';
import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** The history of the latest run of a workflow. */
export async function eventsOf(client: Client, workflowId: string): Promise<readonly HistoryEvent[]> {
  return (await client.workflow.getHandle(workflowId).fetchHistory()).events ?? [];
}

/** A timer as it was started: how long, and what for. */
export type Timer = Readonly<{ milliseconds: number; summary: string }>;

export const timersOf = (events: readonly HistoryEvent[]): readonly Timer[] =>
  events.flatMap(({ timerStartedEventAttributes: timer, userMetadata }) => {
    if (!timer) return [];
    const { seconds, nanos } = timer.startToFireTimeout ?? {};
    return [{ milliseconds: Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1_000_000, summary: textOf(userMetadata?.summary) }];
  });

/** A JSON payload that holds a text. */
export const textOf = (payload: temporal.api.common.v1.IPayload | null | undefined): string => String(payload?.data ? JSON.parse(Buffer.from(payload.data).toString('utf8')) : '');

/** What the workflow says about itself now. */
export async function detailsOf(client: Client, workflowId: string): Promise<string> {
  const { currentDetails } = await client.workflow.getHandle(workflowId).query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  return currentDetails ?? '';
}

/** Waits for the end of a workflow and says how it ended. */
export async function closedAs(client: Client, workflowId: string): Promise<string> {
  const { status } = await until(() => client.workflow.getHandle(workflowId).describe(), (found) => found.status.name !== 'RUNNING');
  return status.name;
}
