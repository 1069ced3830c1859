import { instantOf, millis } from '#domain/time';

/** Where a page begins and how long it is. `cursor` is the `next` of the page before. */
export type PageRequest = Readonly<{ limit?: number; cursor?: string }>;
/** A part of a list; without `next` it was the last. */
export type Page<Item> = Readonly<{ items: readonly Item[]; next?: string }>;

/** Items of a page unless asked for, and at most. */
const usual = 50;
const most = 200;

/** A cursor that this list did not give. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
  readonly code = 'bad-cursor';
}

/** The length of a page, within bounds. */
export const lengthOf = ({ limit }: PageRequest): number => Math.min(Math.max(Math.trunc(limit ?? usual), 1), most);

/** `order` names the list and its order, so that a cursor is not taken for that of another. */
const cursorOf = (order: string, keys: readonly string[]): string => Buffer.from(JSON.stringify([order, ...keys])).toString('base64url');

/** What may stand in a cursor: the time by which a list is ordered, or an id. */
export const timeKey = (key: string): boolean => key === 'infinity' || (!Number.isNaN(millis(key)) && instantOf(millis(key)) === key);
export const idKey = (key: string): boolean => key.isWellFormed() && !key.includes('\u0000');

/** The keys after which a page begins, one for each check. Throws BadCursor. */
export function keysOf({ cursor }: PageRequest, order: string, checks: readonly ((key: string) => boolean)[]): readonly string[] {
  if (cursor === undefined) return [];
  const [named, ...keys] = strings(cursor);
  if (named !== order || keys.length !== checks.length || !checks.every((check, index) => check(keys[index] ?? ''))) throw new BadCursor(cursor);
  return keys;
}

function strings(cursor: string): readonly string[] {
  const parts = parsed(cursor);
  if (!Array.isArray(parts)) throw new BadCursor(cursor);
  return parts.map((part: unknown) => {
    if (typeof part !== 'string') throw new BadCursor(cursor);
    return part;
  });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new BadCursor(cursor);
  }
}

/** A page of rows of which one more than its length was asked for. */
export function pageOf<Item>(rows: readonly Item[], length: number, order: string, keys: (item: Item) => readonly string[]): Page<Item> {
  const items = rows.slice(0, length);
  const last = items.at(-1);
  return rows.length > length && last !== undefined ? { items, next: cursorOf(order, keys(last)) } : { items };
}

/** How a list that is there as a whole is ordered: by texts of its items, one after the other, which also say where a page ends. */
export type Ordered<Item> = Readonly<{ order: string; keys: (item: Item) => readonly string[]; checks: readonly ((key: string) => boolean)[]; latestFirst?: boolean }>;

function compared(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((key, index) => key !== other[index]);
  return at < 0 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}

/** A page of a list that is there as a whole. Throws BadCursor. */
export function pageOfAll<Item>(all: readonly Item[], request: PageRequest, { order, keys, checks, latestFirst = false }: Ordered<Item>): Page<Item> {
  const [begin, direction] = [keysOf(request, order, checks), latestFirst ? -1 : 1];
  const left = begin.length === 0 ? all : all.filter((item) => direction * compared(keys(item), begin) > 0);
  return pageOf(left.toSorted((one, other) => direction * compared(keys(one), keys(other))), lengthOf(request), order, keys);
}
