import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

const folder = new URL('../../workflows/histories/', import.meta.url);

/** The histories that are kept, by name. */
export const storedNames: readonly string[] = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.json')).toSorted();

/** A kept history as JSON. */
export const storedHistory = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, folder), 'utf8'));

/** What says on which machine and by whose paths a history was recorded; replaying does not look at it. */
const local = new Set(['identity', 'stackTrace', 'sdkVersion', 'binaryChecksum']);

/** A worker's own queue is called after its process and its machine. */
const withoutHost = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll(`@${hostname()}`, '@worker') : value);

/** Keeps a complete history under a name, one event on a line. */
export async function store(client: Client, name: string, workflowId: string, runId?: string): Promise<void> {
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const { events } = JSON.parse(historyToJSON(history)) as { events: readonly unknown[] };
  const lines = events.map((event) => JSON.stringify(event, (key, value: unknown) => (local.has(key) ? undefined : withoutHost(value))));
  await writeFile(new URL(`${name}.json`, folder), `{"events":[\n${lines.join(',\n')}\n]}\n`);
}
