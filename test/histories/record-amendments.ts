import { expect, test } from '@jest/globals';
import { millis } from '#domain/time';
import { amendmentWorkflowId } from '../../apps/worker/followers/amendments.ts';
import { beginAmendment, dayOff, handedOut, publishCalendar, publishLonger } from '../support/amendments.ts';
import { clockwork } from '../support/clockwork.ts';
import { database } from '../support/database.ts';
import { forgetfulTemporal } from '../support/forgetful-temporal.ts';
import { closedAs, eventsOf, timersOf } from '../support/history.ts';
import { store } from '../support/stored-history.ts';
import { openTown } from '../support/town.ts';
import { townTime } from '../support/town-time.ts';
import { until } from '../support/until.ts';

const db = database();
const clock = clockwork(() => forgetfulTemporal(24));

test('a change of the calendar, and one of the policy that takes effect later and goes on with an empty history', async () => {
  const town = await openTown(db.pool());
  await handedOut(town, 3, '2026-03-02T09:00:00+08:00');
  const stop = await clock.work({ deps: town.deps, clock: townTime(town.now()) });
  const { client } = clock.starter();
  const calendar = await publishCalendar(town, dayOff('1', '2026-03-06'));
  await beginAmendment(clock.starter(), calendar);
  expect(await closedAs(client, amendmentWorkflowId(calendar))).toBe('COMPLETED');
  await store(client, 'calendar-amendment', amendmentWorkflowId(calendar));

  const policy = await publishLonger(town, 12, { migrate: true, effectiveFrom: '2026-03-04T00:00:00+08:00' });
  await beginAmendment(clock.starter(), policy);
  const workflowId = amendmentWorkflowId(policy);
  await until(() => eventsOf(client, workflowId), (events) => timersOf(events).length === 1);
  const { runId } = await client.workflow.getHandle(workflowId).describe();
  await clock.pass(workflowId, millis('2026-03-04T09:00:00+08:00') - millis(town.now()));
  expect(await closedAs(client, workflowId)).toBe('COMPLETED');
  await store(client, 'policy-change', workflowId, runId);
  await store(client, 'policy-change-continued', workflowId);
  await stop();
}, 120_000);
