import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { serving, by } = product();

const streets = ['东大街', '西大街', '南大街', '北大街'];
let cases: readonly string[] = [];

/** Two cases that are registered, and two that nobody has registered yet. */
beforeAll(async () => {
  cases = [];
  for (const [index, street] of streets.entries()) {
    const { caseId } = await by('clerk').post<{ caseId: string }>('/api/cases', { title: `${street}垃圾堆积`, description: '早市散后无人清运', source: { kind: 'inspection' }, place: { address: `${street} 1 号`, area: 'road' } });
    if (index < 2) await by('clerk').post(`/api/cases/${caseId}/register`, { category: 'rubbish' });
    cases = [...cases, caseId];
  }
}, 60_000);

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

describe('several cases at once', () => {
  test('are selected in the list by keyboard and by mouse, and the bar offers what the server says is possible', async () => {
    const { page } = await sit('dispatcher');
    await page.goto('/cases?view=all');
    await row(page, '东大街垃圾堆积').waitFor();
    await page.getByRole('link', { name: '待交办，2 件' }).waitFor();
    const [first = '', second = '', ...others] = await page.getByRole('link', { name: /垃圾堆积$/ }).allTextContents();
    for (const title of [first, second]) {
      await page.keyboard.press('j');
      await page.locator('tr.chosen').filter({ hasText: title }).waitFor();
      await page.keyboard.press('x');
    }
    for (const title of others) await row(page, title).getByRole('checkbox').check();
    await page.getByText('对选中的 4 件：').waitFor();
    await page.getByRole('button', { name: '交办（2 件可办）' }).waitFor();
    expect(await page.getByRole('button', { name: /^认领/ }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'batch-bar');
  });

  test('are tried first: two would be ordered, two cannot be, and nothing is written', async () => {
    const { page } = await sit('dispatcher');
    await page.getByRole('button', { name: '交办（2 件可办）' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: '牵头' }).check();
    await drawer.getByRole('combobox', { name: /单位$/ }).first().click();
    await page.locator('.ant-select-item-option').filter({ hasText: '市城管局' }).first().click();
    await drawer.getByLabel('整改要求').fill('当日清理，落实专人保洁。');
    await drawer.getByRole('button', { name: '试行，看看会怎样' }).click();
    await drawer.getByText('将影响 2 件，2 件不能办理').waitFor();
    expect(await drawer.getByText(/案件现在是“待核实”，只有“已立案待交办”时才能这样做/).count()).toBe(2);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'batch-tried');
    expect((await by('clerk').get<{ status: string }>(`/api/cases/${cases[0] ?? ''}`)).status).toBe('registered');
  });

  test('are then carried out, each with its result, and those that were refused are opened and stay selected', async () => {
    const { page, context } = await sit('dispatcher');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '正式办理这 2 件' }).click();
    await drawer.getByText('已办理 2 件，2 件未办理').waitFor();
    await picture(page, 'batch-done');
    expect((await by('clerk').get<{ status: string }>(`/api/cases/${cases[0] ?? ''}`)).status).toBe('issued');
    const opened = context.waitForEvent('page');
    await drawer.getByRole('link', { name: '打开案件' }).first().click();
    const refused = await opened;
    await refused.getByRole('heading', { name: /(南|北)大街垃圾堆积/ }).waitFor();
    await refused.close();
    await drawer.getByRole('button', { name: '只选中未办理的' }).click();
    await page.getByText('对选中的 2 件：').waitFor();
    expect(await row(page, '南大街垃圾堆积').getByRole('checkbox').isChecked()).toBe(true);
    expect(await row(page, '东大街垃圾堆积').getByRole('checkbox').isChecked()).toBe(false);
  });

  test('are opened and found by keyboard as before', async () => {
    const { page } = await sit('director');
    await page.goto('/cases?view=claim');
    await row(page, '西大街垃圾堆积').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /(东|西)大街垃圾堆积/ }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/cases\/[0-9a-f-]{36}$/);
  });
});
