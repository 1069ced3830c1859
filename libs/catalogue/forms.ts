import { z } from 'zod';
import { fieldLabel, optionWords } from './fields.ts';
import type { Locale } from './locale.ts';
import { wordOf } from './rules.ts';

/** What a field is filled in with. The last ones name something of the city, a case, photos that were uploaded, or which of them answers which of before. */
export const fieldKinds = ['text', 'passage', 'number', 'yes-no', 'choice', 'day', 'instant', 'list', 'group', 'unit', 'person', 'area', 'category', 'office', 'campaign', 'case', 'evidence', 'pairs'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One field of a form, made from the schema of a message. `most` and `least` are characters, items, or the value itself, as the kind says; `item` is what a list holds. */
export type Field = Readonly<{
  name: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  least?: number;
  most?: number;
  options?: readonly Readonly<{ value: string; label: string }>[];
  fields?: readonly Field[];
  item?: Field;
}>;

type Shape = z.core.JSONSchema.BaseSchema;

/** Fields that name something of the city, wherever they stand. */
const references: Readonly<Record<string, FieldKind>> = {
  toUnit: 'unit', toPerson: 'person',
  unit: 'unit', units: 'unit', proposedUnit: 'unit', from: 'unit', to: 'unit', inspectingUnit: 'unit', person: 'person', inspectors: 'person', inspector: 'person', onBehalfOf: 'person', area: 'area', areas: 'area', category: 'category', office: 'office', campaign: 'campaign', into: 'case', evidence: 'evidence',
};

/** From how many characters on a text gets several lines. */
const passage = 300;

const inner = (part: Shape['items']): Shape | undefined => (typeof part === 'object' && !Array.isArray(part) ? part : undefined);

function kindOf(name: string, shape: Shape): FieldKind {
  if (shape.enum !== undefined) return 'choice';
  const kinds: Readonly<Record<string, FieldKind>> = { object: 'group', array: name === 'evidence' || name === 'pairs' ? name : 'list', boolean: 'yes-no', number: 'number', integer: 'number' };
  return kinds[typeof shape.type === 'string' ? shape.type : ''] ?? textKind(name, shape);
}

function textKind(name: string, { format, maxLength = 0 }: Shape): FieldKind {
  const reference = Object.hasOwn(references, name) ? references[name] : undefined;
  if (format === 'date') return 'day';
  if (format === 'date-time') return 'instant';
  return reference ?? (maxLength >= passage ? 'passage' : 'text');
}

function bounds({ minimum, maximum, minLength, maxLength, minItems, maxItems }: Shape): Pick<Field, 'least' | 'most'> {
  const [least, most] = [minimum ?? minLength ?? minItems, maximum ?? maxLength ?? maxItems];
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}

function fieldOf(locale: Locale, path: readonly string[], shape: Shape, required: boolean): Field {
  const name = path.at(-1) ?? '';
  const kind = kindOf(name, shape);
  const item = inner(shape.items);
  return {
    name, label: fieldLabel(locale, path), kind, required, ...bounds(shape),
    ...(shape.enum === undefined ? {} : { options: shape.enum.map((value) => ({ value: String(value), label: wordOf(optionWords[locale], String(value)) })) }),
    ...(kind === 'group' ? { fields: fieldsOf(locale, path, shape) } : {}),
    ...(kind === 'list' && item !== undefined ? { item: fieldOf(locale, path, item, true) } : {}),
  };
}

const fieldsOf = (locale: Locale, path: readonly string[], { properties = {}, required = [] }: Shape): readonly Field[] =>
  Object.entries(properties).flatMap(([name, part]) => {
    const shape = inner(part);
    return shape === undefined ? [] : [fieldOf(locale, [...path, name], shape, required.includes(name))];
  });

/** The form of a message: its fields in the order of the schema, with labels and choices in the language. */
export const formOf = (locale: Locale, schema: z.ZodType): readonly Field[] => fieldsOf(locale, [], z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }));
