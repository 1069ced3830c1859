import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '#settings/settings';
import { postgresFolder } from './data-folder.ts';
import { LocalProblem } from './local-problem.ts';
import { keepRunning } from './keep-running.ts';
import { startPostgres } from './postgres.ts';
import { startTemporal } from './temporal.ts';
import { isReady } from './temporal-health.ts';
import { use } from './users.ts';

/** The database and Temporal of one machine: given by the settings, or started here. */
export type Services = Readonly<{
  databaseUrl: string;
  ownerUrl: string;
  temporalAddress: string;
  temporalUi?: string;
  /** Stops what was started here, Temporal first, unless another process uses it. */
  stop: () => Promise<void>;
}>;

/** Told when a service that ended is started again. */
export type ServiceEvents = Readonly<{ restarting: (service: string) => void }>;

/** The database: the given one, or one started in the data folder and started again whenever it ends. */
export type Database = Pick<Services, 'databaseUrl' | 'ownerUrl' | 'stop'>;

/** Starts PostgreSQL unless the settings name one. */
export async function startDatabase(settings: Settings, { restarting }: ServiceEvents): Promise<Database> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = settings;
  if (databaseUrl !== undefined) return { databaseUrl, ownerUrl: databaseOwnerUrl ?? databaseUrl, stop: async () => undefined };
  const folder = await postgresFolder(dataDir);
  const endUse = use(join(dataDir, 'users', 'postgres'));
  const start = (port?: number) => startPostgres({ dataDir: folder, durable: true, logFile: join(folder, '..', 'postgres.log'), ...(port === undefined ? {} : { port }) });
  const first = await start();
  const stop = keepRunning(first, () => start(first.port), () => restarting('PostgreSQL'));
  return { databaseUrl: first.url, ownerUrl: first.url, stop: () => stop(endUse()) };
}

/** Temporal: the given one, or one started in the data folder and started again whenever it ends. */
export type Clock = Pick<Services, 'temporalAddress' | 'temporalUi' | 'stop'>;

/** Starts Temporal unless the settings name one. */
export async function startClock(settings: Settings, { restarting }: ServiceEvents): Promise<Clock> {
  const { temporalAddress, temporalNamespace: namespace, dataDir } = settings;
  if (temporalAddress !== undefined) return { temporalAddress, stop: async () => undefined };
  const endUse = use(join(dataDir, 'users', 'temporal'));
  const start = (port?: number) => startTemporal({ dataDir: join(dataDir, 'temporal'), namespace, ...(port === undefined ? {} : { port }) });
  const first = await start();
  const stop = keepRunning(first, () => start(Number(first.address.split(':')[1])), () => restarting('Temporal'));
  return { temporalAddress: first.address, ...(first.uiUrl === undefined ? {} : { temporalUi: first.uiUrl }), stop: () => stop(endUse()) };
}

/** Looks whether a Temporal that the settings name is there; gives it a moment. Refuses with `temporal-unreachable`. */
async function answering(settings: Settings, clock: Clock): Promise<Clock> {
  const { temporalAddress: address, temporalNamespace: namespace } = settings;
  if (address === undefined) return clock;
  for (const end = performance.now() + 10_000; performance.now() < end; await sleep(250)) if (await isReady(address, namespace)) return clock;
  throw new LocalProblem('temporal-unreachable', { address, namespace });
}

/** Starts both at once. When one cannot start, the other is stopped again. */
export async function startServices(settings: Settings, events: ServiceEvents): Promise<Services> {
  const [database, clock] = [startDatabase(settings, events), startClock(settings, events).then((clock) => answering(settings, clock))];
  const results = await Promise.allSettled([database, clock]);
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return together(await database, await clock);
  await Promise.allSettled([database.then((service) => service.stop()), clock.then((service) => service.stop())]);
  throw failed.reason;
}

const together = (database: Database, clock: Clock): Services => ({
  ...database,
  ...clock,
  stop: async () => {
    await clock.stop();
    await database.stop();
  },
});
