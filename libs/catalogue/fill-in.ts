import type { Facts } from '#domain/refusal';
import { handedName } from './handed.ts';
import type { Locale } from './locale.ts';
import { type Names, plainNames } from './names.ts';
import { actionWords, addresseeWords, boardWords, periodTextIn } from './policy-words.ts';
import { roleWords } from './roles.ts';
import { wordOf } from './rules.ts';
import { sanctionStatusWords, statusWords } from './statuses.ts';
import { coordinationWords, levelWords, paperWords, signatureWords, stepWords } from './steps.ts';

type Fact = Facts[string];

/** How a fact is written in a sentence: `{dueAt:instant}`, `{unit:unit}`; `{detail}` as it is. */
const writers = {
  text: (_, value) => value,
  unit: (_, id, names) => names.unit(id),
  person: (_, id, names) => names.person(id),
  office: (_, id, names) => names.office(id),
  area: (_, id, names) => names.area(id),
  category: (_, id, names) => names.category(id),
  role: (locale, id) => wordOf(roleWords[locale], id),
  status: (locale, id) => wordOf(statusWords[locale], id),
  sanction: (locale, id) => wordOf(sanctionStatusWords[locale], id),
  step: (locale, id) => wordOf(stepWords[locale], id),
  signature: (locale, id) => wordOf(signatureWords[locale], id),
  level: (locale, id) => wordOf(levelWords[locale], id),
  coordination: (locale, id) => wordOf(coordinationWords[locale], id),
  command: (locale, id) => handedName(locale, id),
  period: (locale, value) => periodTextIn(locale, value),
  addressee: (locale, id) => wordOf(addresseeWords[locale], id),
  paper: (locale, id) => wordOf(paperWords[locale], id),
  board: (locale, id) => wordOf(boardWords[locale], id),
  action: (locale, id) => wordOf(actionWords[locale], id),
  instant: (locale, value) => instantIn(locale, value),
  day: (locale, value) => dayIn(locale, value),
} satisfies Readonly<Record<string, (locale: Locale, value: string, names: Names) => string>>;
export type Kind = keyof typeof writers;
const isKind = (kind: string): kind is Kind => Object.hasOwn(writers, kind);

const placeholder = /\{(\w+)(?::(\w+))?\}/g;

/** The placeholders of a sentence, `name` or `name:kind`. */
export const placeholdersOf = (form: string): readonly string[] => Array.from(form.matchAll(placeholder), ([all]) => all.slice(1, -1));

/** A sentence with its facts filled in; several values of one fact become a list. A fact that is not given becomes `?`. */
export function fillIn(locale: Locale, form: string, facts: Facts, names: Names = plainNames): string {
  return form.replace(placeholder, (_, fact: string, kind = 'text') => (Object.hasOwn(facts, fact) ? written(locale, facts[fact], isKind(kind) ? kind : 'text', names) : '?'));
}

function written(locale: Locale, fact: Fact | undefined, kind: Kind, names: Names): string {
  const values = Array.isArray(fact) ? fact.map(String) : [String(fact)];
  return listIn(locale, values.map((value) => writers[kind](locale, value, names)));
}

/** Several things in one sentence. */
export const listIn = (locale: Locale, values: readonly string[]): string => values.join(locale === 'en' ? ', ' : '、');

/** An instant as the office writes it, to the minute. */
export const instantIn = (locale: Locale, instant: string): string => `${dayIn(locale, instant.slice(0, 10))} ${instant.slice(11, 16)}`.trim();

/** A day as the office writes it. */
export function dayIn(locale: Locale, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return locale === 'en' || date === undefined ? day : `${year}年${month}月${date}日`;
}
