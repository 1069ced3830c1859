import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { seedDemonstration } from '#local/seed';
import { start } from '#local/start';
import { terminalOf } from './terminal.ts';

const program = (name: string): string => fileURLToPath(new URL(`../${name}/main.js`, import.meta.url));

export function addStart(parent: Command): void {
  parent
    .command('start')
    .description('bring up the whole product on this machine: database, Temporal, API, worker')
    .action(async (_: unknown, command: Command) => {
      const { settings } = terminalOf(command);
      await start(settings, { programs: { api: program('api'), worker: program('worker') }, seed: seedDemonstration, tell: (line) => process.stdout.write(`${line}\n`) });
    });
}
