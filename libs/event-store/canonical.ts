/** A value that has no canonical JSON. `path` leads to it: `$.items[3].name`. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
  readonly code = 'not-canonical';
  readonly facts: Readonly<{ path: string; reason: string }>;

  constructor(path: string, reason: string) {
    super(`${path} ${reason}`);
    this.facts = { path, reason };
  }
}

/**
 * The one text of a JSON value (RFC 8785): members sorted by UTF-16 code units, numbers as ECMAScript writes them.
 * Throws NotCanonical for what JSON cannot say: undefined, NaN, Infinity, lone surrogates, functions, bigint, cycles.
 */
export function canonical(value: unknown): string {
  return write(value, '$', new Set());
}

function write(value: unknown, path: string, open: Set<object>): string {
  switch (typeof value) {
    case 'string':
      return quoted(value, path);
    case 'number':
      return number(value, path);
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : container(value, path, open);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new NotCanonical(path, `is of type ${typeof value}`);
  }
}

function quoted(text: string, path: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new NotCanonical(path, 'holds a lone surrogate');
  return JSON.stringify(text);
}

function number(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new NotCanonical(path, `is ${value}`);
  return JSON.stringify(value);
}

function container(value: object, path: string, open: Set<object>): string {
  if (open.has(value)) throw new NotCanonical(path, 'contains itself');
  open.add(value);
  const text = Array.isArray(value) ? list(value, path, open) : members(value, path, open);
  open.delete(value);
  return text;
}

const list = (items: readonly unknown[], path: string, open: Set<object>): string =>
  `[${Array.from(items, (item, index) => write(item, `${path}[${index}]`, open)).join(',')}]`;

function members(value: object, path: string, open: Set<object>): string {
  if (!isPlain(value)) throw new NotCanonical(path, 'is not a plain object');
  const written = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${quoted(key, path)}:${write(member, `${path}.${key}`, open)}`);
  return `{${written.join(',')}}`;
}

/** Holds for objects of another realm, too. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
