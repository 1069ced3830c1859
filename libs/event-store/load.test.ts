import { beforeAll, describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { noted, notes, type Noted } from '../../test/support/notes.ts';
import { append } from './append.ts';
import { genesis } from './hash.ts';
import { load, loadMany, type Part } from './load.ts';
import { headOf } from './streams.ts';
import { upcasting } from './upcast.ts';

const db = database();

const day = (number: number): string => `2026-10-${number}T12:00:00+08:00`;

/** Notes a to e; c was entered on the 15th, d with a clock that was behind. */
const recordedOn = [13, 14, 15, 14, 16];

beforeAll(() =>
  inTransaction(db.pool(), async (client) => {
    for (const [version, text] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      await append(client, { ...notes('case/1', version, text), recordedAt: day(recordedOn[version] ?? 0) });
    }
    await append(client, notes('case/2', 0, 'other'));
  }),
);

const textsOf = async (part: Part): Promise<string> => (await load<Noted>(db.pool(), 'case/1', part)).events.map((event) => event.data.text).join('');

describe('a stream', () => {
  test.each<[Part, string]>([
    [{}, 'abcde'],
    [{ after: 0 }, 'abcde'],
    [{ after: 3 }, 'de'],
    [{ upTo: 2 }, 'ab'],
    [{ after: 1, upTo: 3 }, 'bc'],
    [{ after: 5 }, ''],
    [{ upTo: 0 }, ''],
    [{ asOf: day(12) }, ''],
    [{ asOf: day(13) }, 'a'],
    [{ asOf: day(14) }, 'ab'],
    [{ asOf: '2026-10-14T03:59:59.999Z' }, 'a'],
    [{ asOf: day(15) }, 'abcd'],
    [{ asOf: day(30), after: 4 }, 'e'],
  ])('loaded %j gives %s', async (part, texts) => {
    expect(await textsOf(part)).toBe(texts);
  });

  test('has the version and hash of the last event that was read', async () => {
    const upTo = await load(db.pool(), 'case/1', { upTo: 2 });
    expect({ version: upTo.version, hash: upTo.hash }).toEqual({ version: 2, hash: upTo.events[1]?.hash });
  });

  test('that has nothing new is still at its head', async () => {
    const { events, ...head } = await load(db.pool(), 'case/1', { after: 5 });
    expect(events).toEqual([]);
    expect(head).toEqual(await headOf(db.pool(), 'case/1'));
  });

  test('that does not exist is empty, at version 0', async () => {
    expect(await load(db.pool(), 'case/none')).toEqual({ version: 0, hash: genesis, events: [] });
    expect(await load(db.pool(), 'case/none', { after: 3 })).toEqual({ version: 0, hash: genesis, events: [] });
  });

  test('gives old events in their newest shape', async () => {
    const upcast = upcasting({ noted: { 1: (data) => ({ text: (data as Noted['data']).text.toUpperCase() }) } });
    expect(await textsOf({ upcast })).toBe('ABCDE');
    expect((await loadMany(db.pool(), ['case/2'], upcast)).get('case/2')?.events).toMatchObject([{ schema: 2, data: { text: 'OTHER' } }]);
  });

  test('keeps a schema that was given', async () => {
    await inTransaction(db.pool(), (client) => append(client, { ...notes('case/schema', 0), events: [{ ...noted('a'), schema: 4 }] }));
    expect((await load(db.pool(), 'case/schema')).events).toMatchObject([{ schema: 4 }]);
  });
});

describe('many streams', () => {
  test('come in the order that was asked for, each as if loaded alone', async () => {
    const ids = ['case/2', 'case/none', 'case/1'];
    const many = await loadMany(db.pool(), ids);
    expect([...many.keys()]).toEqual(ids);
    for (const id of ids) expect(many.get(id)).toEqual(await load(db.pool(), id));
  });

  test('may be none', async () => {
    expect((await loadMany(db.pool(), [])).size).toBe(0);
  });
});
