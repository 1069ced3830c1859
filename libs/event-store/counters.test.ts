import { describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { nextNumber } from './counters.ts';

const db = database();

const next = (series: string): Promise<number> => inTransaction(db.pool(), (client) => nextNumber(client, series));

async function lost(series: string): Promise<void> {
  const failing = inTransaction(db.pool(), async (client) => {
    await nextNumber(client, series);
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
}

describe('the numbers of a series', () => {
  test('begin at 1, each series by itself', async () => {
    expect([await next('环督〔2026〕'), await next('环督〔2026〕'), await next('环督〔2027〕')]).toEqual([1, 2, 1]);
  });

  test('are given back by a transaction that fails', async () => {
    await next('back');
    await lost('back');
    expect(await next('back')).toBe(2);
  });

  test('have no gap and no double under 16 racers of which every third fails', async () => {
    const racers = Array.from({ length: 160 }, (_, index) => (index % 3 === 0 ? lost('race') : next('race')));
    const numbers = (await Promise.all(racers)).filter((number) => number !== undefined);
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers).toHaveLength(106);
  });
});
