import type { Register } from '#domain/city/city';
import { id } from '#domain/text';
import { whole } from '../requests/query.ts';

/** Reference data is short: a page holds a thousand unless fewer are wanted, and begins after an id. */
export const idPaging = { limit: whole(1, 1000).exactOptional(), cursor: id.exactOptional() };

/** A page of a register in the order of its ids. */
export function byId<Item extends Readonly<{ id: string }>, Shown>(register: Register<Item>, { limit = 1000, cursor = '' }: Readonly<{ limit?: number; cursor?: string }>, shown: (item: Item) => Shown): { items: Shown[]; next: string | null } {
  const rest = Object.values(register)
    .filter((item) => item.id > cursor)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const items = rest.slice(0, limit);
  return { items: items.map(shown), next: rest.length > limit ? (items.at(-1)?.id ?? null) : null };
}
