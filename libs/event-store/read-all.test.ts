import { describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { noon, notes, type Noted } from '../../test/support/notes.ts';
import { until } from '../../test/support/until.ts';
import { append } from './append.ts';
import { beginning, partsOf, type Position, positionOf } from './position.ts';
import { endOfLog, isAheadOfCluster, isHeldBack, readAll } from './read-all.ts';

const db = database();

/** Appends in a transaction of its own that stays open until it is told to end. */
async function opened(streamId: string): Promise<{ client: pg.PoolClient; end: () => Promise<void> }> {
  const client = await db.pool().connect();
  await client.query('begin');
  await append(client, notes(streamId, 0, 'slow'));
  const end = async (): Promise<void> => {
    await client.query('commit');
    client.release();
  };
  return { client, end };
}

const write = (streamId: string, ...texts: string[]): Promise<unknown> => inTransaction(db.pool(), (client) => append(client, notes(streamId, 0, ...texts)));

/** Waits until nothing older than what is written is open anywhere in the cluster: other tests write in databases of their own. */
const calm = (): Promise<boolean> =>
  until(async () => (await db.pool().query<{ calm: boolean }>('select coalesce(max(tx) < pg_snapshot_xmin(pg_current_snapshot()), true) as calm from events')).rows[0]?.calm ?? false, Boolean);
/** The end of the log, when all that is written can be read. */
async function end(): Promise<Position> {
  await calm();
  return endOfLog(db.pool());
}

const streamsFrom = async (after: Position, limit = 100): Promise<string[]> => (await readAll<Noted>(db.pool(), after, limit)).events.map((event) => event.streamId);

describe('reading the whole log', () => {
  test('of which nothing is written yet gives nothing, and its end is its beginning', async () => {
    expect(await readAll(db.pool(), beginning, 10)).toEqual({ events: [], next: beginning });
    expect(await endOfLog(db.pool())).toBe(beginning);
  });

  test('goes on from page to page without a gap, and stays where it is at the end', async () => {
    const start = await end();
    await write('page/1', 'a', 'b', 'c');
    await write('page/2', 'd', 'e');
    await calm();
    const first = await readAll<Noted>(db.pool(), start, 4);
    const second = await readAll<Noted>(db.pool(), first.next, 4);
    const third = await readAll<Noted>(db.pool(), second.next, 4);
    expect([...first.events, ...second.events].map((event) => event.data.text).join('')).toBe('abcde');
    expect(third).toEqual({ events: [], next: second.next });
    expect(second.next).toBe(await end());
  });

  test('of one kind of streams passes over the others, and does not look at them twice', async () => {
    const start = await end();
    await write('case/kind', 'a');
    await write('city/kind', 'b', 'c');
    await calm();
    const page = await readAll<Noted>(db.pool(), start, 100, { streamPrefix: 'case/' });
    expect(page.events.map((event) => event.streamId)).toEqual(['case/kind']);
    expect(page.next).toBe(await end());
  });

  test('holds back what an open transaction could still slip in front of, and says so', async () => {
    const start = await end();
    const slow = await opened('held/slow');
    await write('held/fast', 'fast');
    expect(await streamsFrom(start)).toEqual([]);
    expect(await isHeldBack(db.pool(), start)).toBe(true);
    await slow.end();
    await calm();
    expect(await streamsFrom(start)).toEqual(['held/slow', 'held/fast']);
    expect(await isHeldBack(db.pool(), await end())).toBe(false);
  });

  test('would skip events with a cursor on the position alone', async () => {
    const naive = 'select stream_id from events where position > $1 order by position';
    const start = await end();
    const slow = await opened('naive/slow');
    await write('naive/fast', 'fast');
    const [, last] = partsOf(start);
    const seen = await db.pool().query<{ stream_id: string }>(naive, [last]);
    await slow.end();
    const later = await db.pool().query(naive, [Number(last) + 2]);
    expect([seen.rows, later.rows]).toEqual([[{ stream_id: 'naive/fast' }], []]);
    await calm();
    expect(await streamsFrom(start)).toEqual(['naive/slow', 'naive/fast']);
  });

  test('is not held back by a transaction that was rolled back', async () => {
    const start = await end();
    const slow = await opened('undone/slow');
    await write('undone/fast', 'fast');
    await slow.client.query('rollback');
    slow.client.release();
    await calm();
    expect(await streamsFrom(start)).toEqual(['undone/fast']);
  });

  test('orders by transaction, so that a stream keeps its order even when positions do not', async () => {
    const start = await end();
    const early = await db.pool().connect();
    await early.query('begin; select pg_current_xact_id()');
    await write('order/late', 'takes the lower position');
    await append(early, notes('order/early', 0, 'has the older transaction'));
    await early.query('commit');
    early.release();
    await calm();
    const { events } = await readAll<Noted>(db.pool(), start, 100);
    expect(events.map((event) => event.streamId)).toEqual(['order/early', 'order/late']);
    expect(Number(events[0]?.position)).toBeGreaterThan(Number(events[1]?.position));
  });

  test('orders transactions and positions as numbers, not as text', async () => {
    const places = ['9-900', '9-1000', '10-8', '100-7', '101-6'];
    for (const place of [...places].reverse()) {
      const [tx, position] = place.split('-');
      await db.asOwner(
        `insert into events (position, tx, stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, data, prev_hash, hash)
         overriding system value values ($1, $2, $3, 1, 'noted', 1, $4, $4, '{}', 'c', '{}', '', '')`,
        [position, tx, `numbers/${place}`, noon],
      );
    }
    const pages = [await readAll(db.pool(), beginning, 2), await readAll(db.pool(), '9-1000', 2), await readAll(db.pool(), '100-7', 1)];
    expect(pages.flatMap((page) => page.events.map(positionOf))).toEqual(places);
  });

});

describe('a log that was restored into a cluster with lower transaction numbers', () => {
  test('is told from one that is only held back', async () => {
    const slow = await opened('ahead/slow');
    await write('ahead/fast', 'fast');
    expect(await isAheadOfCluster(db.pool())).toBe(false);
    await slow.end();
    await db.asOwner(
      `insert into events (tx, stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, data, prev_hash, hash)
       values ('4000000000', 'ahead/restored', 1, 'noted', 1, $1, $1, '{}', 'c', '{}', '', '')`,
      [noon],
    );
    expect(await isAheadOfCluster(db.pool())).toBe(true);
  });
});
