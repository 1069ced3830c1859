import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { executeCampaign } from '#commands/campaign';
import type { CampaignCommand } from '#domain/campaign/commands';
import { millis, type Instant } from '#domain/time';
import { parsePolicy } from '#intake/policy-file';
import { publishPolicy } from '#commands/policies';
import { samplesOf } from '#commands/samples';
import { campaignProcess } from '../../apps/worker/followers/campaigns.ts';
import { samplingProcess } from '../../apps/worker/followers/samplings.ts';
import { stir } from '../../apps/worker/processes.ts';
import { townCampaign } from '../support/campaign.ts';
import { by } from '../support/case/city.ts';
import { clockwork } from '../support/clockwork.ts';
import { database } from '../support/database.ts';
import { closedAs, detailsOf } from '../support/history.ts';
import { until as untilSo } from '../support/until.ts';
import { store } from '../support/stored-history.ts';
import { bring, openTown } from '../support/town.ts';
import { townTime } from '../support/town-time.ts';

const db = database();
const clock = clockwork();

test('a campaign whose inspection is put off, and that is closed', async () => {
  const town = await openTown(db.pool());
  const { id } = townCampaign;
  const workflowId = campaignProcess.workflowIdOf(id);
  const act = async (command: CampaignCommand): Promise<void> => {
    const { version } = await executeCampaign(town.deps, { id, command, actor: by('director'), commandId: randomUUID() });
    await stir(clock.starter(), campaignProcess, [{ id, version }]);
  };
  const stop = await clock.work({ deps: town.deps, clock: townTime(town.now()) });
  const until = async (to: Instant): Promise<void> => {
    await clock.pass(workflowId, millis(to) - millis(town.now()));
    town.setTime(to);
  };
  await act({ type: 'open', data: townCampaign });
  await until('2026-05-26T09:00:00+08:00');
  await act({ type: 'revise-inspection', data: { earliest: '2026-06-29', latest: '2026-07-03', reason: '国家通知推迟' } });
  await until('2026-06-28T09:00:00+08:00');
  await act({ type: 'close', data: { reason: '提前通过验收' } });
  expect(await closedAs(clock.starter().client, workflowId)).toBe('COMPLETED');
  await store(clock.starter().client, 'campaign', workflowId);
  await stop();
}, 180_000);

test('an office that draws its sample month after month', async () => {
  const town = await openTown(db.pool());
  const { value } = parsePolicy(Buffer.from('id: sampling\nname: 抽查规则\nsample: { percent: 50 }\n'));
  if (value === undefined) throw new Error('the policy is wrong');
  await publishPolicy(town.deps, value, { migrate: false, note: '' }, by('director'), randomUUID());
  await bring(town, await town.report(), 'closed');
  const workflowId = samplingProcess.workflowIdOf('cwb');
  const begun = town.now();
  const stop = await clock.work({ deps: town.deps, clock: townTime(begun) });
  await stir(clock.starter(), samplingProcess, [{ id: 'cwb', version: 1 }]);
  await untilSo(() => detailsOf(clock.starter().client, workflowId), (details) => details !== '');
  await clock.pass(workflowId, millis('2026-06-02T09:00:00+08:00') - millis(begun));
  await untilSo(() => detailsOf(clock.starter().client, workflowId), (details) => details.includes('2026-06'));
  expect((await samplesOf(db.pool(), 'cwb')).drawn.map(({ month }) => month)).toEqual(['2026-03', '2026-04', '2026-05']);
  await store(clock.starter().client, 'sampling', workflowId);
  await clock.starter().client.workflow.getHandle(workflowId).terminate();
  await stop();
}, 120_000);
