import { beforeAll, describe, expect, test } from '@jest/globals';
import { barriers, browser, picture } from '../support/browser.ts';
import { townCampaign } from '../support/campaign.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, serving, waitUntil } = product();
const { claimed, issued } = paths(by);

beforeAll(async () => {
  await by('director').post('/api/campaigns', townCampaign);
  await claimed({}, { title: '东大街垃圾堆积', campaign: 'health-city' });
  await issued([{ role: 'lead', unit: 'street' }], { limit: { amount: 100, unit: 'workday' } }, { title: '占道经营', campaign: 'health-city' });
  await issued([{ role: 'lead', unit: 'street' }], {}, { title: '与活动无关' });
  await by('urban-handler').post('/api/campaigns/health-city/record-duty', { duty: 'weekly', heldAt: '2026-03-02T09:00:00+08:00', minutes: '研究占道经营' });
  await waitUntil('2026-03-12T09:00:00+08:00');
}, 120_000);

describe('the campaigns', () => {
  test('are found from the head of every page, each with its phase, the days to its inspection and its open cases', async () => {
    const { page } = await sit('director');
    await page.goto('/cases');
    await page.getByRole('navigation', { name: '页面' }).getByRole('link', { name: '创建活动' }).click();
    await page.getByRole('heading', { name: '创建活动' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: '国家卫生城市创建' });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['国家卫生城市创建', '进行中', '起步阶段', '距迎检 104 天（2026年6月24日 周三 至 2026年7月3日 周五）', '2', '2026年3月1日 周日 – 2026年7月3日 周五']);
    expect(await page.getByRole('link', { name: '创建活动' }).getAttribute('aria-current')).toBe('page');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'campaigns');
  });

  test('count for a unit the cases that it may see', async () => {
    const { page } = await sit('urban-handler', 'phone');
    await page.goto('/campaigns');
    expect(await page.getByRole('row').filter({ hasText: '国家卫生城市创建' }).getByRole('cell').nth(4).innerText()).toBe('1');
    expect(await barriers(page)).toEqual([]);
  });

  test('are found in the palette', async () => {
    const { page } = await sit('urban-handler');
    await page.goto('/cases');
    await page.getByRole('row').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '案件编号或标题、页面、操作' }).fill('创建');
    await page.getByRole('option', { name: /创建活动/ }).click();
    await page.getByRole('link', { name: '国家卫生城市创建' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/campaigns');
  });
});

describe('a campaign', () => {
  test('has its phases, its open cases with the most dangerous first, its meetings held and missed, and what comes next', async () => {
    const { page } = await sit('director');
    await page.goto('/campaigns');
    await page.getByRole('link', { name: '国家卫生城市创建' }).click();
    await page.getByRole('heading', { name: '国家卫生城市创建', level: 1 }).waitFor();
    const cases = page.getByRole('row').filter({ has: page.getByRole('link', { name: /^2026-/ }) });
    expect(await cases.allInnerTexts()).toEqual([expect.stringMatching(/东大街垃圾堆积\s+市城管局\s+■ 已逾期/), expect.stringMatching(/占道经营\s+东门街道\s+▲ 迎检前完不成/)]);
    expect(await page.locator('[aria-current=step]').innerText()).toMatch(/^起步阶段/);
    await page.getByText(/专题研究 · 市城管局：每 7 天一次，已开 1 次，下次 3月16日 18:00 ■ 漏开 1 次/).waitFor();
    expect(await page.getByText(/进入加速阶段/).count()).toBe(1);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'campaign');
  });
});
