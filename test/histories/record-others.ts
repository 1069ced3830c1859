import { expect, test } from '@jest/globals';
import { applyCity } from '#commands/city';
import { clock as system } from '#domain/city/city';
import { openMailer } from '#notify/mailer';
import { startDeliveries } from '../../apps/worker/start-deliveries.ts';
import { letEnd, wake } from '../../apps/worker/wake.ts';
import { clockwork } from '../support/clockwork.ts';
import { clusterUrl, database } from '../support/database.ts';
import { forgetfulTemporal } from '../support/forgetful-temporal.ts';
import { closedAs, eventsOf, timersOf } from '../support/history.ts';
import { openMailSink } from '../support/mail-sink.ts';
import { store } from '../support/stored-history.ts';
import { asOwner } from '../support/template.ts';
import { openTown, type Town, townFile } from '../support/town.ts';
import { townTime } from '../support/town-time.ts';
import { until } from '../support/until.ts';

const db = database();
const clock = clockwork(() => forgetfulTemporal(60));
const town = async (): Promise<Town> => {
  const opened = await openTown(db.pool());
  await applyCity(opened.deps, { ...townFile, people: townFile.people.map((person) => ({ ...person, email: `${person.id}@beishan.test` })) }, system);
  return opened;
};

test('a case whose history grew long, and one that found no database', async () => {
  const { deps, report, act, now } = await town();
  const caseId = await report();
  const stop = await clock.work({ deps, clock: townTime(now()) });
  const { client } = clock.starter();
  const workflowId = `case/${caseId}`;
  const { runId } = await client.workflow.getHandle(workflowId).describe().catch(() => ({ runId: '' }));
  expect(runId).toBe('');
  await wake(clock.starter(), [{ caseId, version: 1 }]);
  const first = (await client.workflow.getHandle(workflowId).describe()).runId;
  const sleeping = () => until(() => eventsOf(client, workflowId), (events) => events.at(-1)?.timerStartedEventAttributes !== null);
  await sleeping();
  for (let n = 0; (await client.workflow.getHandle(workflowId).describe()).runId === first; n += 1) {
    await wake(clock.starter(), [{ caseId, version: 100 + n }]);
    await sleeping();
  }
  await store(client, 'continued', workflowId, first);

  const name = new URL(db.url()).pathname.slice(1);
  await asOwner(clusterUrl(), `alter database ${name} with allow_connections false`);
  await asOwner(clusterUrl(), 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await wake(clock.starter(), [{ caseId, version: 200 }]);
  await until(() => eventsOf(client, workflowId), (events) => events.some(({ activityTaskScheduledEventAttributes: asked }) => asked));
  await asOwner(clusterUrl(), `alter database ${name} with allow_connections true`);
  await sleeping();
  const { version } = await act(caseId, 'clerk', 'reject', { reason: 'not-found', explanation: '现场没有' });
  await letEnd(clock.starter(), [{ caseId, version }]);
  expect(await closedAs(client, workflowId)).toBe('COMPLETED');
  await store(client, 'database-away', workflowId);
  await stop();
}, 120_000);

test('mail that is taken after a while, and mail that is given up', async () => {
  const { deps, report } = await town();
  const { client } = clock.starter();
  const begin = async (): Promise<string> => {
    const caseId = await report();
    await startDeliveries(deps, clock.starter(), 'case', [{ id: caseId, from: 0, version: 1 }]);
    const { rows } = await db.pool().query<{ id: string }>('select id from notices where case_id = $1', [caseId]);
    return `delivery/${rows[0]?.id}`;
  };
  const answers = ['greylisted 451', 'still greylisted 451'];
  const sink = await openMailSink({ recipient: () => answers.shift() });
  const stop = await clock.work({ deps, mailer: openMailer({ url: sink.url, from: 'office@beishan.test' }) });
  const taken = await begin();
  await until(() => eventsOf(client, taken), (events) => timersOf(events).length > 0);
  await clock.pass(taken, 3_600_000);
  expect(await closedAs(client, taken)).toBe('COMPLETED');
  await store(client, 'mail-taken', taken);
  await stop();
  await sink.close();
  const stopAgain = await clock.work({ deps, mailer: openMailer({ url: 'smtp://127.0.0.1:1', from: 'office@beishan.test' }) });
  const lost = await begin();
  await clock.pass(lost, 80 * 3_600_000);
  expect(await closedAs(client, lost)).toBe('COMPLETED');
  await store(client, 'mail-given-up', lost);
  await stopAgain();
}, 180_000);
