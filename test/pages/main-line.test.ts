import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit, stranger } = browser(() => serving().url);
const { serving, waitUntil } = product();

let address = '';

/** Opens the case as a person, gives a command with what is typed into the named fields, and waits until the page says what came of it. */
async function does(person: string, command: string, fields: Readonly<Record<string, string>>, choices: readonly string[], afterwards: string): Promise<Page> {
  const { page } = await sit(person);
  await page.goto(address);
  await page.getByRole('button', { name: command, exact: true }).first().click();
  const form = page.getByRole('dialog');
  for (const choice of choices) await form.getByRole('radio', { name: choice, exact: true }).check();
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: command, exact: true }).click();
  await page.getByText(`已办理：${command}`).waitFor();
  await page.locator('header').getByText(afterwards, { exact: true }).waitFor();
  return page;
}

/** Chooses in a select of antd by what stands in it. */
async function chooses(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: new RegExp(`^[*\\s]*${label}$`) }).last().click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

describe('a problem, from the sign-in of whoever finds it to the look back', () => {
  test('is reported by somebody of the street, who signs in by name', async () => {
    const { page } = await stranger();
    await page.goto('/');
    await page.getByRole('heading', { name: '选择登录身份' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('searchbox', { name: '按姓名、职务或单位查找' }).fill('街道经办人');
    await page.getByRole('button', { name: /街道经办人/ }).first().click();
    await page.getByRole('link', { name: '上报问题' }).click();
    await page.getByRole('heading', { name: '上报问题' }).waitFor();
    await page.getByLabel('标题').fill('东大街早市垃圾堆积');
    await page.getByLabel('问题描述').fill('东大街与建设路口早市散后垃圾无人清运。');
    await chooses(page, '来源类型', '督查检查');
    await page.getByLabel('详细地址').fill('东大街 12 号');
    await chooses(page, '区域', '东大街');
    await page.getByRole('button', { name: '上报问题', exact: true }).click();
    await page.getByText('待核实', { exact: true }).first().waitFor();
    address = new URL(page.url()).pathname;
    expect(address).toMatch(/^\/cases\/[0-9a-f-]{36}$/);
  });

  test('is registered by the clerk and handed over by the dispatcher', async () => {
    const { page } = await sit('clerk');
    await page.goto('/cases?view=verify');
    await page.getByRole('link', { name: '东大街早市垃圾堆积' }).click();
    await page.getByRole('button', { name: '立案', exact: true }).click();
    await chooses(page, '问题类别', '暴露垃圾');
    await page.getByRole('dialog').getByRole('button', { name: '立案', exact: true }).click();
    await page.locator('header').getByText('已立案待交办').waitFor();

    const dispatcher = (await sit('dispatcher')).page;
    await dispatcher.goto(address);
    await dispatcher.getByRole('button', { name: '交办', exact: true }).click();
    const form = dispatcher.getByRole('dialog');
    await form.getByRole('radio', { name: '牵头' }).check();
    await chooses(dispatcher, '单位', '市城管局');
    await form.getByLabel('整改要求').fill('当日清理，落实专人保洁。');
    await form.getByRole('button', { name: '交办', exact: true }).click();
    await dispatcher.locator('header').getByText('已交办待认领').waitFor();
    expect(await barriers(dispatcher)).toEqual([]);
  });

  test('has a deadline that explains itself, and says what comes next', async () => {
    const { page } = await sit('urban-handler');
    await page.goto(address);
    await page.locator('header').getByRole('button', { name: /剩 5 个工作日/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('共计 5 个工作日').waitFor();
    expect(await drawer.getByText('✓ 计').count()).toBe(5);
    await picture(page, 'deadline');
    await page.keyboard.press('Escape');
    await page.getByText('接下来会发生什么').waitFor();
    await page.getByText(/“认领”超时第 1 级提醒/).waitFor();
  });

  test('is claimed, fails its first re-inspection, and passes the second', async () => {
    const handler = (await sit('urban-handler')).page;
    await handler.goto('/cases?view=claim');
    await handler.getByRole('button', { name: /^认领 / }).click();
    await handler.getByText(/已办理：认领 /).waitFor();
    await handler.goto(address);
    await handler.locator('header').getByText('整改中', { exact: true }).waitFor();
    await does('urban-head', '反馈整改结果', { 结果: '垃圾已清理', 整改措施: '每日清运' }, [], '已反馈待核查');
    await does('inspector', '复查', { 核查情况: '巷口仍有散落垃圾' }, ['不合格'], '整改中');
    await does('urban-head', '反馈整改结果', { 结果: '巷口已清理', 整改措施: '每日清运两次' }, [], '已反馈待核查');
    const page = await does('inspector', '复查', { 核查情况: '整洁' }, ['合格'], '销号审批');
    await picture(page, 'case');
    expect(await barriers(page)).toEqual([]);
  });

  test('is applied for and signed off, and closed', async () => {
    await does('urban-handler', '申请销号', { 销号申请说明: '整改完成' }, [], '销号审批');
    await does('urban-vice', '签署意见', { 意见: '同意' }, [], '销号审批');
    const page = await does('director', '签署意见', { 意见: '同意' }, [], '已销号');
    expect(await page.getByText('没有等待的事项').count()).toBe(0);
  });

  test('is looked back on when the clock says so', async () => {
    await waitUntil('2026-03-10T09:00:00+08:00');
    const page = await does('inspector', '回头看', { 核查情况: '未反弹' }, ['未反弹'], '已销号');
    await page.locator('.timeline').getByText('回头看').first().waitFor();
    expect(await page.locator('.timeline li').count()).toBeGreaterThan(15);
  });
});

describe('the list', () => {
  test('shows the views in the address, finds by words, and has no barrier', async () => {
    const { page } = await sit('director');
    await page.goto('/cases?view=closed');
    await page.getByRole('link', { name: '东大街早市垃圾堆积' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'cases');
    await page.keyboard.press('/');
    await page.keyboard.type('没有这样的案件');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合条件的案件').waitFor();
    expect(page.url()).toContain('q=');
  });
});
