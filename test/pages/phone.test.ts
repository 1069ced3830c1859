import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { jpeg } from '#evidence/test-files';
import { barriers, browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'phone-pages-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { sit, stranger } = browser(() => serving().url);
const { by, serving, waitUntil } = product({ settings: { XIAOHAO_DATA: dataDir } });
const { claimed, delivers } = paths(by);

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
async function expectFit(page: Page): Promise<void> {
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
    await expectFit(page);
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
    await expectFit(page);
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
    await expectFit(page);
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
    await expectFit(page);
    await picture(page, 'phone-case');
    await page.getByRole('link', { name: '反馈整改结果' }).tap();
    await page.getByLabel(/^结果/).fill('垃圾已清理');
    await page.reload();
    await page.getByText('已恢复您上次未提交的内容。').waitFor();
    await page.getByLabel(/^整改措施/).fill('每日清运');
    await page.getByRole('img', { name: /^整改前/ }).waitFor();
    await page.getByLabel('拍照').setInputFiles(await photo('整改后.jpg', 901));
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await expectFit(page);
    await picture(page, 'phone-feedback');
    await page.getByRole('button', { name: '反馈整改结果', exact: true }).tap();
    await page.getByText('已反馈待核查').first().waitFor();
    await page.getByRole('img', { name: '整改后 整改后.jpg' }).waitFor();
    expect(page.url()).toMatch(new RegExp(`/m/cases/${caseId}$`));
  });
});

describe('on the phone, an inspector', () => {
  let [first, second] = ['', ''];
  beforeAll(async () => {
    const ready = async (title: string, address: string): Promise<string> => {
      const found = await claimed({}, { title, place: { address, area: 'road' } });
      await delivers(found);
      await by('dispatcher').does(found, 'order-reinspection', {});
      return found;
    };
    first = await ready('公厕保洁不到位', '东大街公厕');
    second = await ready('店外堆物', '东大街 88 号');
  });

  /** Fills in what was found on the spot: every item and a photo. */
  async function visits(page: Page, passed: boolean): Promise<void> {
    await page.getByLabel('第 1 项', { exact: true }).waitFor();
    await page.getByRole('radio', { name: passed ? '✓ 合格' : '✕ 不合格' }).check();
    await page.getByLabel('拍照').setInputFiles(await photo('现场.jpg', 903));
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByLabel(/^核查情况/).fill('现场查看，记录如上。');
  }

  test('sees what is to be looked at today, place by place', async () => {
    const page = await onPhone('inspector');
    await page.goto('/m');
    await page.getByRole('heading', { name: '今日复查和回头看' }).waitFor();
    await page.getByRole('heading', { name: /^东大街/ }).waitFor();
    expect(await page.getByRole('link', { name: /东大街公厕/ }).count()).toBe(1);
    await expectFit(page);
    await picture(page, 'phone-inspector');
  });

  test('re-inspects item by item in a dead spot; what was done waits on the device, also when the page is closed', async () => {
    const { page, context } = await sit('inspector', 'phone');
    await page.getByRole('listitem').filter({ hasText: '东大街公厕' }).getByRole('link', { name: '复查', exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('listitem').filter({ hasText: '东大街公厕' }).getByRole('link', { name: '复查', exact: true }).tap();
    await visits(page, true);
    expect(await page.getByRole('radio', { name: '合格', exact: true }).isChecked()).toBe(true);
    await expectFit(page);
    await picture(page, 'phone-reinspect');
    await page.getByRole('button', { name: '复查', exact: true }).tap();
    await page.getByText('没有网络，“复查”已存在本机，联网后自动发送。').waitFor();
    await page.getByRole('link', { name: /待发送 1 项/ }).waitFor();

    await page.getByRole('link', { name: '← 首页' }).tap();
    await page.getByRole('listitem').filter({ hasText: '东大街 88 号' }).getByRole('link', { name: '复查', exact: true }).tap();
    await visits(page, false);
    await page.getByRole('button', { name: '复查', exact: true }).tap();
    await page.getByRole('link', { name: /待发送 1 项/ }).waitFor();
    await page.getByRole('link', { name: '← 首页' }).tap();
    await page.getByRole('link', { name: /待发送 2 项/ }).tap();
    await page.getByRole('heading', { name: '待发送 2 项' }).waitFor();
    await expectFit(page);
    await picture(page, 'phone-queue');
    await page.close();
    expect((await by('inspector').page(first)).status).toBe('reinspection');
  });

  test('has it sent when the network is back, with the time at which it happened and the time at which it arrived', async () => {
    await by('inspector-2').does(second, 'reinspect', { result: 'passed', findings: '已清走' });
    await waitUntil('2026-03-02T12:00:00+08:00');
    const { context } = await sit('inspector', 'phone');
    await context.setOffline(false);
    const page = await context.newPage();
    await page.goto(`/m/cases/${first}`);
    await page.getByText('销号审批', { exact: true }).first().waitFor();
    const entry = (await by('inspector').trail(first)).items.find(({ type }) => type === 'ReinspectionPassed');
    expect(entry).toMatchObject({ late: true, onBehalfOf: { person: 'inspector' }, occurredAt: expect.stringMatching(/^2026-03-02T09:/), recordedAt: expect.stringMatching(/^2026-03-02T12:/) });
    expect(entry?.evidence).toHaveLength(1);
    expect(entry?.words.map(({ text }) => text)).toContain('合格: 清理干净');
    await page.getByText(/补录于 3月2日 12:00/).first().waitFor();
    await expectFit(page);

    await page.goto('/m/queue');
    await page.getByText(/没有被接受：案件现在是“销号审批”/).waitFor();
    expect(await page.getByRole('listitem').count()).toBe(1);
    await expectFit(page);
    await page.goto(`/m/cases/${second}/reinspect`);
    await page.getByText(/本案有一项没有被接受/).tap();
    await page.getByRole('button', { name: '修改后再发' }).tap();
    await page.getByText('已恢复您上次未提交的内容。').waitFor();
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    expect(await page.getByLabel(/^核查情况/).inputValue()).toBe('现场查看，记录如上。');
    await page.getByRole('button', { name: '复查', exact: true }).tap();
    await page.getByRole('alert').filter({ hasText: '案件现在是“销号审批”' }).waitFor();
    await page.close();
  });
});

describe('on the phone, a leader', () => {
  let late = '';
  beforeAll(async () => {
    late = await claimed({}, { title: '河道漂浮垃圾' });
    await waitUntil('2026-03-10T10:00:00+08:00');
  }, 120_000);

  test('has three numbers and a red list, and comes from there to the trail', async () => {
    const page = await onPhone('leader');
    await page.goto('/m');
    await page.getByRole('link', { name: /河道漂浮垃圾/ }).waitFor();
    const { open, soon, overdue } = await by('leader').get<{ open: number; soon: number; overdue: number }>('/api/boards/numbers');
    expect(await page.locator('.numbers b').allInnerTexts()).toEqual([open, soon, overdue].map(String));
    expect(overdue).toBeGreaterThan(0);
    await expectFit(page);
    await picture(page, 'phone-leader');
    await page.getByRole('navigation', { name: '三个数字，点开看案件' }).getByText('逾期').tap();
    await page.getByRole('link', { name: /河道漂浮垃圾/ }).tap();
    await page.getByRole('heading', { name: '办理记录' }).waitFor();
    await page.getByText(/■ 逾期 \d+ 个工作/).waitFor();
    await expectFit(page);
  });

  test('who follows the link of a mail on a phone is offered the phone page of the case', async () => {
    const page = await onPhone('leader');
    await page.goto(`/cases/${late}`);
    await page.getByRole('link', { name: '用手机版打开' }).tap();
    await page.getByRole('heading', { name: '河道漂浮垃圾' }).waitFor();
    expect(page.url()).toMatch(new RegExp(`/m/cases/${late}$`));
    const desk = (await sit('leader')).page;
    await desk.goto(`/cases/${late}`);
    await desk.getByRole('heading', { name: '河道漂浮垃圾' }).waitFor();
    expect(await desk.getByRole('link', { name: '用手机版打开' }).isVisible()).toBe(false);
  });

  test('writes an opinion and hands it on in two taps; the unit is told to act', async () => {
    const page = await onPhone('leader');
    await page.goto('/m');
    await page.getByRole('listitem').filter({ hasText: '河道漂浮垃圾' }).getByRole('link', { name: '批示' }).tap();
    await page.getByLabel(/^意见/).fill('三日内办结，结果报我。');
    expect(await page.getByLabel('转办单位', { exact: true }).locator('option').allInnerTexts()).toEqual(['请选择', '市城管局']);
    await expectFit(page);
    await picture(page, 'phone-instruct');
    await page.getByRole('button', { name: '批示', exact: true }).tap();
    await page.getByText(/作出批示，转.*办理/).waitFor();
    await page.getByText('三日内办结，结果报我。').waitFor();
    expect((await by('urban-handler').notices(late)).at(-1)).toMatchObject({ kind: 'order', rule: 'order.instruction' });
    expect((await by('dispatcher').notices(late)).at(-1)).toMatchObject({ kind: 'news', rule: 'news.instruction-given' });
  });

  test('reads it in large type and in English', async () => {
    const page = await onPhone('leader');
    await page.goto('/m/me');
    await page.getByRole('button', { name: '大字版' }).tap();
    await page.getByRole('button', { name: 'English' }).tap();
    await expectFit(page);
    for (const [path, heading] of [['/m', 'Red list'], [`/m/cases/${late}`, 'What happens next'], [`/m/cases/${late}/instruct`, 'give an instruction'], ['/m/notices', 'Notices']] as const) {
      await page.goto(path);
      await page.getByRole('heading', { name: heading }).waitFor();
      await expectFit(page);
    }
    await page.goto(`/m/cases/${late}`);
    await page.getByText(/working (days|hours) overdue/).waitFor();
    await page.getByRole('button', { name: 'Why not' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).waitFor();
    await expectFit(page);
    await picture(page, 'phone-english-large');
  });
});
