import { expect, test } from '@jest/globals';
import { clockwork } from '../../test/support/clockwork.ts';
import { database } from '../../test/support/database.ts';
import { eventsOf, timersOf } from '../../test/support/history.ts';
import { run } from '../../test/support/program.ts';
import { townTime } from '../../test/support/town-time.ts';
import { bring, openTown } from '../../test/support/town.ts';
import { until } from '../../test/support/until.ts';
import { wake } from './wake.ts';

const db = database();
const clock = clockwork();

test('a worker that is killed after it performed a duty and before it said so leaves nothing to be done twice', async () => {
  const town = await openTown(db.pool());
  const caseId = await town.report();
  const { version } = await bring(town, caseId, 'issued');
  const { client, taskQueue } = clock.starter();
  const timers = async () => timersOf(await eventsOf(client, `case/${caseId}`));
  const doomed = run(['--import', './test/support/typescript.js', 'test/support/stalling-worker.ts', db.url(), clock.address(), taskQueue, town.now()], {});
  const time = townTime(town.now());
  try {
    await doomed.says('at work');
    await wake(clock.starter(), [{ caseId, version }]);
    await until(timers, ({ length }) => length === 1);
    void clock.pass(`case/${caseId}`, 6.5 * 3_600_000);
    await doomed.says('performed, and told nobody');
  } finally {
    await doomed.end('SIGKILL');
  }
  await clock.work({ deps: town.deps, clock: time });
  await until(timers, ({ length }) => length === 2, 60_000);
  const attempts = (await eventsOf(client, `case/${caseId}`)).flatMap(({ activityTaskStartedEventAttributes: begun }) => (begun ? [begun.attempt] : []));
  expect(attempts).toEqual([2]);
  const { events } = await town.read(caseId);
  expect(events.flatMap(({ data }) => ('rule' in data ? [data.rule] : []))).toEqual(['chase.claim.1']);
  expect((await timers()).at(-1)?.summary).toBe('催办 · “认领”超时第 2 级提醒 · 市城管局');
}, 120_000);
