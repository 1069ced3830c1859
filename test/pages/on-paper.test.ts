import { beforeAll, describe, expect, test } from '@jest/globals';
import { browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, serving } = product();
const { claimed } = paths(by);
/** What is left of A4 between the margins, in pixels. */
const paper = { width: 688, height: 970 };

let caseId = '';
beforeAll(async () => {
  caseId = await claimed();
}, 120_000);

describe('a page on A4', () => {
  test.each([['/cases?view=open', '.case-table td:nth-child(3)'], ['/leader', '.numbers a']])('has room for what counts on %s', async (address, cell) => {
    const page = await (await sit('director')).context.newPage();
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print' });
    await page.goto(address);
    await page.locator(cell).first().waitFor();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect((await page.locator(cell).first().boundingBox())?.width).toBeGreaterThan(120);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    if (address.startsWith('/cases')) await page.getByRole('heading', { name: '案件 · 在办' }).waitFor();
    await picture(page, `on-paper-${address.slice(1, 6)}`);
    await page.close();
  }, 60_000);
});

describe('the address of an entry', () => {
  test('leads to it whatever the trail is narrowed to', async () => {
    const { page } = await sit('director');
    await page.goto(`/cases/${caseId}`);
    const trail = page.getByRole('list', { name: '办理记录' });
    await trail.locator('#event-1').waitFor();
    await page.getByText('督办', { exact: true }).last().click();
    await trail.locator('#event-1').waitFor({ state: 'detached' });
    await page.evaluate("location.hash = '#event-1'");
    await trail.locator('#event-1').waitFor();
    expect(await page.evaluate("document.querySelector('#event-1').getBoundingClientRect().top < innerHeight")).toBe(true);
  }, 60_000);
});
