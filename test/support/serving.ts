import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { anyFreePort } from '#local/port';
import { type Program, run } from './program.ts';
import { until } from './until.ts';

/** Where the services of a product are, and the task queue by which it keeps apart from others on the same Temporal. */
export type Places = Readonly<{ databaseUrl: string; temporalAddress: string; taskQueue: string }>;

/** The two processes of a product on given services; each can be ended, and started again on the same port. */
export type Serving = Readonly<{
  url: string;
  /** The settings of its processes; those of the command line, too. */
  settings: NodeJS.ProcessEnv;
  api: Part;
  worker: Part;
}>;
export type Part = Readonly<{
  /** The process that runs; undefined when there is none. */
  pid: () => number | undefined;
  /** Starts the process unless it runs, and returns when it does its work. */
  start: () => Promise<void>;
  /** Ends the process that runs; does nothing when there is none. */
  end: (signal?: NodeJS.Signals) => Promise<void>;
}>;

/** A folder that is not there: no product of this machine is found by accident. */
const nowhere = join(tmpdir(), 'xiaohao-test-nowhere');

export async function serving({ databaseUrl, temporalAddress, taskQueue }: Places, more: NodeJS.ProcessEnv = {}): Promise<Serving> {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress, XIAOHAO_TASK_QUEUE: taskQueue, PORT: String(port), XIAOHAO_DATA: nowhere, XIAOHAO_MODE: 'demonstration', XIAOHAO_REQUESTS_PER_MINUTE: '0', XIAOHAO_SECRET: 'the secret of a product under test', ...more,
  };
  const answers = async (): Promise<boolean> => (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok;
  return {
    url, settings,
    api: part('dist/apps/api/main.js', settings, async ({ ended }) => {
      const over = ended.then(() => true);
      const gone = (): Promise<boolean> => Promise.race([over, Promise.resolve(false)]);
      await until(async () => (await gone()) || answers(), (ready) => ready, 60_000);
      if (await gone()) throw new Error('it ended before it was ready');
    }),
    worker: part('dist/apps/worker/main.js', settings, ({ says }) => says('the worker is at work')),
  };
}

function part(file: string, settings: NodeJS.ProcessEnv, ready: (program: Program) => Promise<void>): Part {
  let running: Program | undefined;
  return {
    pid: () => running?.pid,
    async start() {
      if (running !== undefined) return;
      const program = run([file], settings);
      running = program;
      await ready(program).catch(async (error: unknown) => {
        await program.end('SIGKILL');
        throw new Error(`${file} does not start: ${program.stdout()}${program.stderr()}`, { cause: error });
      });
    },
    async end(signal) {
      const program = running;
      running = undefined;
      await program?.end(signal);
    },
  };
}
