import { parse } from 'csv-parse/sync';

/** One record of a CSV file with the line on which it starts (1 is the first), or why it cannot be read. */
export type CsvRecord = Readonly<{ line: number; text: string } & ({ fields: readonly string[] } | { problem: 'quotes' | 'columns' | 'too-long' })>;

/** A quoted field may hold line breaks; a record that is not closed after this many lines has a broken quote. */
const longestRecord = 60;

/** In characters; no ledger has a row of this size. */
const largestRecord = 100_000;

const open = (text: string): boolean => (text.match(/"/g)?.length ?? 0) % 2 === 1;

function fieldsOf(text: string): readonly string[] | undefined {
  try {
    const [record] = parse(text, { relax_column_count: true, skip_empty_lines: true });
    return record;
  } catch {
    return undefined;
  }
}

function recordOf(line: number, text: string, width: number | undefined): CsvRecord {
  if (text.length > largestRecord) return { line, text, problem: 'too-long' };
  const fields = fieldsOf(text);
  if (fields === undefined) return { line, text, problem: 'quotes' };
  if (width !== undefined && fields.length !== width) return { line, text, problem: 'columns' };
  return { line, text, fields };
}

/**
 * Reads CSV (RFC 4180) record by record. A broken quote costs its own line only: reading goes on at the next one.
 * The first record gives the number of columns; empty lines are passed over.
 */
export async function* csvRecords(lines: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const waiting: string[] = [];
  let line = 1;
  let width: number | undefined;
  function* settled(complete: boolean): Generator<CsvRecord> {
    while (waiting.length > 0) {
      let size = 1;
      while (size < waiting.length && open(waiting.slice(0, size).join('\n'))) size += 1;
      const unfinished = open(waiting.slice(0, size).join('\n'));
      if (unfinished && !complete && waiting.length < longestRecord) return;
      const whole = recordOf(line, waiting.slice(0, size).join('\n'), width);
      const broken = unfinished || (size > 1 && 'problem' in whole);
      const record: CsvRecord = broken ? { line, text: waiting[0] ?? '', problem: 'quotes' } : whole;
      const used = broken ? 1 : size;
      waiting.splice(0, used);
      line += used;
      if (record.text.trim() === '') continue;
      if (width === undefined && 'fields' in record) width = record.fields.length;
      yield record;
    }
  }
  for await (const text of lines) {
    waiting.push(line === 1 && waiting.length === 0 ? text.replace(/^\uFEFF/, '') : text);
    yield* settled(false);
  }
  yield* settled(true);
}
