import type { Queryable } from '#event-store/queryable';
import { instantOf, type Instant } from '#domain/time';

/** What the product takes for now. */
export type ProductClock = Readonly<{ now: (client: Queryable) => Promise<Instant> }>;

/** Whole seconds are enough for the record, and readable. */
const wholeSeconds = (milliseconds: number): Instant => instantOf(Math.floor(milliseconds / 1000) * 1000);

/** The time of this machine. */
export const realClock: ProductClock = { now: () => Promise.resolve(wholeSeconds(Date.now())) };

/** The offset of the demonstration clock in milliseconds; 0 before it was first moved. */
export async function demonstrationOffset(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ offset_ms: string }>({ name: 'demonstration-offset', text: 'select offset_ms::text from demonstration_clock' });
  return Number(rows[0]?.offset_ms ?? 0);
}

/** Real time plus the offset that everybody shares through the database. */
export const demonstrationClock: ProductClock = { now: async (client) => wholeSeconds(Date.now() + (await demonstrationOffset(client))) };

/** Sets the demonstration clock to an instant; the database refuses to move it back. */
export async function setDemonstrationClock(client: Queryable, to: number): Promise<void> {
  await client.query({
    text: 'insert into demonstration_clock (offset_ms) values ($1) on conflict (one) do update set offset_ms = greatest(demonstration_clock.offset_ms, excluded.offset_ms)',
    values: [Math.ceil(to - Date.now())],
  });
}
