import { expect, test } from '@jest/globals';
import { wake } from '../apps/worker/wake.ts';
import { clockwork } from '../test/support/clockwork.ts';
import { database } from '../test/support/database.ts';
import { forgetfulTemporal } from '../test/support/forgetful-temporal.ts';
import { eventsOf } from '../test/support/history.ts';
import { bring, openTown } from '../test/support/town.ts';
import { townTime } from '../test/support/town-time.ts';
import { until } from '../test/support/until.ts';

const db = database();
const clock = clockwork(() => forgetfulTemporal(30));

test('a long history is left behind, and no step is lost or doubled by it', async () => {
  const town = await openTown(db.pool());
  const caseId = await town.report();
  await bring(town, caseId, 'issued');
  await clock.work({ deps: town.deps, clock: townTime(town.now()) });
  const { client } = clock.starter();
  const latest = () => eventsOf(client, `case/${caseId}`);
  const runs = new Set<string>();
  for (let n = 0; n < 14; n += 1) {
    await wake(clock.starter(), [{ caseId, version: 100 + n }]);
    const events = await until(latest, (history) => history.at(-1)?.timerStartedEventAttributes !== null);
    runs.add(events[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? '');
  }
  expect(runs.size).toBeGreaterThan(2);
  await clock.pass(`case/${caseId}`, 25 * 3_600_000);
  const { events } = await town.read(caseId);
  expect(events.flatMap(({ data }) => ('rule' in data ? [data.rule] : []))).toEqual(['chase.claim.1', 'chase.claim.2']);
  const rows = (await latest()).filter(({ upsertWorkflowSearchAttributesEventAttributes: row }) => row);
  expect(rows.length).toBeLessThanOrEqual(1);
}, 60_000);
