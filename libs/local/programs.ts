import { join } from 'node:path';
import type { Settings } from '#settings/settings';
import { reachable } from './port.ts';
import type { Services } from './services.ts';
import type { ChildSpec } from './supervise.ts';
import { isPolled } from './temporal-health.ts';

/** The files that Node runs as the API and as the worker. */
export type Programs = Readonly<{ api: string; worker: string }>;

/** The API: ready when it says so itself. */
export const apiSpec = (settings: Settings, services: Services, programs: Programs): ChildSpec => ({
  name: 'api',
  words: [programs.api],
  env: environment(settings, services),
  logFile: logOf(settings, 'api'),
  isReady: () => answersWell(`http://${reachable(settings.host)}:${settings.port}/readyz`),
});

/** The worker: ready when it asks Temporal for work. */
export const workerSpec = (settings: Settings, services: Services, programs: Programs): ChildSpec => ({
  name: 'worker',
  words: [programs.worker],
  env: environment(settings, services),
  logFile: logOf(settings, 'worker'),
  isReady: (since) => isPolled(services.temporalAddress, settings.temporalNamespace, settings.taskQueue, since),
});

const logOf = (settings: Settings, name: string): string => join(settings.dataDir, 'logs', `${name}.log`);

/** The environment of a child: the parent's, with what was chosen; without the owner of the tables, whom it does not need. */
const environment = (settings: Settings, services: Services): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: services.databaseUrl,
  DATABASE_OWNER_URL: '',
  TEMPORAL_ADDRESS: services.temporalAddress,
  TEMPORAL_NAMESPACE: settings.temporalNamespace,
  HOST: settings.host,
  PORT: String(settings.port),
  XIAOHAO_DATA: settings.dataDir,
  XIAOHAO_MODE: settings.mode,
  XIAOHAO_SECRET: settings.secret ?? '',
  XIAOHAO_PUBLIC_URL: settings.publicUrl,
});

const answersWell = (url: string): Promise<boolean> => fetch(url, { signal: AbortSignal.timeout(2_000) }).then((answer) => answer.ok, () => false);
