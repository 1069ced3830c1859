import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { isFounded, seedDemonstration } from '#demonstration/seed';
import { start } from '#local/start';
import { fillWhole } from '#local/whole-database';
import { terminalOf } from './terminal.ts';

const program = (name: string): string => fileURLToPath(new URL(`../${name}/main.js`, import.meta.url));

export function addStart(parent: Command): void {
  parent
    .command('start')
    .description('bring up the whole product on this machine: database, Temporal, API, worker')
    .action(async (_: unknown, command: Command) => {
      const { settings, say, word } = terminalOf(command);
      await start(settings, {
        programs: { api: program('api'), worker: program('worker') },
        seed: async (given, { databaseUrl, ownerUrl }) => {
          const told = (done: number, all: number): void => {
            if (done % 50 === 0 || done === all) say(word('seeding', { done, all }));
          };
          const seed = async (url: string): Promise<void> => void (await seedDemonstration(url, given, told));
          if (await isFounded(databaseUrl)) return;
          await (given.databaseUrl === undefined ? fillWhole(ownerUrl, seed) : seed(databaseUrl));
        },
        tell: (line) => process.stdout.write(`${line}\n`),
      });
    });
}
