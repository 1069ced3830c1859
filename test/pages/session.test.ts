import { describe, expect, test } from '@jest/globals';
import { barriers, browser } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit, stranger } = browser(() => serving().url);
const { by, serving } = product();
const { claimed } = paths(by);

describe('a session that ends while somebody fills in a form', () => {
  test('is taken up again above the form, which is still there and is submitted', async () => {
    const caseId = await claimed();
    const { page, context } = await sit('urban-head');
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    const form = page.getByRole('dialog').filter({ has: page.getByLabel('整改措施') });
    await form.getByLabel('结果').fill('清运垃圾三车');
    await form.getByLabel('整改措施').fill('增设保洁岗');
    await context.clearCookies();
    await form.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await page.getByText('登录已过期，请重新登录。您填写的内容都还在。').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('searchbox', { name: '按姓名、职务或单位查找' }).fill('城管局主要负责人');
    await page.getByRole('button', { name: /城管局主要负责人/ }).click();
    await page.getByText('登录已过期').waitFor({ state: 'hidden' });
    expect([await form.getByLabel('结果').inputValue(), await form.getByLabel('整改措施').inputValue()]).toEqual(['清运垃圾三车', '增设保洁岗']);
    await form.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await page.getByText('已办理：反馈整改结果').waitFor();
  }, 120_000);

  test('leaves what was typed into a report for the next sign-in, also when the window was closed', async () => {
    const { page, context } = await sit('street-handler');
    await page.goto('/report');
    await page.getByLabel('标题').fill('西巷口积水');
    await context.clearCookies();
    await page.reload();
    await page.getByRole('heading', { name: '选择登录身份' }).waitFor();
    await page.getByRole('button', { name: /街道经办人/ }).first().click();
    await page.getByText('已恢复您上次未提交的内容').waitFor();
    expect(await page.getByLabel('标题').inputValue()).toBe('西巷口积水');
  }, 120_000);
});

describe('signing in and out', () => {
  test('is by name, with posts and roles in words, and each sees the way to the own pages only', async () => {
    const { page } = await stranger();
    await page.goto('/');
    await page.getByRole('heading', { name: '选择登录身份' }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/unit-handler|unit-head|area-leader/);
    await page.getByRole('button', { name: /受理员/ }).first().click();
    await page.getByRole('navigation', { name: '页面' }).waitFor();
    expect(await page.getByRole('navigation', { name: '页面' }).getByRole('link').allInnerTexts()).toEqual(expect.arrayContaining(['案件', '规则与日历', '上报问题']));
    expect(await page.getByRole('link', { name: '领导看板' }).count()).toBe(0);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '选择登录身份' }).waitFor();
  }, 120_000);
});
