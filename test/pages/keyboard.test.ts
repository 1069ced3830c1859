import { beforeAll, describe, expect, test } from '@jest/globals';
import { barriers, browser } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, serving } = product();
const { issued } = paths(by);

let caseId = '';
beforeAll(async () => {
  caseId = await issued();
}, 120_000);

describe('the keyboard', () => {
  test('opens a help with ?, which Escape closes', async () => {
    const { page } = await sit('urban-handler');
    await page.goto('/cases');
    await page.getByRole('link', { name: '东大街垃圾堆积' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('快捷键', { exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }, 120_000);

  test('moves through the list with j and opens with Enter', async () => {
    const { page } = await sit('urban-handler');
    await page.goto('/cases');
    await page.getByRole('link', { name: '东大街垃圾堆积' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${caseId}`);
    expect(await page.getByRole('dialog').count()).toBe(0);
  }, 120_000);

  test('finds a case by words with Ctrl-K, and gives a command of the case that is open', async () => {
    const { page } = await sit('urban-handler');
    await page.goto('/cases');
    await page.getByRole('link', { name: '东大街垃圾堆积' }).waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: '案件编号或标题、页面、操作' });
    await field.fill('垃圾堆积');
    await page.getByRole('option', { name: /东大街垃圾堆积/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${caseId}`);
    await page.getByText('您可以办理').waitFor();
    await page.keyboard.press('Control+k');
    await field.fill('认领');
    await page.getByRole('option', { name: '认领 办理本案', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '认领', exact: true }).waitFor();
    expect(await page.getByRole('option').count()).toBe(0);
  }, 120_000);

  test('goes to a page, and / opens the same field where nothing else is searched', async () => {
    const { page } = await sit('urban-handler');
    await page.goto(`/cases/${caseId}`);
    await page.getByText('您可以办理').waitFor();
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: '案件编号或标题、页面、操作' }).fill('上报');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/report');
    expect(await page.getByRole('dialog').count()).toBe(0);
  }, 120_000);
});
