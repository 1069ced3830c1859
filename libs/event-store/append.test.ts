import { describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { append, type NewEvent } from './append.ts';
import { load } from './load.ts';

type Noted = { type: 'noted'; data: { text: string } };
const at = '2026-10-13T18:00:00+08:00';
const noted = (text: string): NewEvent<Noted> => ({ type: 'noted', occurredAt: at, data: { text } });
const db = database();

describe('appending to a stream', () => {
  test('gives back what load reads', async () => {
    const written = await inTransaction(db.pool(), (client) =>
      append<Noted, string>(client, { streamId: 'case/1', expectedVersion: 0, commandId: 'c1', actor: 'li', recordedAt: at, events: [noted('a'), noted('b')] }),
    );
    const read = await load<Noted, string>(db.pool(), 'case/1');
    expect(read.events).toEqual(written);
    expect(read.version).toBe(2);
  });
});
