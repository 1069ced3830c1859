import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { inTransaction, openPool } from '#database/pool';
import { openCommands } from '../deps.ts';
import type { Range } from './log.ts';
import { runnerHere } from './part.ts';
import type { Task } from './threads.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread of a simulation');

const { databaseUrl, demonstration, snapshot, simulation, outlined } = workerData as Task;
const pool = openPool(databaseUrl, { applicationName: 'xiaohao-simulation', max: 1, statementTimeout: 0 });

/** Takes one range after the other, and answers each with its part, until there is none left. */
await inTransaction(
  pool,
  async (client) => {
    await client.query(`set transaction snapshot '${snapshot}'`);
    const run = await runnerHere(openCommands(pool, { demonstration }), client, simulation, outlined);
    port.postMessage('ready');
    for await (const [range] of on(port, 'message') as AsyncIterable<readonly [Range | 'done']>) {
      if (range === 'done') break;
      port.postMessage(await run(range));
    }
  },
  'repeatable read read only',
);
await pool.end();
