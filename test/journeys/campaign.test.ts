import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { townCampaign } from '../support/campaign.ts';
import { product } from '../support/product.ts';

const { by, waitUntil, xiaohao } = product();

type Page = Readonly<{
  phase: string | null; countdown: { days: number; dueAt: string; firedAt: string; open: number; overdue: number; told: { person: string }[] }[]; ranking: { items: { standing: string }[] };
  phases: { id: string; begunAt?: string }[]; duties: { id: string; holders: { unit: string | null; held: number; missed: number }[] }[]; meetings: { outcome: string; at: string }[];
}>;
const page = (person = 'director'): Promise<Page> => by(person).get<Page>('/api/campaigns/health-city');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campaign-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a campaign from its file to the inspection', () => {
  test('is checked and opened from the command line', async () => {
    const file = join(folder, 'campaign.yaml');
    await writeFile(file, stringify(townCampaign));
    expect(await xiaohao('campaign', 'open', file)).toEqual({ status: 0, stdout: '创建活动“国家卫生城市创建”已启动，版本 1。\n', stderr: '' });
    expect((await xiaohao('campaign', 'open', file)).stderr).toContain('已经有了');
    await writeFile(file, stringify({ ...townCampaign, id: 'other', office: 'cwc' }));
    expect((await xiaohao('campaign', 'open', file)).stderr).toMatch(/^第 3 行第 9 列：没有编号为“cwc”的办公室。相近的有：cwb/);
  });

  test('begins its phases, misses what nobody does and counts down, each when it is due, as the days pass', async () => {
    const { caseId } = await by('street-handler').post<{ caseId: string }>('/api/cases', { title: '东大街垃圾堆积', description: '垃圾堆积', source: { kind: 'inspection' }, place: { address: '东大街 12 号', area: 'road' }, campaign: 'health-city' });
    await by('clerk').post(`/api/cases/${caseId}/register`, { category: 'rubbish' });
    await by('dispatcher').post(`/api/cases/${caseId}/issue-order`, { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' });
    await by('urban-handler').post('/api/campaigns/health-city/record-duty', { duty: 'weekly', heldAt: '2026-03-02T09:00:00+08:00', minutes: '研究方案' });
    await waitUntil('2026-06-24T08:00:00+08:00');
    const shown = await page();
    expect(shown.phases.map(({ id, begunAt }) => [id, begunAt?.slice(0, 10)])).toEqual([['start', '2026-03-02'], ['faster', '2026-04-01'], ['hard', '2026-05-01'], ['sprint', '2026-06-01']]);
    expect(shown.countdown.map(({ days, dueAt }) => [days, dueAt])).toEqual([[30, '2026-05-25T08:30:00+08:00'], [15, '2026-06-09T08:30:00+08:00'], [7, '2026-06-17T08:30:00+08:00'], [2, '2026-06-22T08:30:00+08:00']]);
    for (const { dueAt, firedAt } of shown.countdown) expect(Date.parse(firedAt) - Date.parse(dueAt)).toBeLessThan(60_000);
    expect(shown.countdown[0]).toMatchObject({ open: 1, overdue: 1 });
    expect(shown.duties.map(({ id, holders }) => [id, holders.map(({ unit, held, missed }) => [unit, held, missed > 5])])).toEqual([['dispatch', [[null, 0, true]]], ['weekly', [['urban', 1, true], ['street', 0, true]]]]);
  }, 180_000);

  test('is shown on the command line with its inspection, its missed duties and its plan', async () => {
    const { stdout } = await xiaohao('campaign', 'show', 'health-city');
    for (const words of ['国家卫生城市创建', '迎检日 2026-06-24 至 2026-07-03，还有 0 天', '倒计时 30 天：在办 1，逾期 1', '未开：调度会', '2026-06-09 资料归档', '1. 已逾期']) expect(stdout).toContain(words);
    expect(await xiaohao('campaign', 'show', 'nothing')).toEqual({ status: 1, stdout: '', stderr: '没有编号为“nothing”的创建活动。\n' });
    expect(await xiaohao('sample', 'verify')).toEqual({ status: 0, stdout: '还没有抽签。\n', stderr: '' });
  });
});
