import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { notes, type Noted } from '../../test/support/notes.ts';
import { announce } from './announce.ts';
import { append } from './append.ts';
import { comparePositions, type Position, positionOf } from './position.ts';
import { endOfLog } from './read-all.ts';
import type { Recorded } from './recorded.ts';
import { subscribe, type Subscription } from './subscribe.ts';

const db = database();

type Follower = Readonly<{
  events: Recorded<Noted>[];
  /** Waits until so many events were seen, and gives the streams of all. */
  sees: (count: number) => Promise<string[]>;
  stop: () => Promise<void>;
}>;

/** Follows the log from its end on and collects what it sees. */
async function follow(pool: pg.Pool, options: Partial<Subscription> = {}): Promise<Follower> {
  const events: Recorded<Noted>[] = [];
  const stopping = new AbortController();
  const after = await endOfLog(db.pool());
  const following = (async () => {
    for await (const page of subscribe<Noted>(pool, { after, signal: stopping.signal, ...options })) events.push(...page.events);
  })();
  const sees = async (count: number): Promise<string[]> => {
    for (const until = performance.now() + 4_000; events.length < count && performance.now() < until; ) await sleep(2);
    return events.map((event) => event.streamId);
  };
  const stop = async (): Promise<void> => {
    stopping.abort();
    await following;
  };
  return { events, sees, stop };
}

/** One append; sometimes the transaction stays open for a while, before or after the append has its position. */
function write(streamId: string, version: number, hold = 0): Promise<unknown> {
  return inTransaction(db.pool(), async (client) => {
    if (hold > 0) await client.query('select pg_current_xact_id()');
    if (hold % 2 === 1) await sleep(hold);
    await append(client, notes(streamId, version, `${version}`));
    if (hold % 2 === 0 && hold > 0) await sleep(hold);
  });
}

describe('a subscription', () => {
  test('skips nothing and keeps the order under 16 writers of which some hold their transaction', async () => {
    const follower = await follow(db.open());
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let version = 0; version < 60; version += 1) {
          await write(`busy/${writer}`, version, (version + writer * 7) % 10 === 0 ? 15 + (version % 8) : 0);
          announce(db.pool());
        }
      }),
    );
    await follower.sees(960);
    await follower.stop();
    expect(follower.events).toHaveLength(960);
    expectEveryStreamInOrder(follower.events);
  });

  test('hears of an append by announcement, long before it would look', async () => {
    const follower = await follow(db.pool(), { interval: 60_000 });
    await sleep(200);
    const start = performance.now();
    await write('announced', 0);
    announce(db.pool());
    expect(await follower.sees(1)).toEqual(['announced']);
    expect(performance.now() - start).toBeLessThan(1_000);
    await follower.stop();
  });

  test('finds what nobody announced when it looks', async () => {
    const follower = await follow(db.pool(), { interval: 50 });
    await write('silent', 0);
    expect(await follower.sees(1)).toEqual(['silent']);
    await follower.stop();
  });

  test('gives what was held back soon after its hindrance is gone, without another announcement', async () => {
    const follower = await follow(db.pool(), { interval: 60_000 });
    await sleep(200);
    const slow = write('hindrance', 0, 200);
    await sleep(20);
    await write('hindered', 0);
    announce(db.pool());
    await slow;
    const start = performance.now();
    expect(await follower.sees(2)).toEqual(['hindrance', 'hindered']);
    expect(performance.now() - start).toBeLessThan(1_000);
    await follower.stop();
  });

  test('goes on after every one of its connections was cut', async () => {
    const follower = await follow(db.open({ applicationName: 'cut' }), { interval: 50 });
    await write('cut/before', 0);
    await follower.sees(1);
    await db.asOwner("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut'");
    await write('cut/after', 0);
    expect(await follower.sees(2)).toEqual(['cut/before', 'cut/after']);
    await follower.stop();
  });

  test('hears announcements again after its listening connection was cut', async () => {
    const follower = await follow(db.open({ applicationName: 'deaf' }), { interval: 60_000 });
    await sleep(200);
    await db.asOwner("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'deaf' and query like 'listen%'");
    await write('deaf', 0);
    expect(await follower.sees(1)).toEqual(['deaf']);
    await follower.stop();
  });

  test('ends at once when it is aborted, or when its reader leaves', async () => {
    const signal = new AbortController().signal;
    await write('leaves', 0);
    const seen: Position[] = [];
    for await (const page of subscribe<Noted>(db.pool(), { after: '0-0', limit: 1, signal, interval: 60_000 })) {
      seen.push(page.next);
      break;
    }
    const idle = await follow(db.pool(), { interval: 60_000 });
    const start = performance.now();
    await idle.stop();
    expect(performance.now() - start).toBeLessThan(500);
    expect(seen).toHaveLength(1);
  });
});

describe('announcements', () => {
  test('are made at most every few milliseconds, however many are asked for', async () => {
    const listener = await db.pool().connect();
    let heard = 0;
    listener.on('notification', () => (heard += 1));
    await listener.query('listen events');
    for (let asked = 0; asked < 1_000; asked += 1) announce(db.pool());
    await sleep(200);
    await listener.query('unlisten *');
    listener.removeAllListeners('notification');
    listener.release();
    expect(heard).toBeGreaterThan(0);
    expect(heard).toBeLessThan(5);
  });
});

function expectEveryStreamInOrder(events: readonly Recorded<Noted>[]): void {
  const versions = new Map<string, number>();
  for (const event of events) {
    expect(event.version).toBe((versions.get(event.streamId) ?? 0) + 1);
    versions.set(event.streamId, event.version);
  }
  const places = events.map(positionOf);
  expect(places).toEqual([...places].sort(comparePositions));
}
