import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import Long from 'long';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import pino from 'pino';
import type { Deps } from '#commands/deps';
import type { Mailer } from '#notify/mailer';
import { openWorkers } from '../../apps/worker/open-workers.ts';
import { openStarter, type Starter } from '../../apps/worker/starter.ts';
import { type WorkflowBundle, workflowBundle } from '../../apps/worker/workflow-bundle.ts';
import { temporalOfItsOwn } from './temporal.ts';

/** The workers of one test file, on a Temporal of their own. Its members may be used from beforeAll on. */
export type Clockwork = Readonly<{
  starter: () => Starter;
  /** Where its Temporal is, `host:port`. */
  address: () => string;
  bundle: () => WorkflowBundle;
  /** Starts workers; they are stopped at the end, or before by the returned function. */
  work: (options: WorkOptions) => Promise<() => Promise<void>>;
  /** Lets time pass for a workflow: its own clock jumps from timer to timer whenever nothing is under way, until so many milliseconds have gone. */
  pass: (workflowId: string, milliseconds: number) => Promise<void>;
}>;

const namespace = 'default';
/** FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT: the time has not passed yet. Otherwise it has, or the workflow ended before. */
const pollAgain = 1;

/** A length of time as Temporal's API has it. */
const durationOf = (milliseconds: number) => ({ seconds: Long.fromNumber(Math.floor(milliseconds / 1000)), nanos: (milliseconds % 1000) * 1_000_000 });

type OwnTemporal = Readonly<{ address: string; stop: () => Promise<void> }>;

export type WorkOptions = Readonly<{ deps: Deps; clock?: (workflowNow: number) => Deps['clock']; mailer?: Mailer }>;

/** On a Temporal that is started for the file and stopped at its end. */
export function clockwork(own: () => Promise<OwnTemporal> = temporalOfItsOwn): Clockwork {
  const taskQueue = `test-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const running = new Set<() => Promise<void>>();
  let open: Readonly<{ connection: NativeConnection; starter: ReturnType<typeof openStarter>; bundle: WorkflowBundle }> | undefined;
  let server: OwnTemporal | undefined;
  const parts = (): NonNullable<typeof open> => open ?? missing();
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } }, shutdownSignals: [] });
    server = await own();
    const { address } = server;
    const connection = await NativeConnection.connect({ address });
    open = { connection, starter: openStarter({ address, namespace, taskQueue }), bundle: await workflowBundle(pino({ level: 'warn' })) };
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...running].map((stop) => stop()));
    await open?.starter.close();
    await open?.connection.close();
    await server?.stop();
    await Runtime.instance().shutdown();
  }, 30_000);
  const work = async ({ deps, clock, mailer }: WorkOptions): Promise<() => Promise<void>> => {
    const { connection, bundle } = parts();
    const mail = mailer === undefined ? {} : { mail: { mailer, publicUrl: 'https://xiaohao.test' } };
    const workers = await openWorkers({ connection, namespace, taskQueue, bundle, deps, locale: 'zh-CN', ...mail, ...(clock === undefined ? {} : { clock }) });
    const runs = workers.map((worker) => worker.run());
    const stop = async (): Promise<void> => {
      if (!running.delete(stop)) return;
      workers.forEach((worker: Worker) => worker.shutdown());
      await Promise.all(runs);
    };
    running.add(stop);
    return stop;
  };
  const pass: Clockwork['pass'] = async (workflowId, milliseconds) => {
    const { workflowService } = parts().starter.client;
    const id = randomUUID();
    const workflowExecution = { workflowId };
    const timeSkippingConfig = { enabled: true, maxSessionSkipCount: 5_000, fastForwardConfig: { id, duration: durationOf(milliseconds) } };
    await workflowService.updateWorkflowExecutionOptions({ namespace, workflowExecution, workflowExecutionOptions: { timeSkippingConfig }, updateMask: { paths: ['time_skipping_config'] } });
    for (;;) {
      const { fastForwardPollingResult: result } = await workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
      if (result !== pollAgain) return;
    }
  };
  return { starter: () => parts().starter, address: () => server?.address ?? missing(), bundle: () => parts().bundle, work, pass };
}

function missing(): never {
  throw new Error('the clockwork runs from beforeAll on');
}
