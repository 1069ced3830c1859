import { Connection } from '@temporalio/client';
import { searchAttributes } from './search-attributes.ts';

/** True when the server answers, has the namespace and knows every search attribute. Takes at most `timeoutMs`. */
export async function isReady(address: string, namespace: string, timeoutMs = 2_000): Promise<boolean> {
  const connection = Connection.lazy({ address, connectTimeout: timeoutMs, interceptors: [] });
  try {
    return await connection.withDeadline(Date.now() + timeoutMs, () => answers(connection, namespace));
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

async function answers(connection: Connection, namespace: string): Promise<boolean> {
  await connection.ensureConnected();
  await connection.workflowService.describeNamespace({ namespace });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return Object.keys(searchAttributes).every((name) => name in (customAttributes ?? {}));
}

/** True when a worker has asked for work on the task queue after `since`. */
export async function isPolled(address: string, namespace: string, taskQueue: string, since: Date, timeoutMs = 2_000): Promise<boolean> {
  const connection = Connection.lazy({ address, connectTimeout: timeoutMs, interceptors: [] });
  try {
    const request = { namespace, taskQueue: { name: taskQueue }, taskQueueType: workflowTasks };
    const { pollers } = await connection.withDeadline(Date.now() + timeoutMs, () => connection.workflowService.describeTaskQueue(request));
    return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 >= since.getTime() - 1000);
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

/** The task queue type of workflow tasks in Temporal's API. */
const workflowTasks = 1;
