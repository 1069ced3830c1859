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
