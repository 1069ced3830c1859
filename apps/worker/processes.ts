import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import { moved } from '#workflows/agenda';
import { inParallel } from './in-parallel.ts';
import type { Starter } from './starter.ts';

/** Calls to Temporal under way at the same time. */
const most = 32;

/** A workflow that lives as long as what it serves, with the id of what it serves as its argument, and that looks again when it hears `moved`. */
export type Process = Readonly<{ type: string; workflowIdOf: (id: string) => string }>;

/** Something has reached a version. */
export type Move = Readonly<{ id: string; version: number }>;

/** Tells the process of each that it has moved, and starts it where there is none; never more than one runs. */
export async function stir({ client, taskQueue }: Starter, { type, workflowIdOf }: Process, moves: Iterable<Move>): Promise<void> {
  await inParallel(moves, most, async ({ id, version }) => {
    await client.workflow.signalWithStart(type, { workflowId: workflowIdOf(id), taskQueue, args: [id], signal: moved, signalArgs: [version] });
  });
}

/** More than any version of a stream: whoever hears it asks again. */
const news = Number.MAX_SAFE_INTEGER;

/** Lets the processes of all these look again, and starts those that are missing. */
export const stirAll = (starter: Starter, process: Process, ids: readonly string[]): Promise<void> => stir(starter, process, ids.map((id) => ({ id, version: news })));

/** Starts the process of each of these that has none; says how many had none. */
export async function restore(starter: Starter, process: Process, ids: readonly string[]): Promise<number> {
  const without: string[] = [];
  await inParallel(ids, most, async (id) => {
    if (!(await isRunning(starter, process.workflowIdOf(id)))) without.push(id);
  });
  await stirAll(starter, process, without);
  return without.length;
}

/** Whether the process of something is there and running. */
export async function isRunning({ client }: Starter, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Starts a workflow that is needed once: one that runs or has run is left as it is. True when it was started now. */
export async function startOnce({ client, taskQueue }: Starter, type: string, workflowId: string, args: readonly unknown[]): Promise<boolean> {
  try {
    await client.workflow.start(type, { workflowId, taskQueue, args: [...args], workflowIdReusePolicy: 'REJECT_DUPLICATE' });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
