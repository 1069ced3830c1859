import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { inParallel } from './in-parallel.ts';

describe('doing in parallel', () => {
  test('does everything, at most so many at a time', async () => {
    let [under, highest] = [0, 0];
    const done: number[] = [];
    await inParallel(Array.from({ length: 50 }, (_, index) => index), 7, async (item) => {
      highest = Math.max(highest, (under += 1));
      await sleep(item % 3);
      done.push(item);
      under -= 1;
    });
    expect(done.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(highest).toBe(7);
  });

  test('fails with the first failure, and begins nothing new after it', async () => {
    const begun: number[] = [];
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      await sleep(item === 2 ? 1 : 20);
      if (item === 2) throw new Error('the second');
    });
    await expect(work).rejects.toThrow('the second');
    await sleep(50);
    expect(begun).toEqual([1, 2]);
  });

  test('of nothing is done at once', async () => {
    await expect(inParallel([], 3, () => Promise.reject(new Error('never')))).resolves.toBeUndefined();
  });
});
