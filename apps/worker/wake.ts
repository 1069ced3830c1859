import { WorkflowNotFoundError } from '@temporalio/common';
import { clockMoved, moved } from '#workflows/agenda';
import type { rectificationCase } from '#workflows/rectification-case';
import { inParallel } from './in-parallel.ts';
import type { Starter } from './starter.ts';

/** The log says that a case has reached a version. */
export type Movement = Readonly<{ caseId: string; version: number }>;

/** Calls to Temporal under way at the same time. */
const most = 32;

/** The id of a case's workflow; there is never more than one that runs. */
export const caseWorkflowId = (caseId: string): string => `case/${caseId}`;

const start = (caseId: string, taskQueue: string) => ({ workflowId: caseWorkflowId(caseId), taskQueue, args: [caseId] as [string] });

/** Tells the workflow of each case that the case has moved, and starts it where there is none. */
export async function wake({ client, taskQueue }: Starter, movements: Iterable<Movement>): Promise<void> {
  await inParallel(movements, most, async ({ caseId, version }) => {
    await client.workflow.signalWithStart<typeof rectificationCase, [number]>('rectificationCase', { ...start(caseId, taskQueue), signal: moved, signalArgs: [version] });
  });
}

/** Lets each case look at its agenda again, as the product's clock was moved; starts the workflow where there is none. */
export async function wakeByClock({ client, taskQueue }: Starter, caseIds: Iterable<string>): Promise<void> {
  await inParallel(caseIds, most, async (caseId) => {
    await client.workflow.signalWithStart<typeof rectificationCase>('rectificationCase', { ...start(caseId, taskQueue), signal: clockMoved });
  });
}

/** Tells the workflows of cases that are over, so that they end; where none runs, none is started. */
export async function letEnd({ client }: Starter, movements: Iterable<Movement>): Promise<void> {
  await inParallel(movements, most, async ({ caseId, version }) => {
    try {
      await client.workflow.getHandle(caseWorkflowId(caseId)).signal(moved, version);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  });
}
