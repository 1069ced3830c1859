import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { performDraw, samplesOf, sampleStream, verifySamples } from '#commands/samples';
import { livesIn, rangesIn } from '#commands/simulation/log';
import { simulate } from '#commands/simulation/simulate';
import { inTransaction } from '#database/pool';
import { decisionsOf } from '#domain/simulation/life';
import { publishPolicy } from '#commands/policies';
import { parsePolicy } from '#intake/policy-file';
import { millis, type Instant } from '#domain/time';
import { samplingProcess, waitingSamplings } from '../apps/worker/followers/samplings.ts';
import { restore, stir } from '../apps/worker/processes.ts';
import { by } from '../test/support/case/city.ts';
import { clockwork } from '../test/support/clockwork.ts';
import { database } from '../test/support/database.ts';
import { detailsOf, eventsOf, timersOf } from '../test/support/history.ts';
import { bring, openTown, type Town } from '../test/support/town.ts';
import { townTime } from '../test/support/town-time.ts';
import { until } from '../test/support/until.ts';

const db = database();
const clock = clockwork();
let town: Town;
const closed: string[] = [];
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

beforeAll(async () => {
  town = await openTown(db.pool());
  const { value } = parsePolicy(Buffer.from('id: sampling\nname: 抽查规则\nsample: { percent: 30 }\n'));
  if (value === undefined) throw new Error('the policy is wrong');
  await publishPolicy(town.deps, value, { migrate: false, note: '' }, by('director'), randomUUID());
  for (let n = 0; n < 7; n += 1) closed.push((await bring(town, await town.report(`第 ${n} 处`), 'closed')).caseId);
  await town.report('还没有办结');
}, 60_000);

const draws = async () => (await samplesOf(db.pool(), 'cwb')).drawn;
const looksBackOf = async (caseId: string) => (await town.read(caseId)).state.lookbacks.filter(({ round }) => round === 0);

/** The look backs of the sample that a simulation follows as decisions. */
async function drawnIn(client: pg.ClientBase): Promise<number> {
  const lives = await Promise.all((await rangesIn(client)).map((range) => livesIn(client, range)));
  return lives.flat().flatMap((life) => decisionsOf(life).moments).flatMap(({ events }) => events).filter(({ type }) => type === 'LookbackOrdered').length;
}

describe('the sample of a month', () => {
  test('is drawn by the clock on the first working day after it, of the cases that were closed in it, and each gets a look back', async () => {
    const begun = town.now();
    stops.push(await clock.work({ deps: town.deps, clock: townTime(begun) }));
    await stir(clock.starter(), samplingProcess, [{ id: 'cwb', version: 1 }]);
    const workflowId = samplingProcess.workflowIdOf('cwb');
    await until(() => detailsOf(clock.starter().client, workflowId), (details) => details.includes('抽取2026-03回头看样本'));
    const to: Instant = '2026-04-02T09:00:00+08:00';
    await clock.pass(workflowId, millis(to) - millis(begun));
    town.setTime(to);
    const [sample, ...more] = await draws();
    expect(more).toEqual([]);
    expect(sample).toMatchObject({ month: '2026-03', percent: 30, policy: 'sampling@1', dueAt: '2026-04-01T08:30:00+08:00', candidates: { count: 7 }, drawn: { length: 3 }, passed: [] });
    expect(sample?.firedAt.slice(0, 16)).toBe('2026-04-01T08:30');
    expect(sample?.ordered).toEqual(sample?.drawn);
    for (const caseId of closed) expect([caseId, (await looksBackOf(caseId)).length]).toEqual([caseId, sample?.drawn.includes(caseId) === true ? 1 : 0]);
    expect(timersOf(await eventsOf(clock.starter().client, workflowId)).map(({ summary }) => summary)).toEqual(['抽取2026-03回头看样本', '抽取2026-04回头看样本']);
  }, 120_000);

  test('is drawn once, whoever asks again', async () => {
    expect(await performDraw(town.deps, 'cwb', '2026-03')).toBe(false);
    expect(await draws()).toHaveLength(1);
  });

  test('gives a look back that somebody independent holds, besides those of the plan', async () => {
    const [caseId = ''] = (await draws())[0]?.drawn ?? [];
    const before = (await town.read(caseId)).state.lookbacks.filter(({ heldAt }) => heldAt === undefined).length;
    const { state } = await town.act(caseId, 'inspector', 'look-back', { result: 'held', findings: '抽查未见反弹' });
    expect(state.lookbacks.find(({ round }) => round === 0)?.heldAt).toBeDefined();
    expect(state.lookbacks.filter(({ heldAt }) => heldAt === undefined).length).toBeLessThan(before);
    expect(state.status).toBe('closed');
  });

  test('can be made again from the log, as it was then, whatever happened to the cases since', async () => {
    const drawn = (await draws())[0]?.drawn ?? [];
    const relapsed = closed.find((caseId) => !drawn.includes(caseId)) ?? '';
    await town.act(relapsed, 'inspector', 'look-back', { result: 'relapsed', findings: '反弹' });
    expect((await town.read(relapsed)).state.status).toBe('issued');
    expect(await verifySamples(db.pool(), 'cwb')).toMatchObject([{ office: 'cwb', wrong: undefined }]);
  });

  test('that was interrupted after the draw goes on where it stopped, with the same seed', async () => {
    town.setTime('2026-04-10T09:00:00+08:00');
    const { caseId } = await bring(town, await town.report('四月'), 'closed');
    town.setTime('2026-05-06T09:00:00+08:00');
    const broken = { ...town.deps, ruleBook: { ...town.deps.ruleBook, pinned: () => Promise.reject(new Error('the power fails')) } };
    await expect(performDraw(broken, 'cwb', '2026-04')).rejects.toThrow('the power fails');
    const [, halfway] = await draws();
    expect([halfway?.drawn, halfway?.ordered]).toEqual([[caseId], undefined]);
    expect(await performDraw(town.deps, 'cwb', '2026-04')).toBe(true);
    const [, done] = await draws();
    expect([done?.seed, done?.ordered]).toEqual([halfway?.seed, [caseId]]);
    expect(await looksBackOf(caseId)).toHaveLength(1);
  });

  test('is not drawn for an office of which nothing was closed, beyond saying so', async () => {
    expect(await performDraw(town.deps, 'dxq', '2026-04')).toBe(true);
    expect((await samplesOf(db.pool(), 'dxq')).drawn).toMatchObject([{ candidates: { count: 0 }, drawn: [], ordered: [] }]);
    expect(sampleStream('dxq')).toBe('sample/dxq');
  });

  test('is no difference that other rules would make: a simulation under the same rules finds none', async () => {
    const report = await simulate(town.deps, { period: { from: '2026-03-01T00:00:00+08:00', to: '2026-05-06T09:00:00+08:00' } });
    expect(await inTransaction(db.pool(), drawnIn)).toBe(4);
    expect(report).toMatchObject({ changed: 0, unfollowed: [] });
  });

  test('gets its workflow back from the doctor', async () => {
    expect(await restore(clock.starter(), samplingProcess, await waitingSamplings(town.deps))).toBe(2);
    expect(await restore(clock.starter(), samplingProcess, await waitingSamplings(town.deps))).toBe(0);
  }, 30_000);
});
