import type pg from 'pg';
import { type Announcements, listen } from './announcements.ts';
import type { Position } from './position.ts';
import { isHeldBack, type Page, readAll, type Selection } from './read-all.ts';
import type { Fact } from './recorded.ts';

/** How to follow the log. Times in milliseconds. */
export type Subscription = Selection &
  Readonly<{
    /** Where to start: a page's `next`, a saved cursor, `beginning`, or `endOfLog`. */
    after: Position;
    /** Ends the subscription. */
    signal: AbortSignal;
    /** Events in a page at most; 500 unless given. */
    limit?: number;
    /** How long to wait for an announcement before looking anyway; 1000 unless given. */
    interval?: number;
    /** Told of each failed look; the subscription goes on by itself. */
    onInterruption?: (error: unknown) => void;
  }>;

/** While an open transaction holds events back, look again so soon. */
const heldBackInterval = 15;

/**
 * Follows the log from a position until the signal aborts: pages in the order of `readAll`, at least once, none without events or progress.
 * Wakes by notification and looks now and then all the same; survives a database that goes away and comes back.
 */
export async function* subscribe<E extends Fact, Actor = unknown>(pool: pg.Pool, subscription: Subscription): AsyncGenerator<Page<E, Actor>, void, undefined> {
  const over = new AbortController();
  const signal = AbortSignal.any([subscription.signal, over.signal]);
  const announcements = listen(pool.options, signal);
  let after = subscription.after;
  try {
    while (!signal.aborted) {
      const page = await look<E, Actor>(pool, after, subscription);
      if (page && page.next !== after) {
        after = page.next;
        yield page;
      } else {
        await pause(pool, after, subscription, announcements);
      }
    }
  } finally {
    over.abort();
  }
}

async function look<E extends Fact, Actor>(pool: pg.Pool, after: Position, subscription: Subscription): Promise<Page<E, Actor> | undefined> {
  try {
    return await readAll<E, Actor>(pool, after, subscription.limit ?? 500, subscription);
  } catch (error) {
    if (!subscription.signal.aborted) subscription.onInterruption?.(error);
    return undefined;
  }
}

async function pause(pool: pg.Pool, after: Position, subscription: Subscription, announcements: Announcements): Promise<void> {
  const held = await isHeldBack(pool, after).catch(() => false);
  await announcements.wait(held ? heldBackInterval : (subscription.interval ?? 1_000));
}
