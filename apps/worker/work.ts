import { isGrpcServiceError } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { type Deps, openCommands } from '#commands/deps';
import { isUnavailable } from '#database/database-unavailable';
import { openPool } from '#database/pool';
import { schemaState } from '#database/schema';
import { aborted } from '#local/interruption';
import { openMailer } from '#notify/mailer';
import type { Settings } from '#settings/settings';
import { CannotStart } from './cannot-start.ts';
import { connectionsNeeded, openWorkers } from './open-workers.ts';
import { persist } from './persist.ts';
import { relay } from './relay.ts';
import { openStarter, type Starter } from './starter.ts';
import { workflowBundle } from './workflow-bundle.ts';

export type Work = Readonly<{ settings: Settings; databaseUrl: string; temporalAddress: string; log: Logger }>;

/** Works until the signal aborts: the workers of the task queues, and the relay. Waits for a database and a Temporal that are away; throws what waiting cannot mend. */
export async function work({ settings, databaseUrl, temporalAddress, log }: Work, signal: AbortSignal): Promise<void> {
  const pool = openPool(databaseUrl, { applicationName: 'xiaohao-worker', max: connectionsNeeded, onLost: ({ message }) => log.warn({ error: message }, 'a connection to the database was lost') });
  const deps = openCommands(pool, { demonstration: settings.mode === 'demonstration' });
  try {
    await schemaIsRight(deps, log, signal);
    const connection = await persist(() => NativeConnection.connect({ address: temporalAddress }), signal, waitingFor(log, `Temporal at ${temporalAddress}`));
    if (connection === undefined) return;
    await serve({ settings, deps, connection, temporalAddress, log }, signal).finally(() => connection.close());
  } finally {
    await pool.end();
  }
}

const waitingFor = (log: Logger, what: string) => (error: unknown): void => log.warn({ error: error instanceof Error ? error.message : String(error) }, `${what} cannot be reached; trying again`);

/** Throws CannotStart when the migrations have not been run. A schema that is ahead is served: it only grows. */
async function schemaIsRight({ pool }: Deps, log: Logger, signal: AbortSignal): Promise<void> {
  const waiting = waitingFor(log, 'the database');
  const state = await persist(() => schemaState(pool), signal, (error) => {
    if (!isUnavailable(error)) throw error;
    waiting(error);
  });
  if (state?.kind === 'behind') throw new CannotStart('schema-behind', { missing: state.missing });
}

type Serving = Readonly<{ settings: Settings; deps: Deps; connection: NativeConnection; temporalAddress: string; log: Logger }>;

async function serve({ settings, deps, connection, temporalAddress, log }: Serving, signal: AbortSignal): Promise<void> {
  const { temporalNamespace: namespace, taskQueue, locale, smtpUrl, mailFrom, publicUrl } = settings;
  const starter = openStarter({ address: temporalAddress, namespace, taskQueue });
  try {
    await namespaceIsThere(starter, namespace, log, signal);
    if (signal.aborted) return;
    const mail = smtpUrl === undefined ? {} : { mail: { mailer: openMailer({ url: smtpUrl, from: mailFrom }), publicUrl } };
    const workers = await openWorkers({ connection, namespace, taskQueue, bundle: await workflowBundle(log), deps, locale, ...mail });
    log.info({ taskQueue, namespace, mail: smtpUrl !== undefined }, 'the worker is at work');
    await together([...workers.map((worker) => running(worker)), (ended) => relay({ deps, starter, mail: smtpUrl !== undefined, log }, ended)], signal);
    log.info('the worker has stopped');
  } finally {
    await starter.close();
  }
}

/** NOT_FOUND among gRPC's status codes. */
const notFound = 5;

async function namespaceIsThere({ client }: Starter, namespace: string, log: Logger, signal: AbortSignal): Promise<void> {
  const waiting = waitingFor(log, 'Temporal');
  await persist(() => client.workflowService.describeNamespace({ namespace }), signal, (error) => {
    if (isGrpcServiceError(error) && Number(error.code) === notFound) throw new CannotStart('no-namespace', { namespace });
    waiting(error);
  });
}

/** Something that works until a signal aborts. */
type Working = (ended: AbortSignal) => Promise<void>;

/** Runs a worker until the signal aborts; what it was doing is finished first. */
const running = (worker: Worker): Working => (ended) => worker.runUntil(aborted(ended));

/** Does several things until the signal aborts or one of them fails; then all end, and the failure is thrown. */
async function together(works: readonly Working[], signal: AbortSignal): Promise<void> {
  const failed = new AbortController();
  const ended = AbortSignal.any([signal, failed.signal]);
  const runs = works.map((begin) => begin(ended));
  for (const run of runs) run.catch(() => failed.abort());
  await Promise.allSettled(runs);
  await Promise.all(runs);
}
