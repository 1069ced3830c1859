import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningTemporal, startTemporal } from '#local/temporal';
import { dayOff, publishCalendar } from '../../test/support/amendments.ts';
import { database } from '../../test/support/database.ts';
import { closedAs } from '../../test/support/history.ts';
import { bring, openTown, type Town } from '../../test/support/town.ts';
import { openCasesWithoutWorkflow, repair } from './doctor.ts';
import { openStarter } from './starter.ts';
import { caseWorkflowId, wake } from './wake.ts';
import { until } from '../../test/support/until.ts';

const db = database();
let folder: string;
let temporal: RunningTemporal;
let starter: ReturnType<typeof openStarter>;
let town: Town;
let open: string[];
let over: string;

const begin = async (): Promise<void> => {
  temporal = await startTemporal({ dataDir: folder, ephemeral: true });
  starter = openStarter({ address: temporal.address, namespace: 'default', taskQueue: 'doctor' });
};
const end = async (): Promise<void> => {
  await starter.close();
  await temporal.stop();
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiaohao-doctor-'));
  await begin();
  town = await openTown(db.pool());
  open = await Promise.all(Array.from({ length: 60 }, () => town.report()));
  await bring(town, open[0] ?? '', 'closed');
  over = await town.report();
  await town.act(over, 'clerk', 'reject', { reason: 'not-found', explanation: '现场没有' });
  await publishCalendar(town, dayOff('1', '2026-04-01'));
}, 60_000);
afterAll(async () => {
  await end();
  await rm(folder, { recursive: true, force: true });
});

/** The workflows that Temporal lists as running, as often as they run. */
async function running(): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { workflowId } of starter.client.workflow.list({ query: "ExecutionStatus = 'Running'" })) ids.push(workflowId);
  return ids.toSorted();
}

/** Every open case, the two boards, and the amendment that is not carried out to the end. */
const expected = (): readonly string[] => [...open.map(caseWorkflowId), 'ranking/monthly', 'ranking/weekly', 'calendar-amendment/1', 'sample/cwb', 'sample/dxq', 'sample/other'].toSorted();

describe('the doctor', () => {
  test('finds every open case that has no workflow, a closed one that is still to be looked back on, too', async () => {
    const looked: number[] = [];
    const diagnosis = await openCasesWithoutWorkflow(town.deps, starter, (cases) => void looked.push(cases));
    expect(diagnosis.open).toBe(60);
    expect(diagnosis.without.map(({ caseId }) => caseId).toSorted()).toEqual(open.toSorted());
    expect(looked).toEqual([60]);
    expect(await running()).toEqual([]);
  }, 60_000);

  test('gives them their workflow, once, and leaves what runs alone', async () => {
    await wake(starter, [{ caseId: open[1] ?? '', version: 1 }]);
    expect(await repair(town.deps, starter, { mail: false })).toEqual({ open: 60, started: 59, others: 6, deliveries: 0 });
    expect(await repair(town.deps, starter, { mail: false })).toEqual({ open: 60, started: 0, others: 0, deliveries: 0 });
    expect(await until(running, ({ length }) => length >= expected().length)).toEqual(expected());
  }, 60_000);

  test('replaces a workflow that somebody ended by hand', async () => {
    const id = caseWorkflowId(open[2] ?? '');
    await starter.client.workflow.getHandle(id).terminate('by mistake');
    expect(await closedAs(starter.client, id)).toBe('TERMINATED');
    expect(await repair(town.deps, starter, { mail: false })).toMatchObject({ started: 1 });
  }, 60_000);

  test('gives every open case exactly one workflow again when Temporal has lost everything', async () => {
    await end();
    await begin();
    expect(await running()).toEqual([]);
    await Promise.all([repair(town.deps, starter, { mail: false }), repair(town.deps, starter, { mail: false })]);
    expect(await until(running, ({ length }) => length >= expected().length)).toEqual(expected());
    expect(await openCasesWithoutWorkflow(town.deps, starter)).toEqual({ open: 60, without: [] });
  }, 60_000);
});
