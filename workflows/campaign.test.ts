import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { calendarOfCampaign, executeCampaign } from '#commands/campaign';
import { campaignStream } from '#commands/campaigns';
import type { CampaignCommand } from '#domain/campaign/commands';
import type { CampaignEvent } from '#domain/campaign/events';
import { load } from '#event-store/load';
import { millis, type Instant } from '#domain/time';
import { campaignProcess, waitingCampaigns } from '../apps/worker/followers/campaigns.ts';
import { restore, stir } from '../apps/worker/processes.ts';
import { by } from '../test/support/case/city.ts';
import { townCampaign } from '../test/support/campaign.ts';
import { clockwork } from '../test/support/clockwork.ts';
import { database } from '../test/support/database.ts';
import { closedAs, detailsOf, eventsOf, timersOf } from '../test/support/history.ts';
import { openTown, type Town } from '../test/support/town.ts';
import { townTime } from '../test/support/town-time.ts';
import { until } from '../test/support/until.ts';

const db = database();
const clock = clockwork();
let town: Town;
let id: string;
let begun: Instant;
let stop: () => Promise<void>;
beforeAll(async () => {
  town = await openTown(db.pool());
});
beforeEach(async () => {
  town.setTime('2026-03-02T09:00:00+08:00');
  id = `health-${randomUUID().slice(0, 8)}`;
  await act('director', { type: 'open', data: { ...townCampaign, id } });
  begun = town.now();
  stop = await clock.work({ deps: town.deps, clock: townTime(begun) });
  await woken();
});
afterEach(() => stop());

const act = (person: string, command: CampaignCommand): Promise<unknown> => executeCampaign(town.deps, { id, command, actor: by(person), commandId: randomUUID() });
const woken = async (): Promise<void> => stir(clock.starter(), campaignProcess, [{ id, version: (await town.deps.campaigns.current(db.pool(), id)).version }]);
const workflowId = (): string => campaignProcess.workflowIdOf(id);
/** Time passes to an instant; what is due on the way happens. */
async function pass(to: Instant): Promise<void> {
  await clock.pass(workflowId(), millis(to) - millis(begun));
  [begun] = [to];
  town.setTime(to);
}
const history = async (): Promise<readonly string[]> =>
  (await load<CampaignEvent>(db.pool(), campaignStream(id))).events.flatMap(({ type, data, occurredAt }) => {
    const day = occurredAt.slice(5, 16);
    if (type === 'PhaseBegan') return [`${day} ${data.phase}`];
    if (type === 'CountdownReached') return [`${day} D-${data.days} of ${data.earliest}: ${data.open} open`];
    if (type === 'DutyMissed') return [`${day} ${data.duty} ${data.unit ?? 'office'}`];
    return [];
  });

describe('a campaign on its own', () => {
  test('begins its phases, counts down to the inspection and misses its duties, each at its time, to its last day', async () => {
    await pass('2026-07-20T00:00:00+08:00');
    expect(await closedAs(clock.starter().client, workflowId())).toBe('COMPLETED');
    const said = await history();
    expect(said.filter((one) => !one.includes('weekly') && !one.includes('dispatch'))).toEqual([
      '03-02T09:00 start', '04-01T00:00 faster', '05-01T00:00 hard', '05-25T08:30 D-30 of 2026-06-24: 0 open', '06-01T00:00 sprint', '06-09T08:30 D-15 of 2026-06-24: 0 open',
      '06-17T08:30 D-7 of 2026-06-24: 0 open', '06-22T08:30 D-2 of 2026-06-24: 0 open',
    ]);
    expect(said.filter((one) => one.includes('dispatch'))).toHaveLength(9 - 1);
    expect(said.filter((one) => one.includes('weekly street')).length).toBe(said.filter((one) => one.includes('weekly urban')).length);
    const labels = new Set(timersOf(await eventsOf(clock.starter().client, workflowId())).map(({ summary }) => summary));
    expect([...labels]).toEqual(expect.arrayContaining(['进入加速阶段', '迎检倒计时 30 天', '专题研究到期未开', '调度会到期未开']));
  }, 120_000);
});

describe('a campaign whose date is moved', () => {
  test('counts down to the new date, and no longer to the old one', async () => {
    await pass('2026-05-26T09:00:00+08:00');
    await act('director', { type: 'revise-inspection', data: { earliest: '2026-07-06', latest: '2026-07-10', reason: '国家通知推迟' } });
    await woken();
    await until(async () => timersOf(await eventsOf(clock.starter().client, workflowId())).length, (timers) => timers > 2);
    await pass('2026-06-22T09:00:00+08:00');
    expect((await history()).filter((one) => one.includes('D-'))).toEqual(['05-25T08:30 D-30 of 2026-06-24: 0 open', '06-06T08:30 D-30 of 2026-07-06: 0 open', '06-21T08:30 D-15 of 2026-07-06: 0 open']);
  }, 120_000);

  test('says what comes next to whoever looks at its workflow', async () => {
    await until(() => detailsOf(clock.starter().client, workflowId()), (details) => details.includes('专题研究到期未开'));
    expect(await detailsOf(clock.starter().client, workflowId())).toMatch(/^\*\*国家卫生城市创建\*\* 2026年6月24日–2026年7月3日\n\n1\. [^]*2026年3月9日 18:00 专题研究到期未开/);
  }, 60_000);
});

describe('a campaign that nobody wakes', () => {
  test('gets its workflow from the doctor, once', async () => {
    await clock.starter().client.workflow.getHandle(workflowId()).terminate();
    expect(await restore(clock.starter(), campaignProcess, await waitingCampaigns(town.deps))).toBeGreaterThanOrEqual(1);
    expect(await restore(clock.starter(), campaignProcess, await waitingCampaigns(town.deps))).toBe(0);
  }, 60_000);

  test('that is closed does nothing any more', async () => {
    await act('director', { type: 'close', data: { reason: '活动结束' } });
    await woken();
    expect(await closedAs(clock.starter().client, workflowId())).toBe('COMPLETED');
    expect((await calendarOfCampaign(town.deps, db.pool(), id)).version).toMatch(/^state-council/);
  }, 60_000);
});
