import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { barriers, browser, picture, type Screen } from '../support/browser.ts';
import { misplaced } from '../support/layout.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';
import { asking } from '../support/visit.ts';

const { sit } = browser(() => serving().url);
const { by, serving, waitUntil } = product();
const { claimed, delivers, inspected } = paths(by);

/** One case of March that was rectified in time; two of April, of which one was late. */
beforeAll(async () => {
  const rectifies = async (caseId: string): Promise<void> => {
    await delivers(caseId);
    await inspected(caseId, 'passed');
  };
  await rectifies(await claimed({}, { title: '三月垃圾' }));
  await waitUntil('2026-04-07T09:00:00+08:00');
  await rectifies(await claimed({}, { title: '四月占道' }));
  const late = await claimed({}, { title: '四月垃圾' });
  await waitUntil('2026-04-16T09:00:00+08:00');
  await rectifies(late);
}, 120_000);

const card = (page: Page): Locator => page.locator('.ant-card').filter({ has: page.getByRole('heading', { name: '单位指标对比' }) });
const row = (page: Page, unit = '市城管局'): Locator => card(page).getByRole('row').filter({ hasText: unit });
const cells = async (page: Page): Promise<readonly string[]> => row(page).getByRole('cell').allInnerTexts();

async function opens(screen: Screen): Promise<Page> {
  const { page } = await sit('director', screen);
  await page.goto('/leader');
  await row(page).waitFor();
  await asking(page).settled();
  return page;
}

/** Chooses the figure that is compared. */
async function compares(page: Page, figure: string): Promise<void> {
  await card(page).getByRole('combobox', { name: '指标' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: new RegExp(`^${figure}$`) }).click();
  await asking(page).settled();
}

describe('the figures of two periods', () => {
  test('stand side by side for each unit, with how they are counted and by how much they changed', async () => {
    const page = await opens('desk');
    expect(await Promise.all((await card(page).getByLabel(/期 [自至]$/).all()).map((day) => day.inputValue()))).toEqual(['2026-04-01', '2026-04-30', '2026-03-01', '2026-03-31']);
    await compares(page, '接办');
    expect(await cells(page)).toEqual(['市城管局', '2', '1', '▲ +1']);
    expect(await card(page).innerText()).toContain('期内交到该单位手里');
    await compares(page, '按期整改率');
    expect(await cells(page)).toEqual(['市城管局', '50.0%（1 / 2）', '100.0%（1 / 1）', '▼ −50.0 个百分点']);
    expect([await barriers(page), await misplaced(page)]).toEqual([[], []]);
    await card(page).scrollIntoViewIfNeeded();
    await picture(page, 'comparison');
  }, 120_000);

  test('lead to the cases behind each number, those of its own period only', async () => {
    const page = await opens('desk');
    await compares(page, '接办');
    for (const [when, titles] of [['本期', ['四月占道', '四月垃圾']], ['对比期', ['三月垃圾']]] as const) {
      await card(page).getByRole('button', { name: `市城管局 ${when} 数字背后的案件` }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('link').first().waitFor();
      expect((await dialog.getByRole('link').allInnerTexts()).map((text) => text.split(' ').at(-1))).toEqual(expect.arrayContaining([...titles]));
      expect(await dialog.getByRole('link').count()).toBe(titles.length);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
  }, 120_000);

  test('are those of any days that are asked for, also on a phone', async () => {
    const page = await opens('phone');
    await compares(page, '接办');
    await card(page).getByLabel('对比期 至').fill('2026-04-30');
    await asking(page).settled();
    expect(await cells(page)).toEqual(['市城管局', '2', '3', '▼ −1']);
    await card(page).getByLabel('本期 自').fill('2026-04-20');
    await asking(page).settled();
    expect(await cells(page)).toEqual(['市城管局', '0', '3', '▼ −3']);
    expect([await barriers(page), await misplaced(page)]).toEqual([[], []]);
    await card(page).scrollIntoViewIfNeeded();
    await picture(page, 'comparison-phone');
  }, 120_000);
});
