import { z } from 'zod';
import { meant, nearest } from '#domain/city/nearest';
import type { Problem } from '#domain/city/problem';

type Path = Problem['path'];
type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What a schema finds wrong in a value, in codes that tell the writer what to put instead. An unknown field is its own problem, at its own path. */
export function schemaProblems(schema: z.ZodType, value: unknown, issues: readonly z.core.$ZodIssue[]): readonly Problem[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return issues.flatMap((issue) => problemsOf(issue, issue.path.map((step) => (typeof step === 'number' ? step : String(step))), value, shape));
}

function problemsOf(issue: z.core.$ZodIssue, path: Path, value: unknown, shape: JsonSchema): readonly Problem[] {
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  const found = at(value, path);
  const one = (code: string, facts: Problem['facts'] = {}): readonly Problem[] => [{ path, code, facts: { field, value: shown(found), ...facts } }];
  if ((found === undefined || found === null) && issue.code !== 'custom') return one(path.length === 0 ? 'file-empty' : 'file-missing-field');
  if (path.length === 0 && issue.code === 'invalid_type') return one('file-no-fields');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField([...path, key], key, fieldsAt(shape, path)));
    case 'invalid_type':
      return one(`file-expected-${expected[issue.expected] ?? 'other'}`, { expected: issue.expected });
    case 'invalid_value':
      return one('file-unknown-value', { known: nearest(shown(found), issue.values.map(String), 20) });
    case 'too_small':
      return one(issue.inclusive === false ? 'file-not-above' : `file-too-${sizes[issue.origin]?.[0] ?? 'small'}`, { least: Number(issue.minimum) });
    case 'too_big':
      return one(issue.inclusive === false ? 'file-not-below' : `file-too-${sizes[issue.origin]?.[1] ?? 'big'}`, { most: Number(issue.maximum) });
    case 'invalid_format':
      return one(ownCode(issue.message) ?? (issue.format === 'regex' ? 'file-bad-id' : 'file-bad-format'), { format: issue.format });
    case 'custom':
      return one(ownCode(issue.message) ?? 'file-bad-value');
    case 'invalid_union':
      return issue.discriminator === undefined ? one('file-bad-value') : one('file-unknown-value', { known: nearest(shown(found), optionsOf(issue), 20) });
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return one('file-bad-value');
  }
}

/** The kinds that a union of kinds has. */
const optionsOf = (issue: z.core.$ZodIssueInvalidUnion): readonly string[] => ('options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []);

const expected: Readonly<Record<string, string>> = { string: 'text', array: 'list', object: 'fields', record: 'fields', number: 'number', int: 'number', boolean: 'boolean' };
const sizes: Readonly<Record<string, readonly [string, string]>> = { string: ['short', 'long'], array: ['few', 'many'] };

/** A schema may name its own code in place of a message. */
const ownCode = (message: string): string | undefined => (/^[a-z]+(-[a-z]+)+$/.test(message) ? message : undefined);

function unknownField(path: Path, field: string, fields: readonly string[]): Problem {
  const other = meant(field, fields);
  const facts = { field: shown(field), known: fields };
  return other === undefined ? { path, code: 'file-unknown-field', facts } : { path, code: 'file-misspelt-field', facts: { ...facts, meant: other } };
}

/** A value as a message can show it: never a whole megabyte, never half a character. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return Buffer.from(text.length > 40 ? `${text.slice(0, 40)}…` : text).toString();
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner !== null && typeof inner === 'object' && Object.hasOwn(inner, step) ? Reflect.get(inner, step) : undefined), value);

function fieldsAt(shape: JsonSchema, path: Path): readonly string[] {
  const inner = path.reduce<readonly JsonSchema[]>((parts, step) => parts.flatMap((part) => below(part, step)).flatMap(kindsOf), kindsOf(shape));
  return [...new Set(inner.flatMap(({ properties, propertyNames }) => [...Object.keys(properties ?? {}), ...namesIn(propertyNames)]))];
}

const isSchema = (part: unknown): part is JsonSchema => typeof part === 'object' && part !== null && !Array.isArray(part);

/** A schema, and those it may be instead. */
const kindsOf = (part: JsonSchema): readonly JsonSchema[] => [part, ...(part.oneOf ?? []), ...(part.anyOf ?? [])].filter(isSchema);

/** The keys that a record may have. */
const namesIn = (names: JsonSchema['propertyNames']): readonly string[] => (isSchema(names) ? (names.enum ?? []).map(String) : []);

const below = (part: JsonSchema, step: string | number): readonly JsonSchema[] =>
  [typeof step === 'number' ? part.items : (part.properties?.[step] ?? part.additionalProperties)].filter(isSchema);
