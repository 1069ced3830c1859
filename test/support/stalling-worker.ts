import { NativeConnection, Runtime } from '@temporalio/worker';
import pino from 'pino';
import { openCommands } from '#commands/deps';
import { openPool } from '#database/pool';
import { openWorkers } from '../../apps/worker/open-workers.ts';
import { workflowBundle } from '../../apps/worker/workflow-bundle.ts';
import { townTime } from './town-time.ts';

/** A worker that stops thinking when it has written so many events of a type, as a duty performed, and not told Temporal yet: from then on it never learns what time it is. Says so, and waits to be killed. */
const [url = '', address = '', taskQueue = '', begin = '', type = 'ReminderSent', count = '1'] = process.argv.slice(2);
Runtime.install({ shutdownSignals: [] });
const pool = openPool(url, { applicationName: 'xiaohao-stalling' });
const time = townTime(begin);
const performed = async (): Promise<boolean> => (await pool.query('select 1 from events where type = $1', [type])).rows.length >= Number(count);
const clock = (workflowNow: number) => ({
  now: async () => {
    if (!(await performed())) return time(workflowNow).now(pool);
    console.log('performed, and told nobody');
    return new Promise<string>(() => undefined);
  },
});
const [worker] = await openWorkers({ connection: await NativeConnection.connect({ address }), namespace: 'default', taskQueue, bundle: await workflowBundle(pino({ level: 'warn' })), deps: openCommands(pool, { demonstration: false }), locale: 'zh-CN', clock });
console.log('at work');
await worker?.run();
