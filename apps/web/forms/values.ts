import type { Field } from '#catalogue/forms';
import { pairsIn, pairUp } from '../evidence/pair-up.ts';

/** What stands in a form, by the names of its fields. */
export type Values = Readonly<Record<string, unknown>>;

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a field as the server wants it; undefined where nothing was filled in. */
function given(field: Field, value: unknown): unknown {
  if (field.kind === 'group') {
    const inner = isValues(value) ? bodyOf(field.fields ?? [], value) : {};
    return Object.keys(inner).length === 0 && !field.required ? undefined : inner;
  }
  if (field.kind === 'list' && Array.isArray(value) && field.item !== undefined) {
    const { item } = field;
    const items = value.map((one) => given(item, one)).filter((one) => one !== undefined);
    return items.length === 0 && !field.required ? undefined : items;
  }
  return isBlank(value) ? undefined : value;
}

/** What is sent, with which photo of before each photo of after answers: as was said in the form, the others in their order. */
export function withPairs(fields: readonly Field[], body: Values, befores: readonly Readonly<{ sha256: string }>[]): Values {
  const { evidence, pairs: said, ...rest } = body;
  if (!fields.some(({ kind }) => kind === 'pairs') || !Array.isArray(evidence)) return body;
  const pairs = pairUp(befores.map(({ sha256 }) => sha256), evidence.map(String), pairsIn(said));
  return { ...rest, evidence, ...(pairs.length === 0 ? {} : { pairs }) };
}

/** What is sent: only what was filled in. */
export const bodyOf = (fields: readonly Field[], values: Values): Values =>
  Object.fromEntries(fields.flatMap((field) => {
    const value = given(field, values[field.name]);
    return value === undefined ? [] : [[field.name, value]];
  }));
