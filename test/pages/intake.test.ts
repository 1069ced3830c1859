import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { serving, by } = product();

let there = '';
beforeAll(async () => {
  there = await by('street-handler').reports({ title: '东大街早市垃圾堆积', place: { address: '东大街 12 号', area: 'road' } });
}, 60_000);

async function chooses(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: new RegExp(`^[*\\s]*${label}$`) }).last().click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

async function types(page: Page, title: string, address: string): Promise<void> {
  await page.goto('/report');
  await page.getByRole('heading', { name: '上报问题' }).waitFor();
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('问题描述').fill('早市散后垃圾无人清运。');
  await chooses(page, '来源类型', '督查检查');
  await page.getByLabel('详细地址').fill(address);
}

describe('whoever takes problems in', () => {
  test('sees the open cases that may be the same while typing, before anything is filed', async () => {
    const { page } = await sit('clerk');
    await types(page, '东大街早市垃圾', '东大街12号');
    await page.getByText('有 1 件可能相同，请先看一看。').waitFor();
    await page.getByRole('link', { name: '东大街早市垃圾堆积' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'intake');
  });

  test('merges the report into the case that is there', async () => {
    const { page } = await sit('clerk');
    await page.getByRole('button', { name: '并入该案' }).click();
    await page.getByRole('button', { name: '上报并并案' }).click();
    await page.getByText('已办理：上报问题、并案').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/cases/${there}`);
    const { items } = await by('clerk').get<{ items: { title: string; status: string }[] }>('/api/cases?status=merged');
    expect(items.map(({ title }) => title)).toEqual(['东大街早市垃圾']);
  });

  test('reports and registers another problem in one go', async () => {
    const { page } = await sit('clerk');
    await types(page, '西环路窨井盖破损', '西环路 3 号');
    await page.getByText('没有找到相同的在办案件。').waitFor();
    await chooses(page, '问题类别', '暴露垃圾');
    await page.getByRole('button', { name: '上报并立案' }).click();
    await page.locator('header').getByText('已立案待交办').waitFor();
    expect(await page.getByText(/2026-00000\d/).count()).toBeGreaterThan(0);
  });

  test('is told which field is missing, and nothing is filed', async () => {
    const { page } = await sit('clerk');
    await types(page, '南门外积水', '南门外');
    await page.getByRole('button', { name: '上报并立案' }).click();
    await page.locator('.ant-form-item-explain-error').first().waitFor();
    const { items } = await by('clerk').get<{ items: unknown[] }>(`/api/cases?q=${encodeURIComponent('南门外积水')}`);
    expect(items).toEqual([]);
    await page.getByRole('radio', { name: '只上报，稍后核实' }).check();
    await page.getByRole('button', { name: '上报问题', exact: true }).click();
    await page.locator('header').getByText('待核实', { exact: true }).waitFor();
  });
});
