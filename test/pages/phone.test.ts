import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { jpeg } from '#evidence/test-files';
import { barriers, browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'phone-pages-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { by, serving } = product({ settings: { XIAOHAO_DATA: dataDir } });
const { sit, stranger } = browser(() => serving().url);

const photo = async (name: string, width: number) => ({ name, mimeType: 'image/jpeg', buffer: await jpeg({ width, height: 600 }) });
const onPhone = async (person: string): Promise<Page> => (await sit(person, 'phone')).page;

/** Everything that a finger is to hit is at least 44 pixels high and wide, apart from links within a sentence. */
async function tooSmall(page: Page): Promise<readonly string[]> {
  const targets: readonly Locator[] = await page.locator('main button:visible, main .button:visible, .bar a:visible, .bar button:visible, main .row:visible, main select:visible, main textarea:visible').all();
  const found: string[] = [];
  for (const target of targets) {
    const box = await target.boundingBox();
    if (box !== null && (box.height < 43.5 || box.width < 43.5)) found.push(`${Math.round(box.width)}×${Math.round(box.height)} ${(await target.textContent()) ?? ''}`);
  }
  return found;
}

/** A page of the phone fits its width, has no barrier, and nothing too small to hit. */
async function isFit(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  expect(await barriers(page)).toEqual([]);
  expect(await tooSmall(page)).toEqual([]);
}

let caseId = '';

describe('on the phone, somebody of the street', () => {
  test('signs in by name and reports with the camera first', async () => {
    const { page } = await stranger('phone');
    await page.goto('/m');
    await page.getByRole('heading', { name: '选择登录身份' }).waitFor();
    await isFit(page);
    await picture(page, 'phone-sign-in');
    await page.getByRole('searchbox', { name: '按姓名、职务或单位查找' }).fill('街道经办人');
    await page.getByRole('button', { name: /街道经办人/ }).first().click();
    await page.getByRole('link', { name: '上报' }).click();
    await page.getByLabel('拍照').setInputFiles(await photo('现场.jpg', 900));
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByLabel(/^标题/).fill('东大街早市垃圾堆积');
    await page.getByLabel(/^问题描述/).fill('早市散后垃圾无人清运。');
    await page.getByLabel(/^详细地址/).fill('东大街 12 号');
    await page.getByLabel(/^区域/).selectOption({ label: '东大街' });
    await page.getByLabel('来源类型').selectOption({ label: '督查检查' });
    await isFit(page);
    await picture(page, 'phone-report');
    await page.getByRole('button', { name: '上报问题', exact: true }).click();
    await page.getByText('已办理：上报问题').waitFor();
    const { items } = await by('clerk').get<{ items: { caseId: string }[] }>('/api/cases?q=早市');
    caseId = items[0]?.caseId ?? '';
    expect((await by('clerk').page(caseId)).evidence).toHaveLength(1);
  });
});

describe('on the phone, a department', () => {
  beforeAll(async () => {
    await by('clerk').does(caseId, 'register', { category: 'rubbish' });
    await by('dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '当日清理；安排专人保洁' });
  });

  test('claims with one tap from the list', async () => {
    const page = await onPhone('urban-handler');
    await page.goto('/m');
    await page.getByRole('button', { name: '认领 东大街早市垃圾堆积' }).waitFor();
    await isFit(page);
    await picture(page, 'phone-department');
    await page.getByRole('button', { name: '认领 东大街早市垃圾堆积' }).tap();
    await page.getByText('已认领：东大街早市垃圾堆积').waitFor();
    await page.getByRole('link', { name: /办理中 1/ }).waitFor();
    expect((await by('clerk').page(caseId)).status).toBe('rectifying');
  });

  test('sees where the case stands, and gives feedback with a photo of after beside the one of before', async () => {
    const page = await onPhone('urban-head');
    await page.goto(`/m/cases/${caseId}`);
    await page.getByText('● 剩 5 个工作日').waitFor();
    await page.getByRole('heading', { name: '接下来会发生什么' }).waitFor();
    await isFit(page);
    await picture(page, 'phone-case');
    await page.getByRole('link', { name: '反馈整改结果' }).tap();
    await page.getByLabel(/^结果/).fill('垃圾已清理');
    await page.reload();
    await page.getByText('已恢复您上次未提交的内容。').waitFor();
    await page.getByLabel(/^整改措施/).fill('每日清运');
    await page.getByRole('img', { name: /^整改前/ }).waitFor();
    await page.getByLabel('拍照').setInputFiles(await photo('整改后.jpg', 901));
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await isFit(page);
    await picture(page, 'phone-feedback');
    await page.getByRole('button', { name: '反馈整改结果', exact: true }).tap();
    await page.getByText('已反馈待核查').first().waitFor();
    await page.getByRole('img', { name: /^整改后/ }).waitFor();
    expect(page.url()).toMatch(new RegExp(`/m/cases/${caseId}$`));
  });
});
