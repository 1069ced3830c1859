import { describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { notes, type Noted } from '../../test/support/notes.ts';
import { append } from './append.ts';
import { appendNew, type AppendNew } from './append-new.ts';
import { load } from './load.ts';
import type { Recorded } from './recorded.ts';
import { verifyAll } from './verify.ts';

const db = database();

type Written = ReadonlyMap<string, readonly Recorded<Noted, string>[]>;

const fresh = (streamId: string, ...texts: readonly string[]): AppendNew<Noted, string> => notes(streamId, 0, ...texts);
const write = (...requests: readonly AppendNew<Noted, string>[]): Promise<Written> => inTransaction(db.pool(), (client) => appendNew(client, requests));

describe('many new streams', () => {
  test('are written at once, each as if alone, and given back as they will be loaded', async () => {
    const written = await write(fresh('b', 'b1', 'b2'), { ...fresh('a', 'a1'), cause: 'import/1' }, fresh('c', 'c1', 'c2', 'c3'));
    expect([...written.keys()].sort()).toEqual(['a', 'b', 'c']);
    for (const [streamId, events] of written) expect((await load<Noted, string>(db.pool(), streamId)).events).toEqual(events);
  });

  test('leave a stream that exists as it is', async () => {
    await inTransaction(db.pool(), (client) => append(client, notes('old', 0, 'first')));
    const written = await write(fresh('old', 'second'), fresh('new', 'first'));
    expect([...written.keys()]).toEqual(['new']);
    expect((await load<Noted>(db.pool(), 'old')).events.map((event) => event.data.text)).toEqual(['first']);
  });

  test('may be asked for twice in a batch: the first counts', async () => {
    const written = await write(fresh('twice', 'first'), fresh('twice', 'second'));
    expect(written.get('twice')?.map((event) => event.data.text)).toEqual(['first']);
  });

  test('may be none, or without events', async () => {
    expect(await write()).toEqual(new Map());
    expect(await write(fresh('empty'))).toEqual(new Map());
    expect((await load(db.pool(), 'empty')).version).toBe(0);
  });

  test('in overlapping batches at the same time are each written once, and every chain is sound', async () => {
    const batch = (first: number): AppendNew<Noted, string>[] => Array.from({ length: 60 }, (_, index) => fresh(`overlap/${first + index}`, 'a', 'b'));
    const all = await Promise.all([0, 30, 60, 20, 45].map((first) => write(...(first % 2 === 0 ? batch(first) : batch(first).reverse()))));
    expect(all.flatMap((written) => [...written.keys()]).sort()).toEqual(Array.from({ length: 120 }, (_, index) => `overlap/${index}`).sort());
    const verdicts: boolean[] = [];
    for await (const verdict of verifyAll(db.pool())) verdicts.push(verdict.ok);
    expect(verdicts).not.toContain(false);
  });
});
