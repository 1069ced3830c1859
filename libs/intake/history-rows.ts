import { dueOf } from '#domain/calendar/due';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { past } from '#domain/case/history';
import type { Facts } from '#domain/refusal';
import type { Instant } from '#domain/time';
import type { z } from 'zod';
import { csvRecords, type CsvRecord } from './csv-records.ts';
import { columnsOf, type HistoryMapping, type Words } from './history-mapping.ts';
import { textLines } from './text-lines.ts';
import { timeReader, type TimeReader } from './written-time.ts';

/** Why a row stays out: its line in the file, the column, a stable code with facts, and the row as it was written. */
export type RowProblem = Readonly<{ row: number; column?: string; code: string; facts: Facts; text: string }>;
export type Row = Readonly<{ past: z.output<typeof past> }> | Readonly<{ problem: RowProblem }>;

/** The file lacks columns that the mapping reads. */
export class MissingColumns extends Error {
  override readonly name = 'MissingColumns';
  readonly code = 'import-missing-columns';
  constructor(readonly facts: Readonly<{ missing: readonly string[]; found: readonly string[] }>) {
    super(facts.missing.join(', '));
  }
}

/** A value in one row that cannot be read. */
class Unreadable extends Error {
  constructor(
    readonly column: string,
    readonly code: string,
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}

type Cell = (column: string) => string;

function wordsOf(cell: Cell, words: Words): string {
  if (typeof words === 'string') return cell(words);
  if ('first' in words) return words.first.map(cell).find((one) => one !== '') ?? words.otherwise ?? '';
  return words.join.map(cell).filter((one) => one !== '').join(words.with) || (words.otherwise ?? '');
}

/** A category label as an id: letters and digits of any script, the rest becomes a hyphen. */
const label = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '').slice(0, 60);

function timeIn(cell: Cell, column: string | undefined, read: TimeReader): Instant | undefined {
  const text = column === undefined ? '' : cell(column);
  if (text === '' || column === undefined) return undefined;
  const found = read(text);
  if (found === undefined) throw new Unreadable(column, 'import-time', { value: text.slice(0, 60) });
  return found;
}

const optional = <Key extends string>(key: Key, value: string | undefined) => (value === undefined || value === '' ? {} : { [key]: value });

type Reading = Readonly<{ mapping: HistoryMapping; units: ReadonlyMap<string, string>; time: TimeReader; calendar: WorkCalendar }>;

function unitOf(cell: Cell, { mapping, units }: Reading): string {
  const text = cell(mapping.unit.column);
  const unit = units.get(text.toLowerCase());
  if (unit === undefined) throw new Unreadable(mapping.unit.column, 'import-unknown-unit', { value: text.slice(0, 60) });
  return unit;
}

function sourceOf(cell: Cell, { source }: HistoryMapping): string {
  return typeof source === 'string' ? source : (source.values[cell(source.column)] ?? source.otherwise);
}

function dueIn(cell: Cell, reportedAt: Instant, { mapping, time, calendar }: Reading): Instant | undefined {
  const written = timeIn(cell, mapping.columns.dueAt, time);
  if (written !== undefined || mapping.limit === undefined) return written;
  return dueOf(calendar, reportedAt, mapping.limit).dueAt;
}

function draftOf(line: number, cell: Cell, reading: Reading): unknown {
  const { mapping, time } = reading;
  const { columns, system, endsBeforeItStarts } = mapping;
  const reportedAt = timeIn(cell, columns.reportedAt, time);
  if (reportedAt === undefined) throw new Unreadable(columns.reportedAt, 'import-empty');
  const closedAt = timeIn(cell, columns.closedAt, time);
  if (closedAt !== undefined && closedAt < reportedAt && endsBeforeItStarts === 'refuse') throw new Unreadable(columns.closedAt ?? '', 'import-ends-before-start', { reportedAt, closedAt });
  return {
    system, row: line, externalId: cell(columns.externalId), title: wordsOf(cell, columns.title), description: wordsOf(cell, columns.description), address: wordsOf(cell, columns.address),
    source: sourceOf(cell, mapping), unit: unitOf(cell, reading), reportedAt, ...optional('dueAt', dueIn(cell, reportedAt, reading)), ...optional('closedAt', closedAt),
    ...(columns.category === undefined ? {} : optional('category', label(wordsOf(cell, columns.category)))), ...(columns.closeReason === undefined ? {} : optional('closeReason', cell(columns.closeReason))),
    ...(columns.sourceStatus === undefined ? {} : optional('sourceStatus', cell(columns.sourceStatus))), ...(closedAt !== undefined && closedAt < reportedAt ? { disorder: true } : {}),
  };
}

/** The column behind a field of a past case, for the error file. */
function columnOf({ columns, unit }: HistoryMapping, field: string): string {
  if (field === 'unit') return unit.column;
  const words: unknown = Object.entries(columns).find(([key]) => key === field)?.[1];
  return typeof words === 'string' ? words : field;
}

function rowOf(record: CsvRecord, index: ReadonlyMap<string, number>, reading: Reading): Row {
  const { line: row, text } = record;
  if ('problem' in record) return { problem: { row, code: `import-${record.problem}`, facts: { columns: index.size }, text } };
  try {
    const parsed = past.safeParse(draftOf(row, (column) => (record.fields[index.get(column) ?? -1] ?? '').trim(), reading));
    if (parsed.success) return { past: parsed.data };
    const [issue] = parsed.error.issues;
    const field = String(issue?.path[0] ?? '');
    return { problem: { row, column: columnOf(reading.mapping, field), code: issue?.code === 'too_big' ? 'import-too-long' : issue?.code === 'too_small' ? 'import-empty' : 'import-malformed', facts: { field }, text } };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problem: { row, column: error.column, code: error.code, facts: error.facts, text } };
  }
}

/** The rows of a file as past cases, or as problems with row, column and reason. Throws MissingColumns and UnreadableEncoding for the file as a whole. */
export async function* historyRows(path: string, mapping: HistoryMapping, calendar: WorkCalendar, onBytes?: (count: number) => void): AsyncGenerator<Row> {
  const reading: Reading = {
    mapping, calendar, time: timeReader(mapping.times.pattern, mapping.times.offset), units: new Map(Object.entries(mapping.unit.names).map(([text, { id }]) => [text.toLowerCase(), id])),
  };
  let index: ReadonlyMap<string, number> | undefined;
  for await (const record of csvRecords(textLines(path, onBytes))) {
    if (index !== undefined) {
      yield rowOf(record, index, reading);
      continue;
    }
    const header = 'fields' in record ? record.fields.map((name) => name.trim()) : [];
    const missing = columnsOf(mapping).filter((name) => !header.includes(name));
    if (missing.length > 0) throw new MissingColumns({ missing, found: header });
    index = new Map(header.map((name, position) => [name, position]));
  }
  if (index === undefined) throw new MissingColumns({ missing: columnsOf(mapping), found: [] });
}
