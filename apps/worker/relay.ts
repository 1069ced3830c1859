import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadCursor, saveCursor, withSubscriberLock } from '#event-store/cursors';
import type { Recorded } from '#event-store/recorded';
import { subscribe } from '#event-store/subscribe';
import { followers } from './followers/all.ts';
import type { Relay } from './followers/follower.ts';

/** The name of the cursor, and of the lock under which one process at a time is the relay. */
export const relayName = 'relay';

const shortestPause = 250;
const longestPause = 10_000;

/**
 * Follows the event log and passes it on to the followers: a page at a time, to each what it follows, at least once, so that the workflow of everything
 * that moves is woken. The cursor is saved when a whole page is passed on to all, so that a relay that is ended anywhere loses nothing. Returns when the
 * signal aborts.
 */
export async function relay(given: Relay, signal: AbortSignal): Promise<void> {
  for (let pause = shortestPause; !signal.aborted; pause = Math.min(longestPause, pause * 2)) {
    try {
      await withSubscriberLock(given.deps.pool, relayName, signal, (held) => follow(given, held, () => (pause = shortestPause)));
    } catch (error) {
      if (signal.aborted) return;
      given.log.warn({ error: messageOf(error), retryInMs: pause }, 'the relay was interrupted');
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}

async function follow(given: Relay, signal: AbortSignal, progressed: () => void): Promise<void> {
  const { pool } = given.deps;
  const after = await loadCursor(pool, relayName);
  const onInterruption = (error: unknown): void => given.log.warn({ error: messageOf(error) }, 'the event log cannot be read');
  const calls = AbortSignal.any([signal]);
  setMaxListeners(0, calls);
  for await (const page of subscribe(pool, { after, signal, onInterruption })) {
    await given.starter.client.withAbortSignal(calls, () => passOn(given, page.events));
    await saveCursor(pool, relayName, page.next);
    progressed();
  }
}

async function passOn(given: Relay, events: readonly Recorded[]): Promise<void> {
  for (const { prefix, passOn: pass } of followers) {
    const theirs = events.filter(({ streamId }) => streamId.startsWith(prefix));
    if (theirs.length > 0) await pass(given, theirs);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
