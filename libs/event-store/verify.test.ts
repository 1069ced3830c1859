import { beforeAll, describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { notes } from '../../test/support/notes.ts';
import { append } from './append.ts';
import { type Break, type Verdict, verifyAll, verifyStream } from './verify.ts';

const db = database();

/** What somebody with every right can do. */
beforeAll(() => db.asOwner('alter table events disable trigger all; alter table streams disable trigger all'));

const columns = 'stream_id, type, schema, occurred_at, recorded_at, actor, command_id, cause, data, prev_hash, hash';

const attacks: readonly (readonly [attack: string, sql: string, version: number, what: Break])[] = [
  ['data edited', `update events set data = '{"text":"x"}' where stream_id = $ and version = 2`, 2, 'changed'],
  ['data rewritten with a blank more', `update events set data = '{"text": "b"}' where stream_id = $ and version = 2`, 2, 'changed'],
  ['the actor edited', `update events set actor = '"wang"' where stream_id = $ and version = 3`, 3, 'changed'],
  ['the time edited', `update events set occurred_at = '2026-10-01T00:00:00+08:00' where stream_id = $ and version = 1`, 1, 'changed'],
  ['the time written otherwise', `update events set recorded_at = '2026-10-13T04:00:00Z' where stream_id = $ and version = 1`, 1, 'changed'],
  ['the type edited', `update events set type = 'praised' where stream_id = $ and version = 4`, 4, 'changed'],
  ['the command edited', `update events set command_id = 'other' where stream_id = $ and version = 4`, 4, 'changed'],
  ['a cause added', `update events set cause = 'duty' where stream_id = $ and version = 4`, 4, 'changed'],
  ['a hash edited', `update events set hash = repeat('a', 64) where stream_id = $ and version = 2`, 2, 'changed'],
  ['a hash edited with the next one', `update events set hash = repeat('a', 64) where stream_id = $ and version = 2; update events set prev_hash = repeat('a', 64) where stream_id = $ and version = 3`, 2, 'changed'],
  ['the first event deleted', `delete from events where stream_id = $ and version = 1`, 1, 'missing'],
  ['an event in the middle deleted', `delete from events where stream_id = $ and version = 3`, 3, 'missing'],
  ['an event deleted and the rest moved up', `delete from events where stream_id = $ and version = 2; update events set version = version - 1 where stream_id = $ and version > 2`, 2, 'not-following'],
  ['the tail cut off', `delete from events where stream_id = $ and version > 3`, 3, 'head'],
  ['the tail cut off and the version set back', `delete from events where stream_id = $ and version > 3; update streams set version = 3 where stream_id = $`, 3, 'head'],
  ['every event deleted', `delete from events where stream_id = $`, 0, 'head'],
  ['the head deleted', `delete from streams where stream_id = $`, 5, 'head'],
  ['the hash of the head edited', `update streams set hash = repeat('a', 64) where stream_id = $`, 5, 'head'],
  ['an event inserted at the end', `insert into events (version, ${columns}) select 6, ${columns} from events where stream_id = $ and version = 5`, 6, 'not-following'],
  [
    'an event inserted in the middle',
    `update events set version = version + 100 where stream_id = $ and version > 2; update events set version = version - 99 where stream_id = $ and version > 100;
     insert into events (version, ${columns}) select 3, ${columns} from events where stream_id = $ and version = 2; update streams set version = 6 where stream_id = $`,
    3,
    'not-following',
  ],
  [
    'two events swapped',
    `update events set version = 99 where stream_id = $ and version = 2; update events set version = 2 where stream_id = $ and version = 3; update events set version = 3 where stream_id = $ and version = 99`,
    2,
    'not-following',
  ],
  [
    'the data of two events swapped',
    `update events e set data = o.data from events o where e.stream_id = $ and o.stream_id = $ and (e.version, o.version) in ((2, 3), (3, 2))`,
    2,
    'changed',
  ],
  ['moved in from another stream', `delete from events where stream_id = $; update events set stream_id = $ where stream_id = 'from/' || $`, 1, 'changed'],
];

const verdicts = (): Promise<Verdict[]> =>
  inTransaction(
    db.pool(),
    async (client) => {
      const all: Verdict[] = [];
      for await (const verdict of verifyAll(client)) all.push(verdict);
      return all;
    },
    'repeatable read read only',
  );

describe('a stream that nobody touched', () => {
  test('is sound', async () => {
    await inTransaction(db.pool(), (client) => append(client, notes('case/sound', 0, 'a', 'b')));
    expect(await verifyStream(db.pool(), 'case/sound')).toEqual({ streamId: 'case/sound', ok: true, version: 2 });
    expect(await verifyStream(db.pool(), 'case/none')).toEqual({ streamId: 'case/none', ok: true, version: 0 });
  });
});

describe('what somebody with every right did to a stream is found:', () => {
  test.each(attacks)('%s', async (attack, sql, version, what) => {
    const streamId = `case/${attack}`;
    await inTransaction(db.pool(), async (client) => {
      await append(client, notes(streamId, 0, 'a', 'b', 'c', 'd', 'e'));
      await append(client, notes(`from/${streamId}`, 0, 'a', 'b', 'c', 'd', 'e'));
    });
    expect(await verifyStream(db.pool(), streamId)).toMatchObject({ ok: true });
    await db.asOwner(sql.replaceAll('$', `'${streamId}'`));
    const found = { streamId, ok: false, version, what };
    expect(await verifyStream(db.pool(), streamId)).toEqual(found);
    expect(await verdicts()).toContainEqual(found);
  });
});

describe('the whole log', () => {
  test('is looked at stream by stream, every one', async () => {
    const before = (await verdicts()).length;
    const ids = Array.from({ length: 450 }, (_, index) => `whole/${index}`);
    await inTransaction(db.pool(), async (client) => {
      for (const id of ids) await append(client, notes(id, 0, 'a'));
    });
    const after = await verdicts();
    expect(after).toHaveLength(before + 450);
    expect(after.filter((verdict) => verdict.streamId.startsWith('whole/') && verdict.ok)).toHaveLength(450);
  });
});
