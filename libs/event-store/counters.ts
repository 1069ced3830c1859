import type { Queryable } from './queryable.ts';

/**
 * The next number of a series (1, 2, 3 …), inside the caller's transaction: a rollback gives it back, so that the series has no gap.
 * Transactions that number the same series wait for each other; ask as late as possible.
 */
export async function nextNumber(client: Queryable, series: string): Promise<number> {
  const text = `insert into counters as c (series, value) values ($1, 1)
    on conflict (series) do update set value = c.value + 1 returning value`;
  const { rows } = await client.query<{ value: number }>({ name: 'event-store-next-number', text, values: [series] });
  const [row] = rows;
  if (!row) throw new Error(`series ${series} gave no number`);
  return row.value;
}

/** The last number that was taken of a series; 0 while there is none. */
export async function lastNumber(client: Queryable, series: string): Promise<number> {
  const { rows } = await client.query<{ value: number }>({ name: 'event-store-last-number', text: 'select value from counters where series = $1', values: [series] });
  return rows[0]?.value ?? 0;
}
