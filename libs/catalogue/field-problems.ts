import { z } from 'zod';
import type { Facts } from '#domain/refusal';
import { fieldLabel, type fieldWords, optionIn } from './fields.ts';
import { listIn } from './fill-in.ts';
import type { Locale } from './locale.ts';
import { sentence } from './sentence.ts';

/** One field that is wrong: where, and a sentence that says what to write instead. */
export type FieldProblem = Readonly<{ path: string; message: string }>;
type Issue = z.core.$ZodIssue;
type FieldCode = keyof typeof fieldWords.en;

/** How many problems are told at once: enough to correct a form, not so many that a hostile body makes a huge answer. */
const most = 50;

/** What is wrong in a value that a schema refused. `schema` tells which fields there are; parse with `reportInput`, so that a length can be told. */
export function fieldProblems(locale: Locale, schema: z.ZodType, issues: readonly Issue[]): readonly FieldProblem[] {
  return issues
    .slice(0, most)
    .flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.slice(0, most).map((key) => unknownField(locale, schema, issue.path, key)) : [known(locale, issue)]))
    .slice(0, most);
}

const pathOf = (path: readonly PropertyKey[]): string => path.map((step) => shown(String(step))).join('.');

function unknownField(locale: Locale, schema: z.ZodType, path: readonly PropertyKey[], key: string): FieldProblem {
  const known = listIn(locale, fieldsAt(schema, path));
  return { path: pathOf([...path, key]), message: sentence(locale, 'field-unknown', { name: shown(key), known: known === '' ? (locale === 'en' ? 'nothing' : '无') : known }) };
}

function known(locale: Locale, issue: Issue): FieldProblem {
  const [code, facts] = problemOf(locale, issue);
  return { path: pathOf(issue.path), message: sentence(locale, code, { field: fieldLabel(locale, issue.path), ...facts }) };
}

function problemOf(locale: Locale, issue: Issue): readonly [FieldCode, Facts] {
  switch (issue.code) {
    case 'invalid_type':
      return [issue.input === undefined || issue.input === null ? 'field-missing' : (types[issue.expected] ?? 'field-wrong'), {}];
    case 'invalid_value':
      return [issue.input === undefined ? 'field-missing' : 'field-not-option', { options: issue.values.map((value) => optionIn(locale, String(value))) }];
    case 'too_small':
      return small(issue.origin, issue.minimum);
    case 'too_big':
      return big(issue.origin, issue.maximum, issue.input);
    case 'invalid_format':
      return [formats[issue.format] ?? 'field-wrong', {}];
    case 'custom':
      return [issue.message === 'malformed-text' ? 'field-broken-text' : 'field-wrong', {}];
    case 'not_multiple_of':
      return ['field-not-whole', {}];
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return ['field-wrong', {}];
  }
}

const types: Readonly<Partial<Record<string, FieldCode>>> = {
  string: 'field-not-text', number: 'field-not-number', int: 'field-not-whole', boolean: 'field-not-boolean', array: 'field-not-list', object: 'field-not-object', record: 'field-not-object',
};
const formats: Readonly<Partial<Record<string, FieldCode>>> = { date: 'field-not-day', datetime: 'field-not-instant', uuid: 'field-not-uuid', sha256_hex: 'field-not-sha256', regex: 'field-not-id' };

function small(origin: string, least: number | bigint): readonly [FieldCode, Facts] {
  if (origin === 'string') return ['field-empty', {}];
  return [origin === 'array' ? 'field-too-few' : 'field-too-small', { least: Number(least) }];
}

function big(origin: string, limit: number | bigint, input: unknown): readonly [FieldCode, Facts] {
  const length = typeof input === 'string' || Array.isArray(input) ? input.length : 0;
  if (origin === 'string') return ['field-too-long', { most: Number(limit), length }];
  return [origin === 'array' ? 'field-too-many' : 'field-too-big', { most: Number(limit), length }];
}

/** The fields that a schema has at a path. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let inner: unknown = schema;
  for (const step of path) inner = below(plain(inner), step);
  const object = plain(inner);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function below(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodObject && typeof step === 'string' ? Reflect.get(schema.shape, step) : undefined;
}

/** The schema inside optional ones. */
function plain(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodExactOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault) inner = inner.unwrap();
  return inner;
}

/** A name that somebody sent, as a message can show it: never a megabyte, never a broken character. */
const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name).toWellFormed().replaceAll('\u0000', '�');
