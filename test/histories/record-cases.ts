import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { millis, type Instant } from '#domain/time';
import { letEnd, wake } from '../../apps/worker/wake.ts';
import { clockwork } from '../support/clockwork.ts';
import { database } from '../support/database.ts';
import { closedAs } from '../support/history.ts';
import { store } from '../support/stored-history.ts';
import { openTown, type Town } from '../support/town.ts';
import { townTime } from '../support/town-time.ts';

const db = database();
const clock = clockwork();
let town: Town;
let caseId: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  town = await openTown(db.pool());
});
beforeEach(async () => {
  town.setTime('2026-03-02T09:00:00+08:00');
  caseId = await town.report();
  stop = await clock.work({ deps: town.deps, clock: townTime(town.now()) });
  await woken();
});
afterEach(() => stop());

async function woken(): Promise<void> {
  const { version } = await town.read(caseId);
  await wake(clock.starter(), [{ caseId, version }]);
}

/** Somebody acts, and the relay says so. */
const act: (...step: Parameters<Town['act']> extends [string, ...infer Rest] ? Rest : never) => Promise<void> = async (...step) => {
  await town.act(caseId, ...step);
  await woken();
};

/** Nobody acts until then. */
async function until(to: Instant): Promise<void> {
  await clock.pass(`case/${caseId}`, millis(to) - millis(town.now()));
  town.setTime(to);
}

/** Keeps the history of the case, which is over, and says how its workflow ended. */
async function kept(name: string): Promise<string> {
  const { version } = await town.read(caseId);
  await letEnd(clock.starter(), [{ caseId, version }]);
  const end = await closedAs(clock.starter().client, `case/${caseId}`);
  await store(clock.starter().client, name, `case/${caseId}`);
  return end;
}

const issued = async (category: string): Promise<void> => {
  await act('clerk', 'register', { category });
  await act('dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' });
};

/** Looked back on when the clock orders it, each time without a relapse. */
async function lookedBack(...days: readonly Instant[]): Promise<void> {
  for (const day of days) {
    await until(day);
    await act('inspector', 'look-back', { result: 'held', findings: '未反弹' });
  }
}

test('untouched, then terminated', async () => {
  await issued('rubbish');
  await until('2026-04-01T09:00:00+08:00');
  await act('director', 'terminate', { reason: '建筑已拆除' });
  expect(await kept('untouched')).toBe('COMPLETED');
}, 120_000);

test('a whole life in which everybody is late', async () => {
  await until('2026-03-04T09:00:00+08:00');
  await issued('rubbish');
  await until('2026-03-05T09:00:00+08:00');
  await act('urban-handler', 'claim', {});
  await act('urban-head', 'submit-feedback', { result: '已清理', measures: '每日清运' });
  await until('2026-03-09T09:00:00+08:00');
  await act('inspector', 'reinspect', { result: 'passed', findings: '已整改' });
  await until('2026-03-12T09:00:00+08:00');
  await act('urban-handler', 'apply-sign-off', { summary: '整改完成' });
  await until('2026-03-14T09:00:00+08:00');
  await act('urban-vice', 'endorse', { opinion: '同意' });
  await act('director', 'endorse', { opinion: '同意' });
  await lookedBack('2026-03-24T09:00:00+08:00', '2026-04-15T09:00:00+08:00', '2026-06-17T09:00:00+08:00');
  expect(await kept('whole-life')).toBe('COMPLETED');
}, 120_000);

test('a hard case: disputed, suspended, publicly noticed', async () => {
  await issued('illegal');
  await act('urban-handler', 'dispute', { basis: '属地职责', proposedUnit: 'street' });
  await until('2026-03-05T09:00:00+08:00');
  await act('director', 'rule-jurisdiction', { ruling: 'rejected', basis: '三定方案' });
  await act('urban-handler', 'claim', {});
  await act('urban-handler', 'submit-plan', { causes: '违建', measures: '拆除' });
  await act('director', 'approve-plan', {});
  await act('urban-head', 'request-suspension', { reason: '等待法院裁定', reviewOn: '2026-04-20' });
  await act('director', 'decide-suspension', { granted: true, opinion: '同意' });
  await until('2026-04-23T09:00:00+08:00');
  await act('director', 'end-suspension', { reason: '裁定已下' });
  await act('urban-head', 'submit-feedback', { result: '已拆除', measures: '定期巡查', lessons: '全面排查' });
  await act('dispatcher', 'order-reinspection', {});
  await act('inspector', 'reinspect', { result: 'passed', findings: '已拆除' });
  await act('urban-handler', 'apply-sign-off', { summary: '整改完成' });
  for (const signatory of ['urban-vice', 'leader', 'director']) await act(signatory, 'endorse', { opinion: '同意' });
  await until('2026-05-15T09:00:00+08:00');
  await lookedBack('2026-05-26T09:00:00+08:00', '2026-06-24T09:00:00+08:00', '2026-08-25T09:00:00+08:00');
  expect(await kept('hard-case')).toBe('COMPLETED');
}, 180_000);
