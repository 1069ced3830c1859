import { describe, expect, test } from '@jest/globals';
import { barriers, browser } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, serving } = product();
const { claimed } = paths(by);

describe('two people on one case', () => {
  test('whoever was slower learns who was faster and what changed, keeps what was typed, and submits it again', async () => {
    const caseId = await claimed();
    const { page } = await sit('urban-head');
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('结果').fill('已清理完毕');
    await form.getByLabel('整改措施').fill('每日清运两次');
    await by('director').does(caseId, 'instruct', { opinion: '务必今天办结' });
    await page.getByRole('button', { name: '有 1 条更新，点此刷新' }).waitFor();
    await form.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await form.getByText('有人先办理了这件案件，页面已更新。').waitFor();
    const changes = form.getByRole('list', { name: '期间发生了什么' });
    await changes.getByRole('listitem').first().waitFor();
    expect(await changes.innerText()).toMatch(/主任（市创卫办 .*）.*务必今天办结|主任（市创卫办 .*）[^]*批示/);
    expect([await form.getByLabel('结果').inputValue(), await form.getByLabel('整改措施').inputValue()]).toEqual(['已清理完毕', '每日清运两次']);
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await page.getByText('已办理：反馈整改结果').waitFor();
    await page.locator('header').getByText('已反馈待核查', { exact: true }).waitFor();
    await page.getByRole('button', { name: /条更新/ }).waitFor({ state: 'detached' });
  }, 120_000);

  test('whoever finds it done already is told why, and what was typed is still there', async () => {
    const caseId = await claimed();
    const { page } = await sit('urban-head');
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('结果').fill('我的结果');
    await form.getByLabel('整改措施').fill('我的措施');
    await by('director').does(caseId, 'terminate', { reason: '点位已整体拆迁，问题不复存在。' });
    await form.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await form.getByText(/^此刻已不能办理：/).waitFor();
    await form.getByRole('listitem').filter({ hasText: '主任' }).filter({ hasText: '终止' }).waitFor();
    expect(await form.getByLabel('结果').inputValue()).toBe('我的结果');
  }, 120_000);
});
