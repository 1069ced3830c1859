import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from '@jest/globals';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { temporal } from '@temporalio/proto';
import type { Deps } from '#commands/deps';
import { instantOf, millis, type Instant } from '#domain/time';
import type { Mailer } from '#notify/mailer';
import { openWorkers } from '../../apps/worker/open-workers.ts';
import type { Starter } from '../../apps/worker/wake.ts';
import { type WorkflowBundle, workflowBundle } from '../../apps/worker/workflow-bundle.ts';
import { temporalAddress } from './temporal.ts';

/** The workers of one test file on the Temporal of the run, under a task queue of their own. Its members may be used from beforeAll on. */
export type Clockwork = Readonly<{
  starter: () => Starter;
  bundle: () => WorkflowBundle;
  /** Starts workers; they are stopped at the end, or before by the returned function. */
  work: (options: WorkOptions) => Promise<() => Promise<void>>;
  /** Starts a workflow whose time is skipped while it only waits. */
  skipping: (workflowType: string, workflowId: string, args: readonly unknown[]) => Promise<WorkflowHandle>;
}>;

export type WorkOptions = Readonly<{ deps: Deps; clock?: (workflowNow: number) => Deps['clock']; mailer?: Mailer }>;

export function clockwork(): Clockwork {
  const taskQueue = `test-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const running = new Set<() => Promise<void>>();
  let open: Readonly<{ connection: NativeConnection; client: Client; bundle: WorkflowBundle }> | undefined;
  const parts = (): NonNullable<typeof open> => open ?? missing();
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } }, shutdownSignals: [] });
    const address = temporalAddress();
    const connection = await NativeConnection.connect({ address });
    open = { connection, client: new Client({ connection: await Connection.connect({ address }) }), bundle: await workflowBundle() };
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...running].map((stop) => stop()));
    await open?.client.connection.close();
    await open?.connection.close();
    await Runtime.instance().shutdown();
  }, 30_000);
  const work = async ({ deps, clock, mailer }: WorkOptions): Promise<() => Promise<void>> => {
    const { connection, bundle } = parts();
    const mail = mailer === undefined ? {} : { mail: { mailer, publicUrl: 'https://xiaohao.test' } };
    const workers = await openWorkers({ connection, namespace: 'default', taskQueue, bundle, deps, locale: 'zh-CN', ...mail, ...(clock === undefined ? {} : { clock }) });
    const runs = workers.map((worker) => worker.run());
    const stop = async (): Promise<void> => {
      if (!running.delete(stop)) return;
      workers.forEach((worker: Worker) => worker.shutdown());
      await Promise.all(runs);
    };
    running.add(stop);
    return stop;
  };
  const skipping = async (workflowType: string, workflowId: string, args: readonly unknown[]): Promise<WorkflowHandle> => {
    const { client } = parts();
    const payloads = args.map((arg) => client.options.loadedDataConverter.payloadConverter.toPayload(arg));
    await client.workflowService.startWorkflowExecution({
      namespace: 'default', workflowId, workflowType: { name: workflowType }, taskQueue: { name: taskQueue }, requestId: workflowId, input: temporal.api.common.v1.Payloads.create({ payloads }), timeSkippingConfig: { enabled: true },
    });
    return client.workflow.getHandle(workflowId);
  };
  return { starter: () => ({ client: parts().client, taskQueue }), bundle: () => parts().bundle, work, skipping };
}

function missing(): never {
  throw new Error('the clockwork runs from beforeAll on');
}

/** Lets the time of workflows that begin now stand for a time in the town: `begin` at their start, and on from there to the second. */
export function townTime(begin: Instant): (workflowNow: number) => Deps['clock'] {
  const offset = millis(begin) - Date.now();
  return (workflowNow) => ({ now: () => Promise.resolve(instantOf(Math.floor((workflowNow + offset) / 1000) * 1000)) });
}

/** Asks until the answer satisfies, and returns it. */
export async function until<T>(ask: () => Promise<T>, satisfies: (answer: T) => boolean, patienceMs = 30_000): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (performance.now() > end) throw new Error(`still not so after ${patienceMs} ms: ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}
