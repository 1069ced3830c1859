import { Client, Connection } from '@temporalio/client';
import type { Stir } from '#commands/demo-clock';
import { wakeByClock } from '../../worker/wake.ts';
import { wakeWaiting } from '../../worker/wake-waiting.ts';
import { Problem } from '../problems/problem.ts';

/** What the API asks of Temporal: whether it is there, and to let cases look at their agenda again. No command ever waits for it. */
export type Workflows = Readonly<{
  reachable: () => Promise<boolean>;
  wake: (caseIds: readonly string[]) => Promise<void>;
  /** The same for what waits beside the cases. */
  stir: Stir;
  close: () => Promise<void>;
}>;

/** Where no Temporal was named: commands work, the clock cannot be moved. */
export const noWorkflows: Workflows = {
  reachable: () => Promise.resolve(false),
  wake: () => Promise.reject(new Problem(503, 'temporal-unavailable', { seconds: 5 }, 5)),
  stir: () => Promise.reject(new Problem(503, 'temporal-unavailable', { seconds: 5 }, 5)),
  close: () => Promise.resolve(),
};

/** How long Temporal may take to say that it is there, in milliseconds. */
const patience = 1_000;

/** Connects to Temporal when it is first asked something. */
export function connectWorkflows(address: string, namespace: string, taskQueue: string): Workflows {
  const connection = Connection.lazy({ address, connectTimeout: patience });
  const client = new Client({ connection, namespace });
  return {
    reachable: () =>
      connection.withDeadline(Date.now() + patience, () => connection.workflowService.getSystemInfo({})).then(
        () => true,
        () => false,
      ),
    wake: (caseIds) => wakeByClock({ client, taskQueue }, caseIds),
    stir: (waiting) => wakeWaiting({ client, taskQueue }, waiting),
    close: () => connection.close(),
  };
}
