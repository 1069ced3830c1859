import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WorkflowNotFoundError } from '@temporalio/common';
import { pino } from 'pino';
import { importHistory } from '#commands/import';
import { clock as system } from '#domain/city/city';
import { loadCursor } from '#event-store/cursors';
import { endOfLog } from '#event-store/read-all';
import { clockwork } from '../../test/support/clockwork.ts';
import { database } from '../../test/support/database.ts';
import { gateBefore } from '../../test/support/gate.ts';
import { eventsOf } from '../../test/support/history.ts';
import { bring, openTown, type Town } from '../../test/support/town.ts';
import { relay, relayName } from './relay.ts';
import { openStarter, type Starter } from './starter.ts';
import { caseWorkflowId } from './wake.ts';
import { until } from '../../test/support/until.ts';

const db = database();
const clock = clockwork();
let town: Town;
let relays: { stop: () => Promise<void> }[] = [];
let log: string[] = [];

beforeEach(async () => {
  town ??= await openTown(db.pool());
});
afterEach(async () => {
  await Promise.all(relays.map(({ stop }) => stop()));
  [relays, log] = [[], []];
});

/** Starts a relay; returns how to stop it. */
function start(starter: Starter = clock.starter()): () => Promise<void> {
  const ending = new AbortController();
  const lines = pino({ level: 'debug' }, { write: (line) => void log.push(line) });
  const running = relay({ deps: town.deps, starter, mail: false, log: lines }, ending.signal);
  const stop = async (): Promise<void> => {
    ending.abort();
    await running;
  };
  relays.push({ stop });
  return stop;
}

/** Waits until the relay has passed everything on. */
async function caughtUp(): Promise<void> {
  const end = await endOfLog(db.pool());
  await until(() => loadCursor(db.pool(), relayName), (position) => position === end);
}

const signalsOf = async (caseId: string): Promise<number> =>
  (await eventsOf(clock.starter().client, caseWorkflowId(caseId))).filter(({ workflowExecutionSignaledEventAttributes }) => workflowExecutionSignaledEventAttributes).length;

async function statusOf(caseId: string): Promise<string> {
  try {
    return (await clock.starter().client.workflow.getHandle(caseWorkflowId(caseId)).describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'none';
    throw error;
  }
}

const row = (n: number) => ({ system: 'ledger', externalId: `${n}`, row: n, title: '旧案', description: '旧案', address: '东大街', source: 'inspection', unit: 'urban', reportedAt: '2020-01-02T09:00:00+08:00', dueAt: '2020-01-09T18:00:00+08:00' }) as const;

describe('the relay', () => {
  test('wakes a case once for everything that happened to it in a page', async () => {
    const caseId = await town.report();
    await bring(town, caseId, 'delivered');
    start();
    await caughtUp();
    expect(await statusOf(caseId)).toBe('RUNNING');
    expect(await signalsOf(caseId)).toBe(1);
    await town.act(caseId, 'inspector', 'reinspect', { result: 'passed', findings: '已整改' });
    await until(() => signalsOf(caseId), (signals) => signals === 2);
  }, 60_000);

  test('starts no workflow for what was imported closed, and one for what was imported open', async () => {
    await importHistory(town.deps, [{ ...row(1), closedAt: '2020-01-08T09:00:00+08:00' }, row(2)], system);
    start();
    await caughtUp();
    const { rows } = await db.pool().query<{ caseId: string; status: string }>(`select case_id as "caseId", status from case_list where history order by status`);
    expect(await Promise.all(rows.map(async ({ caseId, status }) => [status, await statusOf(caseId)]))).toEqual([['closed', 'none'], ['rectifying', 'RUNNING']]);
  }, 60_000);

  test('lets the workflow of a case end when the case is over', async () => {
    const stop = await clock.work({ deps: town.deps });
    const caseId = await town.report();
    start();
    await until(() => statusOf(caseId), (status) => status === 'RUNNING');
    await town.act(caseId, 'clerk', 'reject', { reason: 'not-found', explanation: '现场没有' });
    expect(await until(() => statusOf(caseId), (status) => status !== 'RUNNING')).toBe('COMPLETED');
    await stop();
  }, 60_000);

  test('that is ended again and again in the middle wakes every case, and goes on where it was', async () => {
    const cases = await Promise.all(Array.from({ length: 120 }, () => town.report()));
    for (let n = 0; n < 8; n += 1) {
      const stop = start();
      await sleep(20 + n * 15);
      await stop();
    }
    start();
    await caughtUp();
    expect(new Set(await Promise.all(cases.map(statusOf)))).toEqual(new Set(['RUNNING']));
  }, 60_000);

  test('waits for a Temporal that is away, and then loses nothing', async () => {
    const gate = await gateBefore(clock.address());
    const starter = openStarter({ address: gate.address, namespace: 'default', taskQueue: clock.starter().taskQueue });
    start(starter);
    const caseId = await town.report();
    await until(() => Promise.resolve(log.join('')), (lines) => lines.includes('the relay was interrupted'));
    expect(await statusOf(caseId)).toBe('none');
    gate.open();
    await until(() => statusOf(caseId), (status) => status === 'RUNNING');
    await relays.pop()?.stop();
    await starter.close();
    await gate.close();
  }, 60_000);

  test('of a second process waits until the first is gone', async () => {
    const first = start();
    await caughtUp();
    const second = start();
    const before = await town.report();
    await caughtUp();
    expect(await signalsOf(before)).toBe(1);
    await first();
    const after = await town.report();
    await caughtUp();
    expect(await signalsOf(after)).toBe(1);
    await second();
  }, 60_000);

  test('survives the loss of its lock and of its connections', async () => {
    start();
    await caughtUp();
    await db.asOwner('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await sleep(200);
    const caseId = await town.report();
    expect(await until(() => statusOf(caseId), (status) => status !== 'none')).toBe('RUNNING');
  }, 60_000);
});
