import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { beginning, partsOf, type Position } from './position.ts';
import type { Queryable } from './queryable.ts';

/** How far a named subscriber has got; `beginning` for a new one. */
export async function loadCursor(client: Queryable, name: string): Promise<Position> {
  const { rows } = await client.query<{ position: Position }>({ text: 'select position from cursors where name = $1', values: [name] });
  return rows[0]?.position ?? beginning;
}

/** Notes how far a named subscriber has got. In the transaction of what it does with the events, each is dealt with exactly once; after it, at least once. */
export async function saveCursor(client: Queryable, name: string, position: Position): Promise<void> {
  partsOf(position);
  const text = `insert into cursors (name, position) values ($1, $2)
    on conflict (name) do update set position = excluded.position, saved_at = clock_timestamp()`;
  await client.query({ name: 'event-store-save-cursor', text, values: [name, position] });
}

/**
 * Runs `work` while this process alone, among all of them, is the subscriber `name`; waits for its turn until `signal` aborts.
 * The signal given to `work` aborts when the outer one does or when the lock is lost with its connection: stop then, another may go on.
 * Returns undefined when aborted before its turn.
 */
export async function withSubscriberLock<T>(pool: pg.Pool, name: string, signal: AbortSignal, work: (held: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const client = await pool.connect();
  const lost = new AbortController();
  const onLost = (error: Error): void => lost.abort(error);
  client.on('error', onLost);
  try {
    if (!(await obtained(client, name, signal))) return undefined;
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    await released(client, name);
    client.off('error', onLost);
  }
}

async function obtained(client: pg.PoolClient, name: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const { rows } = await client.query<{ held: boolean }>({ text: 'select pg_try_advisory_lock(hashtextextended($1, 1)) as held', values: [name] });
    if (rows[0]?.held) return true;
    await sleep(500, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

async function released(client: pg.PoolClient, name: string): Promise<void> {
  try {
    await client.query({ text: 'select pg_advisory_unlock(hashtextextended($1, 1))', values: [name] });
    client.release();
  } catch {
    client.release(true);
  }
}
