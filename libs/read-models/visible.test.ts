import { beforeAll, expect, test } from '@jest/globals';
import { sees, sight } from '#domain/case/sight';
import { by, city } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { Dice, live } from '../../test/support/lives.ts';
import { bring, openTown, type Town } from '../../test/support/town.ts';
import { listCases } from './list-cases.ts';
import { viewerOf } from './viewer.ts';
import { visibleOf } from './visible.ts';

const db = database();
let town: Town;
const caseIds: string[] = [];

beforeAll(async () => {
  town = await openTown(db.pool());
  for (let index = 0; index < 12; index += 1) {
    const caseId = await town.report();
    const dice = new Dice([index * 7, index * 31 + 5, 3, index, 11, 2 * index + 1, 17]);
    if (index > 1) await bring(town, caseId, dice.of('issued', 'claimed', 'delivered', 'closed'));
    await live(town, caseId, dice, 12);
    caseIds.push(caseId);
  }
});

test('a list, and a question about some cases, show each person exactly what the rule of sight says', async () => {
  const states = new Map(await Promise.all(caseIds.map(async (caseId) => [caseId, (await town.read(caseId)).state] as const)));
  expect(new Set([...states.values()].map(({ status }) => status)).size).toBeGreaterThan(2);
  let hidden = 0;
  for (const person of Object.keys(city.people)) {
    const seen = sight(by(person), city);
    const expected = caseIds.filter((caseId) => {
      const state = states.get(caseId);
      return state !== undefined && sees(state, seen);
    });
    hidden += caseIds.length - expected.length;
    const { items } = await listCases(db.pool(), viewerOf(by(person), city), {}, { now: town.now() });
    expect([person, items.map(({ caseId }) => caseId).toSorted()]).toEqual([person, expected.toSorted()]);
    expect([person, [...(await visibleOf(db.pool(), seen, [...caseIds, 'nothing']))].toSorted()]).toEqual([person, expected.toSorted()]);
  }
  expect(hidden).toBeGreaterThan(20);
});
