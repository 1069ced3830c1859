import { describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { noon, notes } from '../../test/support/notes.ts';
import { append } from './append.ts';
import { CommandKeyReused, recordCommand, recordedCommand, type RecordedCommand, requestHash } from './commands.ts';
import { load } from './load.ts';

const db = database();

const command = (commandId: string, request: unknown): RecordedCommand => {
  return { streamId: 'case/1', commandId, requestHash: requestHash(request), answer: { version: 1, 号: '0001' }, version: 1, recordedAt: noon };
};

const record = (given: RecordedCommand): Promise<RecordedCommand | undefined> => inTransaction(db.pool(), (client) => recordCommand(client, given));

describe('a command that was answered', () => {
  test('is answered from the record when it comes again', async () => {
    const given = command('again', { claim: 1 });
    expect(await record(given)).toBeUndefined();
    expect(await recordedCommand(db.pool(), 'case/1', 'again', given.requestHash)).toEqual(given);
  });

  test('is the same command whatever the order of its members', () => {
    expect(requestHash({ a: 1, b: [2] })).toBe(requestHash({ b: [2], a: 1 }));
    expect(requestHash({ a: 1 })).not.toBe(requestHash({ a: '1' }));
  });

  test('is refused with another body under the same key', async () => {
    await record(command('body', { claim: 1 }));
    const other = requestHash({ claim: 2 });
    await expect(recordedCommand(db.pool(), 'case/1', 'body', other)).rejects.toThrow(CommandKeyReused);
    await expect(record(command('body', { claim: 2 }))).rejects.toMatchObject({ code: 'command-key-reused', facts: { streamId: 'case/1', commandId: 'body' } });
  });

  test('is not known to another stream, and an unknown one is not known at all', async () => {
    await record(command('mine', {}));
    expect(await recordedCommand(db.pool(), 'case/2', 'mine')).toBeUndefined();
    expect(await recordedCommand(db.pool(), 'case/1', 'unknown')).toBeUndefined();
  });

  test('by 16 at the same time is recorded once, and the others get what stands', async () => {
    const answers = Array.from({ length: 16 }, (_, index) => ({ ...command('race', {}), answer: { from: index } }));
    const results = await Promise.all(answers.map(record));
    const standing = await recordedCommand(db.pool(), 'case/1', 'race');
    expect(results.filter((result) => result === undefined)).toHaveLength(1);
    expect(results.filter((result) => result !== undefined)).toEqual(Array.from({ length: 15 }, () => standing));
  });

  test('is forgotten with a transaction that is rolled back, together with its events', async () => {
    const failing = inTransaction(db.pool(), async (client) => {
      await append(client, notes('case/1', 0, 'a'));
      await recordCommand(client, command('rolled back', {}));
      throw new Error('no projection');
    });
    await expect(failing).rejects.toThrow('no projection');
    expect(await recordedCommand(db.pool(), 'case/1', 'rolled back')).toBeUndefined();
    expect((await load(db.pool(), 'case/1')).version).toBe(0);
  });
});
