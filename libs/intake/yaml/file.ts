import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import type { Problem } from '#domain/city/problem';
import type { Composed, Mishap } from './plain.ts';
import { composePlain } from './plain.ts';
import type { Position } from './position.ts';
import { positionOf, positionOfKey } from './position.ts';
import { schemaProblems } from './schema-problems.ts';

/** A problem with its place in the file: line and column from 1, and the path to the value, `people[3].roles`. */
export type FileProblem = Position & Readonly<{ path: string; code: string; facts: Problem['facts'] }>;

/** What a file says, or everything that is wrong with it, in the order of its lines. */
export type Reading<Value> = Readonly<{ value: Value; problems?: never }> | Readonly<{ value?: never; problems: readonly FileProblem[] }>;

/** Bytes. */
export const largestFile = 5 * 1024 * 1024;
const mostProblems = 100;

/**
 * Reads a file that a person wrote: YAML, UTF-8 with or without a byte order mark, no larger than `largestFile`.
 * `check` finds what the schema cannot see. Nothing is thrown for a bad file; a file that cannot be opened is a problem too.
 */
export async function readYaml<Schema extends z.ZodType>(path: string, schema: Schema, check: (value: z.output<Schema>) => readonly Problem[]): Promise<Reading<z.output<Schema>>> {
  const content = await bytesOf(path);
  return content instanceof Uint8Array ? parseYaml(content, schema, check) : { problems: [{ line: 1, column: 1, path: '', ...content }] };
}

/** As `readYaml`, for what has been read already. */
export function parseYaml<Schema extends z.ZodType>(content: Uint8Array, schema: Schema, check: (value: z.output<Schema>) => readonly Problem[]): Reading<z.output<Schema>> {
  if (content.length > largestFile) return inOrder([{ line: 1, column: 1, path: '', code: 'file-too-large', facts: { most: largestFile / 1024 / 1024 } }]);
  if (!isUtf8(content)) return inOrder([{ line: 1, column: 1, path: '', code: 'file-not-utf8', facts: {} }]);
  const text = new TextDecoder().decode(content);
  const result = composePlain(text);
  if (!('composed' in result)) return inOrder(result.mishaps.map((mishap) => placed(mishap, text)));
  const mishaps = [...forbidden(text), ...result.mishaps];
  if (mishaps.length > 0) return inOrder(mishaps.map((mishap) => placed(mishap, text)));
  return checked(result.composed, schema, check);
}

function checked<Schema extends z.ZodType>(composed: Composed, schema: Schema, check: (value: z.output<Schema>) => readonly Problem[]): Reading<z.output<Schema>> {
  const raw: unknown = composed.document.toJS();
  const parsed = schema.safeParse(raw);
  const found = parsed.success ? check(parsed.data) : schemaProblems(schema, raw, parsed.error.issues);
  if (parsed.success && found.length === 0) return { value: parsed.data };
  return inOrder(found.map(({ path, code, facts }) => ({ ...whereIs(composed, path, code), path: spelled(path), code, facts })));
}

const keyCodes = ['file-unknown-field', 'file-misspelt-field'];

const whereIs = (composed: Composed, path: Problem['path'], code: string): Position =>
  keyCodes.includes(code) ? positionOfKey(composed, path.slice(0, -1), String(path.at(-1))) : positionOf(composed, path);

const inOrder = (problems: readonly FileProblem[]): Readonly<{ problems: readonly FileProblem[] }> => ({
  problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, mostProblems),
});

function placed({ offset, code, facts }: Mishap, text: string): FileProblem {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1, path: '', code, facts };
}

const spelled = (path: Problem['path']): string => path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');

/** Control characters other than tab and line ends. */
function forbidden(text: string): readonly Mishap[] {
  const offset = text.search(/[^\P{Cc}\t\n\r\u0085]/u);
  return offset < 0 ? [] : [{ offset, code: 'file-control-character', facts: { value: `U+${(text.codePointAt(offset) ?? 0).toString(16).padStart(4, '0').toUpperCase()}` } }];
}

/** Reads one byte more than is allowed at most, so that a huge file or a device costs no memory. */
async function bytesOf(path: string): Promise<Uint8Array | Pick<Problem, 'code' | 'facts'>> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream(path, { end: largestFile })) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } catch (error) {
    return { code: 'file-unreadable', facts: { detail: error !== null && typeof error === 'object' && 'code' in error ? String(error.code) : String(error) } };
  }
}
