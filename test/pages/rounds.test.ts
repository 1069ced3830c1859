import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { jpeg } from '#evidence/test-files';
import type { RoundPage } from '../../apps/api/rounds/round-page.ts';
import { barriers, browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'rounds-pages-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { sit } = browser(() => serving().url);
const { by, serving } = product({ settings: { XIAOHAO_DATA: dataDir } });

let director: Page;
let inspector: Page;
beforeAll(async () => {
  director = (await sit('director')).page;
  inspector = (await sit('inspector', 'phone')).page;
}, 60_000);

/** Chooses from a list that is searched by typing. */
async function chooses(page: Page, within: Locator, label: string, option: string): Promise<void> {
  await within.getByLabel(label).last().click();
  await page.keyboard.type(option);
  await page.locator('.ant-select-item-option').filter({ hasText: new RegExp(`^${option}$`) }).click();
}

/** Pastes a picture as the clipboard hands it over. */
async function pastes(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    const bytes = Uint8Array.from(atob('${content.toString('base64')}'), (letter) => letter.charCodeAt(0));
    clipboardData.items.add(new File([bytes], ${JSON.stringify(name)}, { type: 'image/jpeg' }));
    dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  }`);
}

describe('an inspection round in the office', () => {
  test('is planned with its places, and stays secret', async () => {
    await director.goto('/rounds');
    await director.getByRole('heading', { name: '督查轮次' }).waitFor();
    await director.getByRole('button', { name: '制定督查计划' }).click();
    const form = director.getByRole('dialog');
    await form.getByLabel('名称').fill('三月暗访');
    for (const choice of ['不定期', '暗访', '抽查']) await form.getByText(choice, { exact: true }).click();
    await form.getByLabel('开始日期').fill('2026-03-02');
    await form.getByLabel('结束日期').fill('2026-03-06');
    await chooses(director, form, '检查人员 1', '复查员');
    await form.getByLabel('抽取点位数').fill('1');
    await form.getByLabel('详细地址').fill('东大街 1 号');
    await chooses(director, form, '区域', '东大街');
    expect(await barriers(director)).toEqual([]);
    await picture(director, 'round-plan');
    await form.getByRole('button', { name: '制定督查计划' }).click();
    await director.getByRole('heading', { name: '三月暗访' }).waitFor();
    await director.locator('header').getByText('保密：公布之前').waitFor();
  });

  test('draws its places by a seed, and anybody who knows of it draws them again', async () => {
    await director.getByRole('button', { name: '抽取点位', exact: true }).click();
    await director.getByRole('dialog').getByRole('button', { name: '抽取点位' }).click();
    await director.locator('header').getByText('检查中').waitFor();
    await director.getByRole('button', { name: '重新验算' }).click();
    await director.getByText('验算一致').waitFor();
    expect(await barriers(director)).toEqual([]);
    await picture(director, 'round-draw');
  });

  test('is filled in on a phone, each photo with its own finding, and each problem is a case', async () => {
    await inspector.goto('/rounds');
    await inspector.getByRole('link', { name: '三月暗访' }).click();
    await inspector.getByRole('button', { name: '登记检查结果', exact: true }).click();
    const form = inspector.getByRole('dialog');
    await form.getByText('东大街 1 号（东门街道）').click();
    await form.getByText('有问题', { exact: true }).click();
    await form.getByLabel('标题').fill('垃圾堆积');
    await form.getByLabel('问题描述').fill('路边三处');
    await form.getByLabel('照片和附件').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await jpeg({ width: 900, height: 600 }) });
    await form.getByRole('img', { name: '现场.jpg' }).waitFor();
    await form.getByRole('button', { name: '添加' }).click();
    await form.getByText('东大街 1 号（东门街道）').last().click();
    await form.getByText('有问题', { exact: true }).last().click();
    await form.getByLabel('标题').last().fill('占道经营');
    await form.getByLabel('问题描述').last().fill('六个摊点');
    await pastes(inspector, '粘贴.jpg', await jpeg({ width: 901, height: 600 }));
    await form.getByRole('img', { name: '粘贴.jpg' }).waitFor();
    expect(await form.locator('.photos').evaluateAll((lists) => lists.map((list) => list.children.length))).toEqual([1, 1]);
    expect(await barriers(inspector)).toEqual([]);
    await picture(inspector, 'round-findings-phone');
    await form.getByRole('button', { name: '登记检查结果', exact: true }).click();
    await inspector.getByText('○ 待交办').first().waitFor();
    await form.waitFor({ state: 'detached' });
    expect(await barriers(inspector)).toEqual([]);
    await picture(inspector, 'round-phone');
  });

  test('is published, and then its unit finds it with its progress; before, it finds nothing', async () => {
    const street = (await sit('street-head')).page;
    await street.goto('/rounds');
    await street.getByText('没有您可以查看的督查轮次').waitFor();
    await street.goto(new URL(director.url()).pathname);
    await street.getByText('没有这个督查轮次').waitFor();
    await director.reload();
    await director.getByRole('button', { name: '发布通报', exact: true }).click();
    const form = director.getByRole('dialog');
    await form.getByLabel('内容').fill('查 1 处，发现 1 个问题，请限期整改。');
    await form.getByRole('button', { name: '发布通报', exact: true }).click();
    await director.locator('header').getByText('已通报').waitFor();
    const round = new URL(director.url()).pathname.split('/').at(-1) ?? '';
    const { findings } = await by('director').get<RoundPage>(`/api/rounds/${round}`);
    await by('clerk').does(findings[0]?.caseId ?? '', 'register', { category: 'rubbish' });
    await by('dispatcher').does(findings[0]?.caseId ?? '', 'issue-order', { assignments: [{ role: 'lead', unit: 'street' }], requirement: '清理干净' });
    await street.reload();
    await street.getByText('查 1 处，发现 1 个问题').first().waitFor();
    await street.getByText('● 办理中').first().waitFor();
    expect(await street.getByText('复查员').count()).toBe(0);
    expect(await barriers(street)).toEqual([]);
    await street.getByRole('link', { name: '2026-000001' }).click();
    await street.getByRole('link', { name: '三月暗访 第 1 号' }).waitFor();
    await director.reload();
    await director.getByText('● 办理中').first().waitFor();
    await picture(director, 'round');
    await director.getByRole('button', { name: 'English' }).click();
    await director.reload();
    await director.getByText('How far its cases are').waitFor();
    await director.mouse.move(700, 880);
    expect(await barriers(director)).toEqual([]);
    await picture(director, 'round-english');
  });
});
