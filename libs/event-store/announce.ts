import type pg from 'pg';

/** Where announcements are made, per database. */
export const channel = 'events';

/** At most one announcement of a pool in so many milliseconds. */
const gap = 5;

const announcing = new WeakMap<pg.Pool, 'waiting' | 'again'>();

/**
 * Tells every subscriber of the database, a few milliseconds later, that something was appended. Call it after the commit.
 * It cannot fail: a subscriber that hears nothing looks anyway after its interval.
 * Not part of the append, because transactions that notify commit one after the other (measured with 16 writers: 0.4 to 0.85 of the events a second).
 */
export function announce(pool: pg.Pool): void {
  if (announcing.has(pool)) announcing.set(pool, 'again');
  else void announceSoon(pool);
}

async function announceSoon(pool: pg.Pool): Promise<void> {
  announcing.set(pool, 'waiting');
  await new Promise((resolve) => setTimeout(resolve, gap));
  announcing.set(pool, 'waiting');
  if (!pool.ending) await pool.query(`notify ${channel}`).catch(() => undefined);
  const again = announcing.get(pool) === 'again';
  announcing.delete(pool);
  if (again) announce(pool);
}
