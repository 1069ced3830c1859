import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openCommands } from '#commands/deps';
import { openPool } from '#database/pool';
import { schemaState } from '#database/schema';
import { openEvidence } from '#evidence/store';
import { aborted } from '#local/interruption';
import { sessionSecret } from '#settings/session-secret';
import type { Settings } from '#settings/settings';
import { openApplication } from './application.ts';
import { CannotStart } from './cannot-start.ts';
import { connectWorkflows, noWorkflows, type Workflows } from './demo/workflows.ts';

/** Live feeds of one person at a time: a few pages in a few windows. */
const feeds = 10;
/** How long requests under way may take to end, in milliseconds. */
const grace = 8_000;

/** Serves the API until the signal aborts, then ends what is under way. Throws CannotStart. */
export async function serve(settings: Settings, databaseUrl: string, signal: AbortSignal): Promise<void> {
  const pool = openPool(databaseUrl, { applicationName: 'xiaohao-api', max: 20, statementTimeout: 15_000 });
  const workflows = workflowsOf(settings);
  try {
    const state = await schemaState(pool);
    if (state.kind === 'behind') throw new CannotStart('api-schema-behind', { missing: state.missing });
    const demonstration = settings.mode === 'demonstration';
    const { publicUrl, locale, requestsPerMinute } = settings;
    const product = { deps: openCommands(pool, { demonstration }), secret: sessionSecret(settings), publicUrl, locale, demonstration, limits: { requestsPerMinute, feeds }, workflows, evidence: openEvidence(pool, settings) };
    const app = await openApplication(product, settings.logLevel);
    await listen(app, settings);
    await aborted(signal);
    await Promise.race([app.close(), sleep(grace, undefined, { ref: false })]);
  } finally {
    await workflows.close();
    await Promise.race([pool.end(), sleep(grace, undefined, { ref: false })]);
  }
}

const workflowsOf = ({ temporalAddress, temporalNamespace, taskQueue }: Settings): Workflows =>
  temporalAddress === undefined ? noWorkflows : connectWorkflows(temporalAddress, temporalNamespace, taskQueue);

async function listen(app: NestFastifyApplication, { port, host }: Settings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new CannotStart('port-in-use', { port, what: 'HTTP' });
    throw error;
  }
}
