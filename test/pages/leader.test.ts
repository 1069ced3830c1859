import { beforeAll, describe, expect, test } from '@jest/globals';
import { barriers, browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, serving, waitUntil } = product();
const { claimed } = paths(by);

let late = '';
beforeAll(async () => {
  late = await claimed();
  await waitUntil('2026-03-10T10:00:00+08:00');
}, 120_000);

describe('the escalation of a case that is overdue', () => {
  test('is a ladder: where the case stands, when each level was reached, when the next one comes, and who was told', async () => {
    const { page } = await sit('director');
    await page.goto(`/cases/${late}`);
    const ladder = page.getByRole('list', { name: '升级督办' });
    await ladder.waitFor();
    expect(await ladder.locator('li').count()).toBe(8);
    expect(await ladder.locator('[aria-current=step]').innerText()).toMatch(/A2 催办[^]*目前[^]*3月10日 08:30 触发/);
    expect(await ladder.locator('.next').innerText()).toMatch(/A3[^]*下一步[^]*将至/);
    const { items } = await by('director').get<{ items: readonly object[] }>(`/api/escalations?caseId=${late}`);
    expect(await page.locator('.firings > li').count()).toBe(items.length);
    expect(await page.locator('.firings').innerText()).toContain('应于 3月10日 08:30，实于 3月10日 08:30');
    expect(await page.locator('.told').first().innerText()).toContain('○ 未读');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'ladder');
  });

  test('is shown as it was known before it was overdue, with nothing to be done about it', async () => {
    const { page } = await sit('director');
    await page.goto(`/cases/${late}?asOf=${encodeURIComponent('2026-03-04T12:00:00+08:00')}`);
    await page.getByText('这是 2026年3月4日 12:00 时所知的情况').waitFor();
    expect(await page.getByRole('list', { name: '升级督办' }).locator('[aria-current=step]').innerText()).toContain('A0 正常');
    expect(await page.getByText('您可以办理').count()).toBe(0);
    await page.getByRole('slider', { name: '拖动到第几条记录之后' }).press('End');
    await page.getByText('您可以办理').waitFor();
    expect(page.url()).not.toContain('asOf');
  });
});

describe('the desk of a leader', () => {
  test('has three numbers that are those of the list, a red list, and boards, without a barrier', async () => {
    const { page } = await sit('director');
    await page.goto('/leader');
    const red = page.getByRole('row').filter({ hasText: '东大街垃圾堆积' });
    await red.waitFor();
    expect(await page.locator('.numbers .number').allInnerTexts()).toEqual(['1', '0', '1']);
    expect(await red.innerText()).toContain('市城管局');
    await page.getByRole('row').filter({ hasText: 'A2 催办' }).first().waitFor();
    await page.getByRole('heading', { name: '单位排名' }).waitFor();
    await page.getByText('按整改率排名').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'leader');
  });

  test('leads from a number to its cases, and from a ranking to the cases behind it', async () => {
    const { page } = await sit('director');
    await page.getByRole('button', { name: '市城管局 数字背后的案件' }).click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    expect(await page.getByRole('dialog').getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/东大街垃圾堆积 任务 1 项，整改到位 0 项/)]);
    await page.keyboard.press('Escape');
    await page.locator('.numbers a').last().click();
    await page.getByRole('link', { name: '东大街垃圾堆积' }).waitFor();
    expect(page.url()).toContain('view=overdue');
  });
});

describe('the record of a unit', () => {
  test('has each figure with its sentence and the cases behind it', async () => {
    const { page } = await sit('director');
    await page.goto('/units/urban');
    await page.getByRole('heading', { name: '市城管局 责任档案' }).waitFor();
    const taken = page.getByRole('row').filter({ hasText: '接办' }).first();
    expect(await taken.innerText()).toMatch(/接办\s+1\s+1 件\s+期内交到该单位手里/);
    await page.getByRole('button', { name: '接办 数字背后的案件' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '东大街垃圾堆积' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'unit');
  });

  test('shows a measure that is proposed, then issued with a number and promised until somebody carries it out', async () => {
    const { page } = await sit('director');
    await page.goto('/units/urban');
    await page.getByRole('button', { name: '建议责任措施', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: /责任措施/ }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '约谈通知书' }).click();
    await form.getByLabel('事由').fill('多次催办无明显起色。');
    await form.getByRole('button', { name: '建议责任措施', exact: true }).click();
    await page.getByRole('cell', { name: '多次催办无明显起色。' }).waitFor();

    const head = (await sit('hq')).page;
    await head.goto('/units/urban');
    await head.getByRole('button', { name: '审批责任措施', exact: true }).click();
    await head.getByRole('dialog').getByRole('radio', { name: /约谈通知书/ }).check();
    await head.getByRole('dialog').getByRole('radio', { name: '同意', exact: true }).check();
    await head.getByRole('dialog').getByLabel('意见').fill('同意约谈。');
    await head.getByRole('dialog').getByRole('button', { name: '审批责任措施', exact: true }).click();
    await head.getByText(/已 0 个工作日/).waitFor();
    expect(await head.getByText('■ 未落实').count()).toBe(1);
    expect(await barriers(head)).toEqual([]);
  });
});

describe('the rules', () => {
  test('are there in words, a file is checked with line and column, and a deadline is explained over the holidays of a year', async () => {
    const { page } = await sit('director');
    await page.goto('/rules');
    await page.getByRole('heading', { name: '案件升级阶梯' }).waitFor();
    expect(await page.locator('.rules dt').count()).toBeGreaterThan(3);
    await page.getByLabel('把规则文件（YAML）贴在这里').fill('id: trial\nname: 试行\nrecheck: 很快\n');
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByText(/第 3 行第 \d+ 列/).first().waitFor();
    await page.getByLabel('起算').fill('2026-09-30');
    await page.getByLabel('期限', { exact: true }).fill('1');
    await page.getByText('到期：2026年10月8日 18:00').waitFor();
    expect(await page.getByRole('cell', { name: '✓ 计' }).count()).toBe(1);
    const october = page.locator('.year table').nth(9);
    expect(await october.locator('.holiday').count()).toBe(7);
    expect(await october.locator('.workday').allInnerTexts()).toEqual([expect.stringContaining('10')]);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'rules');
  });

  test('that are tried are replayed over a period, and what would differ is told case by case', async () => {
    const { page } = await sit('director');
    await page.getByLabel('把规则文件（YAML）贴在这里').fill('id: trial\nname: 试行\nladder:\n  - { id: much-later, name: 逾期两日催办, level: 2, trigger: { kind: after-due, workdays: 2 }, action: remind, paper: urging-notice, to: [unit-handler] }\nunit: { ladder: [] }\n');
    await page.getByLabel('自', { exact: true }).fill('2026-03-01');
    await page.getByLabel('至', { exact: true }).fill('2026-03-31');
    await page.getByRole('button', { name: '试行推演', exact: true }).click();
    await page.getByText('共 1 件，其中 1 件会有不同。').waitFor();
    expect(await page.getByRole('link', { name: '东大街垃圾堆积' }).count()).toBe(1);
    expect(await barriers(page)).toEqual([]);
  });
});
