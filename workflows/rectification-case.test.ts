import { expect, test, beforeAll } from '@jest/globals';
import { clockwork, townTime, until } from '../test/support/clockwork.ts';
import { database } from '../test/support/database.ts';
import { bring, openTown, type Town } from '../test/support/town.ts';

const db = database();
const clock = clockwork();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
});

test('a case that nobody touches for three months', async () => {
  const caseId = await town.report();
  await bring(town, caseId, 'issued');
  const stop = await clock.work({ deps: town.deps, clock: townTime(town.now()) });
  const start = performance.now();
  await clock.skipping('rectificationCase', `case/${caseId}`, [caseId]);
  const file = await until(() => town.read(caseId), ({ events }) => (events.at(-1)?.recordedAt ?? '') > '2026-03-20', 100_000);
  console.log(performance.now() - start, file.events.map((e) => `${e.recordedAt} ${e.type} ${'rule' in e.data ? e.data.rule : ''} ${'dueAt' in e.data ? e.data.dueAt : ''}`).join('\n'));
  expect(1).toBe(1);
  await stop();
}, 120_000);
