import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#database/schema';
import { isFree } from '#local/port';
import { startPostgres, type RunningPostgres } from '#local/postgres';
import { endProcess, identify } from '#local/process-identity';
import { startTemporal, type RunningTemporal } from '#local/temporal';
import { until } from './until.ts';
import { type Part, type Places, type Serving, serving } from './serving.ts';

/** A machine of its own for a whole product: a durable PostgreSQL, a Temporal with a file, the API and the worker; each can be killed, and started again where it was. */
export type Machine = Readonly<{
  places: Places;
  serving: Serving;
  postgres: Part;
  temporal: Part;
  /** Starts whatever does not run. */
  startAll: () => Promise<void>;
  /** SIGKILL to everything at once. */
  killAll: () => Promise<void>;
  /** Deletes what Temporal keeps, while it does not run. */
  forgetTemporal: () => Promise<void>;
  /** Ends everything and removes the folder. */
  clear: () => Promise<void>;
}>;

type Service = Pick<RunningPostgres | RunningTemporal, 'pid' | 'stop'>;

/** A service of the machine as something that is started and ended. A killed one may hold its port for another moment. */
function service(start: () => Promise<Service>, first: Service): Part {
  let running: Service | undefined = first;
  return {
    pid: () => running?.pid,
    async start() {
      running ??= await until(start, () => true, 60_000);
    },
    async end(signal) {
      const [ending, identity] = [running, identify(running?.pid ?? 0)];
      running = undefined;
      if (signal === undefined) await ending?.stop();
      else if (identity !== undefined) await endProcess(identity, 20_000, signal);
    },
  };
}

/** A free port that nobody is given by the system while the service on it is down, not even whoever tries to reach it. */
async function lastingPort(): Promise<number> {
  const port = 15_000 + Math.floor(Math.random() * 15_000);
  return (await isFree(port)) ? port : lastingPort();
}

/** Sets up a machine with an empty, migrated database; API and worker do not run yet. */
export async function openMachine(): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'machine-'));
  await chmod(folder, 0o755);
  const [data, clocks] = [join(folder, 'postgres'), join(folder, 'temporal')];
  const [port, clockPort] = [await lastingPort(), await lastingPort()];
  const [database, clock] = await Promise.all([startPostgres({ dataDir: data, durable: true, port }), startTemporal({ dataDir: clocks, port: clockPort })]);
  await migrate(database.url);
  const places = { databaseUrl: database.url, temporalAddress: clock.address, taskQueue: `machine-${randomUUID()}` };
  const served = await serving(places);
  const postgres = service(() => startPostgres({ dataDir: data, durable: true, port }), database);
  const temporal = service(() => startTemporal({ dataDir: clocks, port: clockPort }), clock);
  const each = [served.api, served.worker, temporal, postgres];
  return {
    places, serving: served, postgres, temporal,
    startAll: async () => {
      await Promise.all([postgres.start(), temporal.start()]);
      await Promise.all([served.api.start(), served.worker.start()]);
    },
    killAll: async () => void (await Promise.all(each.map((one) => one.end('SIGKILL')))),
    forgetTemporal: () => rm(join(clocks, 'temporal.db'), { force: true }).then(() => Promise.all(['-wal', '-shm'].map((end) => rm(join(clocks, `temporal.db${end}`), { force: true })))).then(() => undefined),
    clear: async () => {
      for (const one of each) await one.end(one === served.api || one === served.worker ? 'SIGTERM' : undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
