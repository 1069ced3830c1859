import type { Command } from 'commander';
import { campaignCliWords } from '#catalogue/campaign';
import { fillIn } from '#catalogue/fill-in';
import { namesOf } from '#catalogue/names';
import { verifySamples, type Verified } from '#commands/samples';
import { connectedTo, type Connection } from './terminal.ts';

async function verify(offices: readonly string[], { deps, locale, show }: Connection): Promise<void> {
  const city = await deps.directory.current(deps.pool);
  const names = namesOf(city);
  const found: Verified[] = [];
  for (const office of offices.length > 0 ? offices : Object.keys(city.offices)) found.push(...(await verifySamples(deps.pool, office)));
  const words = campaignCliWords[locale];
  const lines = found.map(({ office, sample: { month, seed, candidates, drawn }, wrong }) =>
    wrong === undefined
      ? fillIn(locale, words.verified, { month, office: names.office(office), count: candidates.count, drawn: drawn.length, seed })
      : fillIn(locale, words['not-verified'], { month, office: names.office(office), what: wrong }));
  show(found, lines.length > 0 ? lines : [words['no-samples']]);
  if (found.some(({ wrong }) => wrong !== undefined)) process.exitCode = 1;
}

export function addSample(program: Command): void {
  const sample = program.command('sample').description('samples of closed cases, drawn for a look back by a recorded seed');
  sample
    .command('verify [office...]')
    .description('draw every sample again from the log as it was then; exit status 1 when one does not agree')
    .action((offices: readonly string[], _: unknown, command: Command) => connectedTo(command, (connection) => verify(offices, connection)));
}
