import { describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { noon, noted, notes, type Noted } from '../../test/support/notes.ts';
import { append, type Append, WrongExpectedVersion } from './append.ts';
import { genesis } from './hash.ts';
import { load } from './load.ts';
import type { Recorded } from './recorded.ts';
import { verifyAll } from './verify.ts';

const db = database();

const write = (request: Append<Noted, string>): Promise<readonly Recorded<Noted, string>[]> => inTransaction(db.pool(), (client) => append(client, request));

const textsOf = async (streamId: string): Promise<string[]> => (await load<Noted>(db.pool(), streamId)).events.map((event) => event.data.text);

describe('an append', () => {
  test('gives back exactly what will be loaded', async () => {
    const written = await write({ ...notes('case/back', 0, 'a', 'b'), cause: 'duty/1' });
    const loaded = await load<Noted, string>(db.pool(), 'case/back');
    expect(loaded).toEqual({ version: 2, hash: written.at(-1)?.hash, events: written });
    expect(written).toMatchObject([
      { version: 1, prevHash: genesis, schema: 1, actor: 'li', cause: 'duty/1', commandId: 'command-0', data: { text: 'a' } },
      { version: 2, prevHash: written[0]?.hash, data: { text: 'b' } },
    ]);
  });

  test('keeps instants to the letter', async () => {
    const times = { occurredAt: '2026-10-13T12:00:00.120Z', recordedAt: '2026-10-13T20:00:00.12+08:00' };
    await write({ ...notes('case/letter', 0), recordedAt: times.recordedAt, events: [{ ...noted('a'), occurredAt: times.occurredAt }] });
    expect((await load<Noted>(db.pool(), 'case/letter')).events).toMatchObject([times]);
  });

  test.each(['yesterday', '2026-02-30T00:00:00+08:00', '2026-10-13', '2026-10-13 12:00:00+08', '2026-10-13T12:00:00', 'infinity'])('refuses %s as an instant', async (instant) => {
    const refusal = { code: expect.stringMatching(/^(23514|22007|22008)$/) };
    await expect(write({ ...notes('case/instant', 0, 'a'), recordedAt: instant })).rejects.toMatchObject(refusal);
    await expect(write({ ...notes('case/instant', 0), events: [{ ...noted('a'), occurredAt: instant }] })).rejects.toMatchObject(refusal);
    expect(await textsOf('case/instant')).toEqual([]);
  });

  test('goes on from the hash that was loaded', async () => {
    await write(notes('case/on', 0, 'a'));
    const { version, hash } = await load(db.pool(), 'case/on');
    const [second] = await write({ ...notes('case/on', version, 'b'), expectedHash: hash });
    expect(second).toMatchObject({ version: 2, prevHash: hash });
  });

  test('of nothing writes nothing', async () => {
    expect(await write(notes('case/nothing', 0))).toEqual([]);
    expect((await load(db.pool(), 'case/nothing')).version).toBe(0);
  });

  test('of what JSON cannot say is refused, and writes nothing', async () => {
    await expect(write(notes('case/json', 0, 'fine', 'lone \ud83d'))).rejects.toMatchObject({ code: 'not-canonical', facts: { path: '$.text' } });
    expect(await textsOf('case/json')).toEqual([]);
  });

  test('of a thousand events is one statement', async () => {
    const texts = Array.from({ length: 1_000 }, (_, index) => `note ${index}`);
    await write(notes('case/thousand', 0, ...texts));
    expect(await textsOf('case/thousand')).toEqual(texts);
  });
});

describe('a stale append', () => {
  test.each([0, 1, 3, 99])('at version %i of a stream at 2 is refused with the version it is at', async (expected) => {
    const streamId = `case/stale-${expected}`;
    await write(notes(streamId, 0, 'a', 'b'));
    const refused = write(notes(streamId, expected, 'c'));
    await expect(refused).rejects.toThrow(WrongExpectedVersion);
    await expect(refused).rejects.toMatchObject({ code: 'wrong-expected-version', facts: { streamId, expected, actual: 2 } });
    expect(await textsOf(streamId)).toEqual(['a', 'b']);
  });

  test('of a stream that does not exist is refused', async () => {
    await expect(write(notes('case/none', 4, 'a'))).rejects.toMatchObject({ facts: { expected: 4, actual: 0 } });
  });

  test('with a hash that was not loaded is refused', async () => {
    await write(notes('case/hash', 0, 'a'));
    await expect(write({ ...notes('case/hash', 1, 'b'), expectedHash: genesis })).rejects.toThrow(WrongExpectedVersion);
    await expect(write({ ...notes('case/new', 0, 'b'), expectedHash: 'f'.repeat(64) })).rejects.toThrow(WrongExpectedVersion);
  });

  test('leaves the transaction usable, so that one may load and decide again', async () => {
    await write(notes('case/again', 0, 'a'));
    await inTransaction(db.pool(), async (client) => {
      await expect(append(client, notes('case/again', 0, 'b'))).rejects.toThrow(WrongExpectedVersion);
      const { version, hash } = await load(client, 'case/again');
      await append(client, { ...notes('case/again', version, 'b'), expectedHash: hash });
    });
    expect(await textsOf('case/again')).toEqual(['a', 'b']);
  });
});

describe('16 racing writers', () => {
  const writers = Array.from({ length: 16 }, (_, index) => `writer ${index}`);

  /** Appends `rounds` notes, deciding again at each conflict. Returns how many conflicts there were. */
  async function insist(streamId: string, writer: string, rounds: number): Promise<number> {
    let conflicts = 0;
    for (let round = 0; round < rounds; ) {
      const { version, hash } = await load(db.pool(), streamId);
      try {
        await write({ ...notes(streamId, version, `${writer}, ${round}`), expectedHash: hash });
        round += 1;
      } catch (error) {
        if (!(error instanceof WrongExpectedVersion)) throw error;
        conflicts += 1;
      }
    }
    return conflicts;
  }

  async function expectSound(): Promise<void> {
    await inTransaction(db.pool(), async (client) => {
      for await (const verdict of verifyAll(client)) expect(verdict).toMatchObject({ ok: true });
    }, 'repeatable read read only');
  }

  test.each([0, 1])('on one stream at version %i: one wins, fifteen are refused', async (version) => {
    const streamId = `case/one-${version}`;
    if (version === 1) await write(notes(streamId, 0, 'first'));
    const attempts = await Promise.allSettled(writers.map((writer) => write(notes(streamId, version, writer))));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected').map((attempt): unknown => attempt.reason);
    expect(refused).toHaveLength(15);
    expect(refused.every((reason) => reason instanceof WrongExpectedVersion && reason.facts.actual === version + 1)).toBe(true);
    expect((await load(db.pool(), streamId)).version).toBe(version + 1);
  });

  test('who insist, on one stream: every note once, in one unbroken chain', async () => {
    const conflicts = await Promise.all(writers.map((writer) => insist('case/insist', writer, 6)));
    expect((await textsOf('case/insist')).sort()).toEqual(writers.flatMap((writer) => Array.from({ length: 6 }, (_, round) => `${writer}, ${round}`)).sort());
    expect(conflicts.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    await expectSound();
  });

  test('on many streams: nothing lost, nothing mixed up', async () => {
    await Promise.all(writers.map((writer, index) => insist(`case/many-${index % 5}`, writer, 10)));
    const all = (await Promise.all([0, 1, 2, 3, 4].map((index) => textsOf(`case/many-${index}`)))).flat();
    expect(new Set(all).size).toBe(160);
    await expectSound();
  });
});

describe('a transaction that fails after its append', () => {
  test('leaves nothing behind', async () => {
    const failing = inTransaction(db.pool(), async (client) => {
      await append(client, notes('case/failed', 0, 'a'));
      throw new Error('no projection');
    });
    await expect(failing).rejects.toThrow('no projection');
    expect(await load(db.pool(), 'case/failed')).toEqual({ version: 0, hash: genesis, events: [] });
    expect(await write({ ...notes('case/failed', 0, 'a'), recordedAt: noon })).toHaveLength(1);
  });
});
