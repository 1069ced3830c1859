import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { jpeg } from '#evidence/test-files';
import { barriers, browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'decisions-pages-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { sit } = browser(() => serving().url);
const { by, serving, waitUntil } = product({ settings: { XIAOHAO_DATA: dataDir } });
const { claimed, issued } = paths(by);
const photo = async (name: string, width: number) => ({ name, mimeType: 'image/jpeg', buffer: await jpeg({ width, height: 600 }) });

describe('a decision', () => {
  test('says what is decided, and a no is as easily said as a yes', async () => {
    const caseId = await claimed();
    await by('urban-head').does(caseId, 'request-extension', { until: '2026-03-27', reason: '需要重新采购垃圾桶' });
    const { page } = await sit('director');
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: '审批延期', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByText('市城管局第 1 次申请延期，延至 2026年3月27日 周五。理由：需要重新采购垃圾桶').waitFor();
    await form.getByRole('radio', { name: '否', exact: true }).check();
    await form.getByLabel('意见').fill('库存足够，不同意延期。');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'decision');
    await form.getByRole('button', { name: '审批延期', exact: true }).click();
    await page.getByText('已办理：审批延期').waitFor();
    expect((await by('director').page(caseId)).extensionRequests).toEqual([]);
    expect((await by('director').trail(caseId)).items.at(-1)?.what).toContain('不同意');
  }, 60_000);
});

describe('what happened on paper', () => {
  test('is entered late by the step that it was, with the fields of that step', async () => {
    const caseId = await issued();
    await waitUntil('2026-03-02T11:00:00+08:00');
    const { page } = await sit('clerk');
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: '补录', exact: true }).click();
    const form = page.getByRole('dialog');
    const chooses = async (label: string, option: string): Promise<void> => {
      await form.getByRole('combobox', { name: label }).fill(option);
      await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
    };
    await chooses('补录哪一步', '报告进展');
    await form.getByRole('textbox', { name: '内容' }).waitFor();
    await chooses('补录哪一步', '认领');
    await form.getByRole('textbox', { name: '内容' }).waitFor({ state: 'detached' });
    await chooses('代录对象', (await by('urban-handler').get<{ name: string }>('/api/session')).name);
    await form.getByLabel('发生时间').fill('2026-03-02T10:00');
    await form.getByLabel('理由').fill('电话认领，事后补录');
    await form.getByRole('button', { name: '补录', exact: true }).click();
    await page.getByText('已办理：补录').waitFor();
    await page.locator('header').getByText('整改中', { exact: true }).waitFor();
    expect((await by('clerk').trail(caseId)).items.map(({ type }) => type)).toContain('LateEntryRecorded');
  }, 60_000);
});

describe('photos of a feedback', () => {
  test('stand beside those of before, are put beside another of them by choice, and are sent as their answers', async () => {
    const caseId = await by('street-handler').reports();
    const clerk = (await sit('clerk')).page;
    await clerk.goto(`/cases/${caseId}`);
    await clerk.getByRole('button', { name: '核实', exact: true }).click();
    await clerk.getByRole('dialog').getByLabel('核查情况').fill('情况属实');
    await clerk.getByRole('dialog').getByLabel('照片和附件').setInputFiles([await photo('整改前.jpg', 800), await photo('整改前二.jpg', 802)]);
    for (const name of ['整改前.jpg', '整改前二.jpg']) await clerk.getByRole('img', { name, exact: true }).waitFor();
    await clerk.getByRole('dialog').getByRole('button', { name: '核实', exact: true }).click();
    await clerk.getByText('已办理：核实').waitFor();
    await by('clerk').does(caseId, 'register', { category: 'rubbish' });
    await by('dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' });
    await by('urban-handler').does(caseId, 'claim', {});
    const { page } = await sit('urban-head');
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByText('待上传').first().waitFor();
    await form.getByLabel('照片和附件').setInputFiles(await photo('整改后.jpg', 801));
    await form.getByRole('img', { name: '整改后.jpg' }).waitFor();
    expect(await form.locator('.pairs > li').count()).toBe(2);
    await form.getByLabel('对应哪张整改前照片').click();
    await page.getByTitle(/^整改前 2 /u).last().click();
    await form.locator('.pairs > li').nth(1).getByRole('img', { name: '整改后.jpg' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'paired');
    await form.getByLabel('结果').fill('已清理');
    await form.getByLabel('整改措施').fill('每日清运');
    await form.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await page.getByText('已办理：反馈整改结果').waitFor();
    const { evidence } = await by('clerk').page(caseId);
    expect(evidence.flatMap(({ answers }) => answers ?? [])).toEqual([evidence[1]?.sha256]);
  }, 60_000);
});
