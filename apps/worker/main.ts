import { Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { interruption } from '#local/interruption';
import { type Settings, settings } from '#settings/settings';
import { CannotStart, whyNot } from './cannot-start.ts';
import { temporalLogger } from './temporal-logger.ts';
import { work } from './work.ts';

/** The worker as a process: reads its settings from the environment and works until it is told to stop. */
async function main(): Promise<void> {
  const given = settings(process.env);
  const { databaseUrl, temporalAddress, logLevel } = given;
  if (databaseUrl === undefined) throw new CannotStart('no-database-named');
  if (temporalAddress === undefined) throw new CannotStart('no-temporal-named');
  const log = pino({ level: logLevel, base: { process: 'worker' }, timestamp: pino.stdTimeFunctions.isoTime });
  Runtime.install({ logger: temporalLogger(log), telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } }, shutdownSignals: [] });
  const { signal, release } = interruption();
  await work({ settings: given, databaseUrl, temporalAddress, log }, signal);
  release();
}

const localeOf = (env: Readonly<Record<string, string | undefined>>): Settings['locale'] => (env['XIAOHAO_LOCALE'] === 'en' ? 'en' : 'zh-CN');

try {
  await main();
} catch (error) {
  process.stderr.write(`${whyNot(error, localeOf(process.env))}\n`);
  process.exit(1);
}
