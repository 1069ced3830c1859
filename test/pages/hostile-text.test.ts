import { beforeAll, describe, expect, test } from '@jest/globals';
import { browser } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, serving } = product();

const image = '<img src=x onerror="document.title=\'hacked\'">';
let hostile = '';

beforeAll(async () => {
  hostile = await by('street-handler').reports({ title: `${image}标题`, description: `${image}<script>document.title='hacked'</script>`, place: { address: `${image}12 号`, area: 'road' } });
  await by('clerk').does(hostile, 'register', { category: 'rubbish' });
  await by('dispatcher').does(hostile, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: `${image}要求` });
  await by('urban-handler').does(hostile, 'dispute', { basis: `${image}理由` });
}, 60_000);

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
