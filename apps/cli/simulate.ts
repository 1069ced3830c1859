import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError } from 'commander';
import { fillIn } from '#catalogue/fill-in';
import { namesOf } from '#catalogue/names';
import { sentenceOf } from '#catalogue/sentence';
import { differenceSentence } from '#catalogue/simulation';
import { reportLines, simulationReportWords } from '#catalogue/simulation-report';
import { policyOfVersion } from '#commands/policy-versions';
import { simulate } from '#commands/simulation/simulate';
import type { Simulation } from '#commands/simulation/simulation';
import { UnknownRules } from '#commands/unknown-rules';
import { completed } from '#domain/policy/file';
import { Refusal } from '#domain/refusal';
import type { Outline } from '#domain/simulation/outline';
import { day, instant } from '#domain/text';
import { at, instantOf, millis } from '#domain/time';
import { parseCalendarFile } from '#intake/calendar-file';
import { failWith } from './failure.ts';
import { soundPolicy } from './policy-publishing.ts';
import { connectedTo, type Connection, type Terminal } from './terminal.ts';

type Options = Readonly<{ policy?: string; calendar?: string; from: string; to: string; cases?: string; examples: number; threads?: number }>;

const isFile = (name: string): boolean => /\.(ya?ml|json)$/i.test(name);

/** An instant, or a day for its first or its last second. */
const instantFrom = (end: 'first' | 'last') => (text: string): string => {
  if (day.safeParse(text).success) return end === 'first' ? at(text, 0) : instantOf(millis(at(text, 1440)) - 1000);
  const parsed = instant.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('write a day such as 2015-01-01, or an instant such as 2015-01-01T00:00:00+08:00');
  return parsed.data;
};

function countFrom(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('write a whole number');
  return Number(text);
}

/** A change of the calendar that is only tried: it may lie in the past. */
async function calendarChange(path: string, { locale, word }: Terminal): Promise<NonNullable<Simulation['calendar']>> {
  const { value, problems } = parseCalendarFile(await readFile(path), () => []);
  if (value !== undefined) return value;
  failWith((problems ?? []).map(({ line, column, code, facts }) => word('city-problems', { line, column, sentence: sentenceOf(locale, { code, facts }) })));
}

async function wantedBy({ policy, calendar, from, to, examples }: Options, terminal: Terminal): Promise<Simulation> {
  if (policy === undefined && calendar === undefined) throw new Refusal('simulation-tries-nothing');
  if (to < from) throw new Refusal('simulation-period-empty');
  return {
    period: { from, to }, examples,
    ...(policy === undefined ? {} : { policy: isFile(policy) ? completed(await soundPolicy(policy, terminal)) : policy }),
    ...(calendar === undefined ? {} : { calendar: isFile(calendar) ? await calendarChange(calendar, terminal) : calendar }),
  };
}

/** Versions that nobody published end the command with their sentence before anything is read. */
async function checkVersions({ policy, calendar }: Simulation, { deps }: Connection): Promise<void> {
  if (typeof policy === 'string' && (await policyOfVersion(deps, deps.pool, policy)) === undefined) throw new Refusal('policy-unknown', { version: policy });
  if (typeof calendar !== 'string') return;
  await deps.calendars.at(deps.pool, calendar).catch((error: unknown) => {
    throw error instanceof UnknownRules ? new Refusal('unknown-calendar', { id: calendar }) : error;
  });
}

/** One line of JSON for each case: how it goes under both rules, and where it parts. */
const caseLine = (outline: Outline, { locale }: Terminal): string =>
  `${JSON.stringify({ ...outline, ...(outline.first === undefined ? {} : { explained: differenceSentence(locale, outline.first) }) })}\n`;

async function run(options: Options, connection: Connection): Promise<void> {
  const { deps, json, locale, show } = connection;
  const words = simulationReportWords[locale];
  const wanted = await wantedBy(options, connection);
  await checkVersions(wanted, connection);
  const shown = process.stderr.isTTY && !json;
  const bar = new SingleBar({ format: `${words.simulating} {bar} {percentage}% | {value}/{total} | {eta_formatted}`, stream: process.stderr, hideCursor: true });
  const file = options.cases === undefined ? undefined : createWriteStream(options.cases);
  const written = file === undefined ? undefined : finished(file);
  const started = performance.now();
  if (shown) bar.start(1, 0);
  try {
    const report = await simulate(deps, wanted, {
      onProgress: ({ done, all }) => {
        if (!shown) return;
        bar.setTotal(all);
        bar.update(done);
      },
      ...(options.threads === undefined ? {} : { threads: options.threads }),
      ...(file === undefined ? {} : { onCase: (one) => void file.write(caseLine(one, connection)) }),
    });
    if (shown) bar.stop();
    file?.end();
    await written;
    const seconds = (performance.now() - started) / 1000;
    const names = namesOf(await deps.directory.current(deps.pool));
    const lines = [...reportLines(locale, report, names), ...(options.cases === undefined ? [] : [fillIn(locale, words['cases-written'], { file: options.cases })])];
    show({ ...report, examples: report.examples.map((one) => ({ ...one, explained: differenceSentence(locale, one.first, names) })), seconds, casesPerSecond: Math.round(report.cases / seconds) }, lines);
  } finally {
    if (shown) bar.stop();
    file?.destroy();
  }
}

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('replay the log of a period under another policy or calendar: what would have fired; writes nothing')
    .option('--policy <file|version>', 'a policy file, or a published version')
    .option('--calendar <file|version>', 'a calendar file (a notice, an overlay or hours), or a version')
    .requiredOption('--from <day>', 'the first day or instant of the period', instantFrom('first'))
    .requiredOption('--to <day>', 'the last day or instant of the period', instantFrom('last'))
    .option('--examples <n>', 'how many changed cases are explained', countFrom, 10)
    .option('--threads <n>', 'how many threads work at once, 0 for none beside the first; as many as the log is worth unless given', countFrom)
    .option('--cases <file>', 'where the result of each case goes, a line of JSON each')
    .action((options: Options, command: Command) => connectedTo(command, (connection) => run(options, connection)));
}
