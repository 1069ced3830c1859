import { z } from 'zod';

/** A page of a list: `next` is the cursor of the page after it, null on the last. */
export const listed = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** A page of a read model as it is answered. */
export const answered = <From, To>({ items, next }: Readonly<{ items: readonly From[]; next?: string }>, shown: (item: From) => To): { items: To[]; next: string | null } => ({ items: items.map(shown), next: next ?? null });
