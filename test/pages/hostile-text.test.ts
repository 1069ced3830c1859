import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, browser, type Screen } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, serving } = product();
const { issued } = paths(by);

const image = '<img src=x onerror="document.title=\'hacked\'">';
const long = '一个没有空格也没有标点的很长的标题'.repeat(8).slice(0, 110);
let hostile = '';
let many = '';

beforeAll(async () => {
  hostile = await by('street-handler').reports({ title: `${image}标题`, description: `${image}<script>document.title='hacked'</script>`, place: { address: `${image}12 号`, area: 'road' } });
  await by('clerk').does(hostile, 'register', { category: 'rubbish' });
  await by('dispatcher').does(hostile, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: `${image}要求` });
  await by('urban-handler').does(hostile, 'dispute', { basis: `${image}理由` });
  const units = ['housing', 'traffic', 'police', 'lakeside', 'gov', 'survey', 'street'].map((unit) => ({ role: 'assist' as const, unit }));
  many = await issued([{ role: 'lead', unit: 'urban' }, ...units], { requirement: long });
  for (let n = 1; n <= 40; n += 1) await by('director').does(many, 'instruct', { opinion: `${n} ${long}` });
}, 180_000);

/** What reaches beyond the window and is not in a box that scrolls by itself. */
const beyond = `[...document.querySelectorAll('body *')].filter((one) => {
  if (one.getBoundingClientRect().width === 0 || one.getBoundingClientRect().right <= innerWidth + 1) return false;
  for (let box = one.parentElement; box !== null; box = box.parentElement) if (getComputedStyle(box).overflowX !== 'visible') return false;
  return true;
}).map((one) => one.tagName + ' ' + one.className + ' ' + one.textContent.slice(0, 30)).slice(0, 5)`;

/** What makes a page wider than its window; nothing where it fits. */
const overflow = (page: Page): Promise<readonly string[]> => page.evaluate<readonly string[]>(beyond);

describe('text that looks like HTML', () => {
  test.each(['/cases', '/cases?view=ruling', 'case'])('is text on %s', async (path) => {
    const { page } = await sit('director');
    await page.goto(path === 'case' ? `/cases/${hostile}` : path);
    await page.getByText(`${image}标题`).first().waitFor();
    expect(await page.locator('img[src=x], img[onerror]').count()).toBe(0);
    expect(await page.title()).not.toContain('hacked');
  }, 120_000);

  test('is text in the trail, in what comes next, and in notices', async () => {
    const { page } = await sit('director');
    await page.goto(`/cases/${hostile}`);
    await page.locator('.timeline').getByText(`${image}理由`).first().waitFor();
    await page.getByRole('button', { name: '通知' }).click();
    await page.getByRole('dialog').getByText(`${image}标题`).first().waitFor();
    expect([await page.locator('img[src=x]').count(), await page.title()]).toEqual([0, expect.not.stringContaining('hacked')]);
  }, 120_000);
});

describe('a case with many units, long words and a long trail', () => {
  test.each(['desk', 'phone'] as const satisfies readonly Screen[])('stays within the %s, with the trail folded until somebody asks for it', async (screen) => {
    const { page } = await sit('director', screen);
    await page.goto(`/cases/${many}`);
    const entries = page.locator('.timeline > li');
    await entries.first().waitFor();
    expect(await entries.count()).toBe(30);
    expect(await overflow(page)).toEqual([]);
    await page.getByRole('button', { name: /^显示全部 \d+ 条$/ }).last().click();
    expect(await entries.count()).toBeGreaterThan(40);
    await page.getByRole('button', { name: '核验本案记录' }).click();
    await page.getByText(/核验通过：\d+ 条记录，哈希链完整/).waitFor();
    expect([await overflow(page), await barriers(page)]).toEqual([[], []]);
  }, 150_000);

  test('opens the trail at the entry that the address names', async () => {
    const { page } = await sit('director');
    await page.goto('/rules');
    await page.goto(`/cases/${many}#event-2`);
    await page.locator('#event-2').waitFor();
    expect(await page.locator('#event-2').isVisible()).toBe(true);
  }, 120_000);

  test.each(['desk', 'phone'] as const satisfies readonly Screen[])('fits in large type on the %s', async (screen) => {
    const { page } = await sit('director', screen);
    await page.evaluate("localStorage.setItem('xiaohao.type', 'large')");
    const wide: string[] = [];
    for (const [path, heading] of [[`/cases/${many}`, '承办单位'], ['/leader', '领导看板'], ['/report', '上报问题'], ['/units/urban', '责任档案'], ['/cases', '期限']] as const) {
      await page.goto(path);
      await page.locator('main').getByText(heading).first().waitFor();
      wide.push(...(await overflow(page)).map((one) => `${path} ${one}`));
    }
    await page.evaluate("localStorage.removeItem('xiaohao.type')");
    expect(wide).toEqual([]);
  }, 150_000);
});

describe('a case on paper', () => {
  test('has its whole trail and its address, and no navigation, within the width of A4', async () => {
    const { page } = await sit('director');
    await page.setViewportSize({ width: 690, height: 1000 });
    await page.goto(`/cases/${many}`);
    await page.locator('.timeline > li').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('.timeline > li').count()).toBeGreaterThan(40);
    expect(await page.getByRole('navigation', { name: '页面' }).count()).toBe(0);
    expect(await page.getByText(`/cases/${many}`).isVisible()).toBe(true);
    expect(await overflow(page)).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1440, height: 900 });
  }, 120_000);
});
