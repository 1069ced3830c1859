import { type NativeConnection, Worker } from '@temporalio/worker';
import type { Deps } from '#commands/deps';
import type { Mailer } from '#notify/mailer';
import { amendmentActivities } from './amendment-activities.ts';
import { campaignActivities } from './campaign-activities.ts';
import { caseActivities } from './case-activities.ts';
import { mailActivities, recordingActivities } from './delivery-activities.ts';
import type { ActivityOptions } from './paced-activities.ts';
import { rankingActivities } from './ranking-activities.ts';
import { samplingActivities } from './sampling-activities.ts';
import { unitActivities } from './unit-activities.ts';
import type { WorkflowBundle } from './workflow-bundle.ts';

/** What the workers of one process serve. Without a mailer nothing is mailed. */
export type WorkersOptions = ActivityOptions & Readonly<{
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  bundle: WorkflowBundle;
  deps: Deps;
  mail?: Readonly<{ mailer: Mailer; publicUrl: string }>;
}>;

/** Activities at once, and local ones. Each holds a connection to the database for a moment; the pool needs as many, and some for the relay. */
const activities = 16;
const localActivities = 8;
/** Connections that a pool for these workers and the relay needs. */
export const connectionsNeeded = activities + localActivities + 6;

/** Mail under way at once: mail servers do not like many connections from one sender. */
const mails = 4;

/** One worker for the cases, and one for nothing but mail, so that a mail server that hangs takes no place from a case. */
export async function openWorkers({ connection, namespace, taskQueue, bundle, deps, mail, ...options }: WorkersOptions): Promise<readonly Worker[]> {
  const shared = { connection, namespace, shutdownGraceTime: '10s', shutdownForceTime: '20s' } as const;
  const cases = await Worker.create({
    ...shared,
    taskQueue,
    workflowBundle: bundle,
    activities: { ...caseActivities(deps, options), ...amendmentActivities(deps, options), ...campaignActivities(deps, options), ...samplingActivities(deps, options), ...rankingActivities(deps, options), ...unitActivities(deps, options), ...recordingActivities(deps) },
    maxConcurrentActivityTaskExecutions: activities,
    maxConcurrentLocalActivityExecutions: localActivities,
    maxCachedWorkflows: 500,
  });
  if (mail === undefined) return [cases];
  const { mailer, publicUrl } = mail;
  return [cases, await Worker.create({ ...shared, taskQueue: `${taskQueue}-mail`, activities: mailActivities(deps, mailer, { locale: options.locale, publicUrl }), maxConcurrentActivityTaskExecutions: mails })];
}
