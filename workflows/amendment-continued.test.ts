import { expect, test } from '@jest/globals';
import { appliedOf } from '#commands/amendments';
import { amendmentWorkflowId } from '../apps/worker/followers/amendments.ts';
import { beginAmendment, dayOff, handedOut, publishCalendar } from '../test/support/amendments.ts';
import { clockwork } from '../test/support/clockwork.ts';
import { database } from '../test/support/database.ts';
import { forgetfulTemporal } from '../test/support/forgetful-temporal.ts';
import { closedAs, eventsOf } from '../test/support/history.ts';
import { openTown } from '../test/support/town.ts';
import { townTime } from '../test/support/town-time.ts';

const db = database();
const clock = clockwork(() => forgetfulTemporal(12));

test('an amendment that leaves its long history behind remembers how far it had got, and what it had counted', async () => {
  const town = await openTown(db.pool());
  const ids = await handedOut(town, 5, '2026-03-02T09:00:00+08:00');
  await clock.work({ deps: town.deps, clock: townTime(town.now()) });
  const key = await publishCalendar(town, dayOff('1', '2026-03-06'));
  const { client } = clock.starter();
  await beginAmendment(clock.starter(), key);
  expect(await closedAs(client, amendmentWorkflowId(key))).toBe('COMPLETED');
  const [began] = await eventsOf(client, amendmentWorkflowId(key));
  expect(began?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).not.toBe('');
  expect(await appliedOf(db.pool(), 'calendar-1')).toMatchObject({ looked: 5, adopted: 5, cases: 5, deadlines: 5 });
  for (const id of ids) expect((await town.read(id)).events.filter(({ type }) => type === 'RulesAdopted')).toHaveLength(1);
}, 60_000);
