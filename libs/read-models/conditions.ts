import { lentMarksOf, marksOf, type Sight } from '#domain/case/sight';

/** Conditions of a query and the values of their parameters. */
export type Conditions = Readonly<{
  values: unknown[];
  /** Gives a value its parameter. */
  bind: (value: unknown) => string;
  /** Adds a condition about a value; an undefined value asks for nothing. */
  when: <Value>(value: Value | undefined, condition: (parameter: string) => string) => void;
  add: (condition: string) => void;
  /** All of them. */
  where: () => string;
}>;

export function conditions(): Conditions {
  const values: unknown[] = [];
  const parts: string[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  return {
    values,
    bind,
    when: (value, condition) => {
      if (value !== undefined) parts.push(condition(bind(value)));
    },
    add: (condition) => void parts.push(condition),
    where: () => (parts.length === 0 ? 'true' : parts.map((part) => `(${part})`).join(' and ')),
  };
}

/** Only cases that may be seen; `alias` is the case list's. */
export function onlySeen({ add, bind }: Conditions, sight: Sight, alias: string): void {
  if (sight.all) return;
  const overlaps = (marks: readonly string[]): string => `${alias}.viewers && ${bind(marks)}::text[]`;
  const lent = lentMarksOf(sight).map(({ all, marks, within }) => `${all ? 'true' : overlaps(marks)}${within === undefined ? '' : ` and ${overlaps(within)}`}`);
  add([overlaps(marksOf(sight)), ...lent].join(' or '));
}
