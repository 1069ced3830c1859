import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import type { CaseFile } from '#commands/case-file';
import { millis, type Instant } from '#domain/time';
import { letEnd, wake, wakeByClock } from '../apps/worker/wake.ts';
import { clockwork } from '../test/support/clockwork.ts';
import { clusterUrl, database } from '../test/support/database.ts';
import { closedAs, detailsOf, eventsOf, type HistoryEvent, timersOf } from '../test/support/history.ts';
import { asOwner } from '../test/support/template.ts';
import { bring, openTown, type Town } from '../test/support/town.ts';
import { townTime } from '../test/support/town-time.ts';
import { until } from '../test/support/until.ts';

const db = database();
const clock = clockwork();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
});

let caseId: string;
let workflowId: string;
/** Milliseconds by which the product's clock was moved. */
let shift: number;
let stop: () => Promise<void>;
const work = async (): Promise<void> => {
  const time = townTime(town.now());
  stop = await clock.work({ deps: town.deps, clock: (workflowNow) => time(workflowNow + shift) });
};
beforeEach(async () => {
  shift = 0;
  town.setTime('2026-03-02T09:00:00+08:00');
  caseId = await town.report();
  workflowId = `case/${caseId}`;
  await bring(town, caseId, 'issued');
  await work();
});
afterEach(async () => {
  await stop();
  await clock.starter().client.workflow.getHandle(workflowId).terminate().catch(() => undefined);
});

const history = () => eventsOf(clock.starter().client, workflowId);
const timers = async () => timersOf(await history());
const woken = async ({ version }: CaseFile): Promise<void> => wake(clock.starter(), [{ caseId, version }]);
const started = async (): Promise<void> => woken(await town.read(caseId));
/** Waits until the workflow sleeps for the n-th time. */
const sleeps = (n: number) => until(timers, ({ length }) => length >= n);

/** Lets the workflow's time pass to an instant of the town, and the town's with it. */
async function pass(to: Instant): Promise<CaseFile> {
  await clock.pass(workflowId, millis(to) - millis(town.now()));
  town.setTime(to);
  return town.read(caseId);
}

/** What the clock did: when it was due, and by which rule. */
const fired = ({ events }: CaseFile): readonly (readonly [string, string])[] =>
  events.flatMap(({ data }) => ('dueAt' in data && 'firedAt' in data && 'rule' in data ? [[String(data.dueAt).slice(0, 16), data.rule] as const] : []));

/** Milliseconds between the due time and the firing of everything that the clock did. */
const lateness = ({ events }: CaseFile): readonly number[] => events.flatMap(({ data }) => ('dueAt' in data && 'firedAt' in data && data.firedAt !== undefined ? [millis(data.firedAt) - millis(String(data.dueAt))] : []));

describe('a case that nobody touches', () => {
  test('climbs every rung in order, at the right working days, for three months', async () => {
    await started();
    const file = await pass('2026-06-01T09:00:00+08:00');
    expect(fired(file)).toEqual([
      ['2026-03-02T15:03', 'chase.claim.1'],
      ['2026-03-03T09:33', 'chase.claim.2'],
      ['2026-03-03T15:33', 'chase.claim.3'],
      ['2026-03-06T08:30', 'ladder.due-soon'],
      ['2026-03-10T08:30', 'ladder.next-day'],
      ['2026-03-10T18:00', 'chase.claim.3'],
      ['2026-03-17T18:00', 'chase.claim.3'],
      ['2026-03-17T18:00', 'ladder.five-days'],
      ['2026-03-19T18:00', 'chase.sanction.1'],
      ['2026-03-24T18:00', 'chase.claim.3'],
      // The Qingming holiday is from Saturday 4 to Monday 6 April; 1 to 5 May are off, and Saturday 9 May is worked instead.
      ...['2026-03-24T18:00', '2026-03-31T18:00', '2026-04-08T18:00', '2026-04-15T18:00', '2026-04-22T18:00', '2026-04-29T18:00', '2026-05-09T18:00', '2026-05-15T18:00', '2026-05-22T18:00', '2026-05-29T18:00']
        .flatMap((day) => [[day, 'chase.claim.3'], [day, 'chase.sanction.2']])
        .slice(1),
    ]);
    expect(Math.min(...lateness(file))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lateness(file))).toBeLessThan(10_000);
    expect(file.events.map(({ type }) => type)).not.toContain('SanctionIssued');
  }, 120_000);
});

describe('a case that moves while its workflow sleeps', () => {
  test('is looked at again, and what was due before is not done', async () => {
    await started();
    await sleeps(1);
    await woken(await town.act(caseId, 'urban-handler', 'claim', {}));
    await sleeps(2);
    expect((await timers()).map(({ summary }) => summary)).toEqual(['催办 · “认领”超时第 1 级提醒 · 市城管局', '催办 · 临期提醒 · 市城管局']);
    expect(fired(await pass('2026-03-07T09:00:00+08:00'))).toEqual([['2026-03-06T08:30', 'ladder.due-soon']]);
  }, 60_000);

  test('and whose wake-up has not come yet: a duty that no longer stands does nothing', async () => {
    await started();
    await sleeps(1);
    await town.act(caseId, 'urban-handler', 'claim', {});
    expect(fired(await pass('2026-03-05T09:00:00+08:00'))).toEqual([]);
    expect((await history()).filter(({ activityTaskScheduledEventAttributes: step }) => step?.activityType?.name === 'remind')).toHaveLength(1);
    expect(fired(await pass('2026-03-07T09:00:00+08:00'))).toEqual([['2026-03-06T08:30', 'ladder.due-soon']]);
  }, 60_000);

  test('to a later deadline is escalated by the new one only', async () => {
    await town.act(caseId, 'urban-handler', 'claim', {});
    await started();
    await sleeps(1);
    await town.act(caseId, 'urban-head', 'request-extension', { until: '2026-03-20', reason: '需要调用设备' });
    await woken(await town.act(caseId, 'director', 'decide-extension', { granted: true, opinion: '同意' }));
    await sleeps(2);
    expect(fired(await pass('2026-03-24T09:00:00+08:00'))).toEqual([['2026-03-19T08:30', 'ladder.due-soon'], ['2026-03-23T08:30', 'ladder.next-day']]);
  }, 60_000);

  test('ends its workflow when it is over, and gets a new one when it is taken up again', async () => {
    const other = await town.report('另一处垃圾');
    [caseId, workflowId] = [other, `case/${other}`];
    await started();
    await sleeps(1);
    const rejected = await town.act(other, 'clerk', 'reject', { reason: 'not-found', explanation: '现场没有' });
    await letEnd(clock.starter(), [{ caseId: other, version: rejected.version }]);
    expect(await closedAs(clock.starter().client, workflowId)).toBe('COMPLETED');
    await letEnd(clock.starter(), [{ caseId: other, version: rejected.version }]);
    await woken(await town.act(other, 'director', 'reconsider', { reason: '再次接到举报' }));
    await sleeps(1);
    expect((await timers())[0]?.summary).toBe('催办 · “核实立案”超时第 1 级提醒');
  }, 60_000);

  test('with the product\'s clock, is given what has become due at once', async () => {
    await started();
    await sleeps(1);
    shift = 24 * 3_600_000;
    await wakeByClock(clock.starter(), [caseId]);
    const file = await until(() => town.read(caseId), (now) => fired(now).length > 0);
    expect(fired(file)).toEqual([['2026-03-02T15:03', 'chase.claim.1']]);
    expect(file.events.at(-1)?.data).toMatchObject({ firedAt: expect.stringMatching(/^2026-03-03T09:0/), missed: [] });
    await sleeps(2);
    expect((await timers()).at(-1)?.summary).toBe('催办 · “认领”超时第 2 级提醒 · 市城管局');
  }, 60_000);
});

/** How often the workflow asked for its agenda. */
const questionsIn = (events: readonly HistoryEvent[]): number => events.filter(({ markerRecordedEventAttributes: marker }) => marker?.markerName === 'core_local_activity').length;

describe('wake-ups', () => {
  test('that came while no worker ran are one question', async () => {
    await stop();
    await wake(clock.starter(), Array.from({ length: 200 }, (_, index) => ({ caseId, version: 1 + (index % 3) })));
    await wakeByClock(clock.starter(), [caseId, caseId, caseId]);
    await work();
    await sleeps(1);
    expect(questionsIn(await history())).toBe(1);
    expect(await timers()).toEqual([expect.objectContaining({ summary: '催办 · “认领”超时第 1 级提醒 · 市城管局' })]);
  }, 60_000);

  test('for versions that it knows, or that the log has lost, do not make it ask again', async () => {
    await started();
    await sleeps(1);
    await wake(clock.starter(), [{ caseId, version: 1 }, { caseId, version: 3 }, { caseId, version: 3 }]);
    await wake(clock.starter(), [{ caseId, version: 99 }]);
    await until(history, (events) => questionsIn(events) > 1);
    await sleep(500);
    expect(questionsIn(await history())).toBe(2);
    expect(await timers()).toHaveLength(2);
  }, 60_000);
});

async function listed(client: Client, query: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { workflowId: id } of client.workflow.list({ query })) ids.push(id);
  return ids;
}

describe('an operator', () => {
  test('finds a case in the list of workflows by office, unit, status and limit, and reads what comes next', async () => {
    await started();
    await sleeps(1);
    const { client } = clock.starter();
    const query = `office = 'cwb' AND unit = 'urban' AND status = 'issued' AND dueAt > '2026-03-09T00:00:00+08:00' AND dueAt < '2026-03-10T00:00:00+08:00' AND WorkflowId = '${workflowId}'`;
    const found = await until(() => listed(client, query), ({ length }) => length > 0);
    expect(found).toEqual([workflowId]);
    expect(await detailsOf(client, workflowId)).toMatch(
      new RegExp(
        [
          '^\\*\\*2026-\\d{6} 东大街垃圾堆积\\*\\*',
          '状态：已交办待认领 · 牵头单位：市城管局 · 整改期限：2026年3月9日 18:00',
          '接下来（无人办理时）：',
          '1\\. \\*\\*2026年3月2日 15:03 催办 · “认领”超时第 1 级提醒 · 市城管局\\*\\* · 告知城管局经办人（单位经办人） · 办理“认领、提出职责异议、视同认领、改派、撤回交办”即可解除\n2\\. \\*\\*2026年3月6日 08:30 催办 · 临期提醒 · 市城管局\\*\\* · 告知城管局经办人（单位经办人） · 办理“反馈整改结果、审批延期、审批挂账”即可解除$',
        ].join('\n\n'),
      ),
    );
  }, 60_000);

  test('sees a row change only when something in it has changed', async () => {
    await started();
    await sleeps(1);
    await woken(await town.act(caseId, 'urban-handler', 'claim', {}));
    await sleeps(2);
    await woken(await town.act(caseId, 'urban-handler', 'report-progress', { text: '完成一半' }));
    await until(history, (events) => questionsIn(events) === 3);
    const upserts = (await history()).filter(({ upsertWorkflowSearchAttributesEventAttributes: row }) => row);
    expect(upserts).toHaveLength(2);
  }, 60_000);
});

/** Lets nobody into the database, and ends who is in it; or opens it again. */
async function closeDatabase(closed: boolean): Promise<void> {
  const name = new URL(db.url()).pathname.slice(1);
  await asOwner(clusterUrl(), `alter database ${name} with allow_connections ${!closed}`);
  if (closed) await asOwner(clusterUrl(), 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
}

describe('a fault', () => {
  test('of the database at the due time delays a step until the database is back, and does it once', async () => {
    await started();
    await sleeps(1);
    await pass('2026-03-02T15:02:55+08:00');
    await closeDatabase(true);
    const step = async () => (await clock.starter().client.workflow.getHandle(workflowId).describe()).raw.pendingActivities?.[0];
    const pending = await until(step, (found) => (found?.attempt ?? 0) > 1);
    expect(pending?.activityType?.name).toBe('remind');
    await closeDatabase(false);
    await sleeps(2);
    const file = await town.read(caseId);
    expect(fired(file)).toEqual([['2026-03-02T15:03', 'chase.claim.1']]);
    expect(Math.max(...lateness(file))).toBeLessThan(30_000);
  }, 60_000);

  test('of the database while it asks for its agenda is waited out', async () => {
    await started();
    await sleeps(1);
    await closeDatabase(true);
    await wake(clock.starter(), [{ caseId, version: 99 }]);
    await until(history, (events) => events.some(({ activityTaskScheduledEventAttributes: asked }) => asked?.activityType?.name === 'agenda'));
    await closeDatabase(false);
    await sleeps(2);
    expect((await timers()).at(-1)?.summary).toBe('催办 · “认领”超时第 1 级提醒 · 市城管局');
  }, 60_000);

  test('that lost the case from the log ends its workflow', async () => {
    const lost = '00000000-0000-4000-8000-000000000000';
    [caseId, workflowId] = [lost, `case/${lost}`];
    await wake(clock.starter(), [{ caseId: lost, version: 7 }]);
    expect(await closedAs(clock.starter().client, workflowId)).toBe('COMPLETED');
  }, 60_000);
});
