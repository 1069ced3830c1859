import { createWriteStream, type WriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { sentenceOf } from '#catalogue/sentence';
import { importHistory, type Past } from '#commands/import';
import { ensureUnits } from '#commands/past-units';
import { sight } from '#domain/case/sight';
import { clock as system } from '#domain/city/city';
import { stateCouncil } from '#domain/calendar/state-council';
import { readMapping, type HistoryMapping } from '#intake/history-mapping';
import { historyRows, type RowProblem } from '#intake/history-rows';
import { unitStats } from '#read-models/unit-stats';
import { failWith } from './failure.ts';
import { connectedTo, operator, type Connection } from './terminal.ts';

type Options = Readonly<{ mapping: string; dryRun?: boolean; history?: boolean; errors?: string }>;
type Counts = { imported: number; already: number; refused: number };

/** So many cases are recorded in one transaction. */
const batchSize = 500;

const csvCell = (text: string): string => `"${text.replaceAll('"', '""').replace(/^[=+\-@\t\r]/, "'$&")}"`;

/** Collects the rows that come back: line, column, code, reason, and the row as it was. Made only when there is one. */
function errorFile(path: string, { locale }: Connection) {
  let file: WriteStream | undefined;
  return {
    write({ row, column = '', code, facts, text }: RowProblem): void {
      file ??= createWriteStream(path).on('error', (error) => process.stderr.write(`${error.message}\n`));
      if (file.bytesWritten === 0 && file.writableLength === 0) file.write('\uFEFF行,列,代码,原因,原文\n');
      file.write(`${[String(row), column, code, sentenceOf(locale, { code, facts }), text.slice(0, 2000)].map(csvCell).join(',')}\n`);
    },
    async close(): Promise<string | undefined> {
      if (file === undefined) return undefined;
      file.end();
      await finished(file);
      return path;
    },
  };
}

async function mappingFrom(path: string, { locale, word }: Connection): Promise<HistoryMapping> {
  const { value, problems } = await readMapping(path);
  if (value !== undefined) return value;
  failWith((problems ?? []).map(({ line, column, code, facts }) => word('city-problems', { line, column, sentence: sentenceOf(locale, { code, facts }) })));
}

function progressBar(total: number, { json, word }: Connection) {
  const shown = process.stderr.isTTY && !json;
  const bar = new SingleBar({ format: `${word('reading')} {bar} {percentage}% | {cases} | {eta_formatted}`, stream: process.stderr, hideCursor: true });
  if (shown) bar.start(total, 0, { cases: 0 });
  let read = 0;
  return {
    bytes: (count: number) => (read += count),
    cases: (cases: number) => shown && bar.update(read, { cases }),
    stop: () => shown && bar.stop(),
  };
}

async function recorded(connection: Connection, batch: readonly Past[], counts: Counts, errors: ReturnType<typeof errorFile>, dryRun: boolean): Promise<void> {
  if (dryRun) {
    counts.imported += batch.length;
    return;
  }
  const { imported, already, refused } = await importHistory(connection.deps, batch, operator());
  counts.imported += imported;
  counts.already += already;
  counts.refused += refused.length;
  for (const { row, refusal } of refused) errors.write({ row, code: refusal.code, facts: refusal.facts, text: '' });
}

async function importFile(file: string, options: Options, connection: Connection): Promise<void> {
  const { deps, say, word, show } = connection;
  const mapping = await mappingFrom(options.mapping, connection);
  const dryRun = options.dryRun === true;
  const { create, names } = mapping.unit;
  const started = performance.now();
  const bar = progressBar((await stat(file)).size, connection);
  const errors = errorFile(options.errors ?? `${file}.errors.csv`, connection);
  const counts: Counts = { imported: 0, already: 0, refused: 0 };
  if (create !== undefined && !dryRun) {
    const units = [...new Map(Object.values(names).map((unit) => [unit.id, { ...unit, kind: create.kind }])).values()];
    const added = await ensureUnits(deps, operator(), { office: create.office, units });
    if (added.length > 0) say(word('import-units', { units: added }));
  }
  let batch: Past[] = [];
  for await (const row of historyRows(file, mapping, stateCouncil, bar.bytes)) {
    if ('problem' in row) {
      counts.refused += 1;
      errors.write(row.problem);
      continue;
    }
    batch.push(row.past);
    if (batch.length < batchSize) continue;
    await recorded(connection, batch, counts, errors, dryRun);
    batch = [];
    bar.cases(counts.imported);
  }
  await recorded(connection, batch, counts, errors, dryRun);
  bar.stop();
  const errorsIn = await errors.close();
  const seconds = (performance.now() - started) / 1000;
  const facts = { ...counts, seconds: seconds.toFixed(1), speed: Math.round((counts.imported + counts.already) / seconds), memory: Math.round(process.resourceUsage().maxRSS / 1024) };
  const units = dryRun ? [] : await summary(connection, mapping);
  show({ ...counts, seconds, casesPerSecond: facts.speed, peakMemoryMB: facts.memory, ...(errorsIn === undefined ? {} : { errors: errorsIn }), units }, [
    word(dryRun ? 'import-dry-run' : 'imported', facts),
    ...(errorsIn === undefined ? [] : [word('import-errors', { file: errorsIn })]),
    ...units.map(({ unit, onTime, overdue, closedWithoutLimit, open }) => `  ${unit.padEnd(12)} ${word('import-summary', { onTime, overdue, withoutLimit: closedWithoutLimit, open })}`),
  ]);
}

/** How the imported units stand, so that the import can be checked against its source. */
async function summary({ deps }: Connection, { unit }: HistoryMapping) {
  const ids = new Set(Object.values(unit.names).map(({ id }) => id));
  const stats = await unitStats(deps.pool, { sight: sight(system, await deps.directory.current(deps.pool)), badges: [] }, { now: await deps.clock.now(deps.pool) });
  return stats.filter((one) => ids.has(one.unit));
}

export function addImport(program: Command): void {
  program
    .command('import <file>')
    .description('import a ledger (CSV, also GBK, also .gz) by a mapping; past cases keep their own times')
    .requiredOption('--mapping <file>', 'YAML file that says which column is what')
    .option('--history', 'the rows are past cases: their dates become events at those times, recorded now')
    .option('--dry-run', 'read and check everything, write nothing')
    .option('--errors <file>', 'where the rows that come back go (default: <file>.errors.csv)')
    .action((file: string, options: Options, command: Command) =>
      connectedTo(command, async (connection) => {
        if (options.history !== true) failWith([connection.word('history-only')]);
        await importFile(file, options, connection);
      }),
    );
}
