import { beforeAll, describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { noon, notes } from '../../test/support/notes.ts';
import { append } from './append.ts';
import { recordCommand } from './commands.ts';

const db = database();

beforeAll(() =>
  inTransaction(db.pool(), async (client) => {
    await append(client, notes('case/1', 0, 'a', 'b'));
    await recordCommand(client, { streamId: 'case/1', commandId: 'c', requestHash: 'h', answer: {}, version: 2, recordedAt: noon });
  }),
);

const changes = [
  "update events set data = '{}'",
  "update events set data = data where stream_id = 'nobody'",
  'update events set version = version + 10',
  'delete from events',
  'delete from events where false',
  'truncate events',
  'truncate events cascade',
  "update commands set answer = '{}'",
  'delete from commands',
  'truncate commands',
  'delete from streams',
  'truncate streams',
  'update streams set version = version - 1',
  'update streams set version = version',
  "update streams set stream_id = 'case/2', version = version + 1",
  "update streams set hash = 'other'",
];

const refusal = expect.objectContaining({ code: '23001' });
const denial = expect.objectContaining({ code: '42501' });

describe('what is recorded stays', () => {
  test.each(changes)('for the owner: %s', async (sql) => {
    await expect(db.asOwner(sql)).rejects.toEqual(refusal);
  });

  test.each(changes)('for a session that calls itself a replica: %s', async (sql) => {
    await expect(db.asOwner(`set session_replication_role = replica; ${sql}`)).rejects.toEqual(refusal);
  });

  test.each(changes)('for the application: %s', async (sql) => {
    await expect(db.pool().query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23001)$/) });
  });
});

describe('the application may not', () => {
  test.each([
    ['drop the log', 'drop table events'],
    ['switch the guards off', 'alter table events disable trigger all'],
    ['switch the guards off for its session', 'set session_replication_role = replica'],
    ['replace a guard', 'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$'],
    ['make tables', 'create table mine (x int)'],
    ['take numbers back', 'delete from counters'],
    ['mark a migration as done', "insert into migrations (timestamp, name) values (1, 'x')"],
  ])('%s', async (_what, sql) => {
    await expect(db.pool().query(sql)).rejects.toEqual(denial);
  });

  test('choose a position or a transaction for an event', async () => {
    const sql = (column: string, value: string): string => `insert into events (${column}, stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, data, prev_hash, hash)
      values (${value}, 'case/9', 1, 'noted', 1, '${noon}', '${noon}', '{}', 'c', '{}', '', '')`;
    await expect(db.pool().query(sql('position', '1'))).rejects.toMatchObject({ code: '428C9' });
    await expect(db.pool().query(sql('tx', "'5'"))).rejects.toEqual(denial);
  });
});
