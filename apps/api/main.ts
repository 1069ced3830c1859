import 'reflect-metadata';
import { interruption } from '#local/interruption';
import { settings } from '#settings/settings';
import { CannotStart, whyNot } from './cannot-start.ts';
import { serve } from './serve.ts';

/** The API as a process: reads its settings from the environment and serves until it is told to stop. */
async function main(): Promise<void> {
  const given = settings(process.env);
  if (given.databaseUrl === undefined) throw new CannotStart('api-no-database');
  const { signal, release } = interruption();
  await serve(given, given.databaseUrl, signal);
  release();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${whyNot(error, process.env['XIAOHAO_LOCALE'] === 'en' ? 'en' : 'zh-CN')}\n`);
  process.exit(1);
}
