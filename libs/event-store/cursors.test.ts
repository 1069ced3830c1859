import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { loadCursor, saveCursor, withSubscriberLock } from './cursors.ts';
import { BadPosition, beginning } from './position.ts';

const db = database();
const never = new AbortController().signal;

describe('a cursor', () => {
  test('is at the beginning for a new subscriber, and where it was saved for a known one', async () => {
    expect(await loadCursor(db.pool(), 'relay')).toBe(beginning);
    await saveCursor(db.pool(), 'relay', '10-5');
    await saveCursor(db.pool(), 'relay', '11-2');
    expect(await loadCursor(db.pool(), 'relay')).toBe('11-2');
    expect(await loadCursor(db.pool(), 'seal')).toBe(beginning);
  });

  test('is only ever a position', async () => {
    await expect(saveCursor(db.pool(), 'relay', 'last week')).rejects.toThrow(BadPosition);
  });

  test('goes back with the transaction of what was done', async () => {
    const failing = inTransaction(db.pool(), async (client) => {
      await saveCursor(client, 'inline', '3-3');
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await loadCursor(db.pool(), 'inline')).toBe(beginning);
  });
});

describe('a named subscriber', () => {
  test('is one process at a time; the next gets its turn', async () => {
    const order: string[] = [];
    const turn = (who: string): Promise<unknown> =>
      withSubscriberLock(db.pool(), 'one', never, async () => {
        order.push(`${who} in`);
        await sleep(50);
        order.push(`${who} out`);
      });
    await Promise.all([turn('a'), turn('b'), turn('c')]);
    for (const index of [0, 2, 4]) expect(order[index + 1]).toBe(order[index]?.replace('in', 'out'));
    expect(order).toHaveLength(6);
  });

  test('does not hinder one of another name', async () => {
    const both = await withSubscriberLock(db.pool(), 'left', never, () => withSubscriberLock(db.pool(), 'right', never, async () => 'both'));
    expect(both).toBe('both');
  });

  test('gives up waiting when aborted', async () => {
    await withSubscriberLock(db.pool(), 'wait', never, async () => {
      expect(await withSubscriberLock(db.pool(), 'wait', AbortSignal.timeout(50), async () => 'mine')).toBeUndefined();
    });
  });

  test('is told to stop when its lock is lost with the connection, and another goes on', async () => {
    const pool = db.open({ applicationName: 'loses' });
    const first = withSubscriberLock(pool, 'lost', never, async (held) => {
      await db.asOwner("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'loses'");
      while (!held.aborted) await sleep(5);
      return 'stopped';
    });
    expect(await first).toBe('stopped');
    expect(await withSubscriberLock(db.pool(), 'lost', never, async () => 'went on')).toBe('went on');
  });

  test('lets go of its lock when its work fails', async () => {
    await expect(withSubscriberLock(db.pool(), 'fails', never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withSubscriberLock(db.pool(), 'fails', never, async () => 'free')).toBe('free');
  });
});
