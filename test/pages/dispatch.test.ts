import { beforeAll, describe, expect, test } from '@jest/globals';
import { barriers, browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { serving, by } = product();

const streets = ['东大街', '西大街', '南大街'];
let cases: readonly string[] = [];

beforeAll(async () => {
  for (const street of streets) {
    const caseId = await by('clerk').reports({ title: `${street}垃圾堆积` });
    await by('clerk').does(caseId, 'register', { category: 'rubbish' });
    cases = [...cases, caseId];
  }
}, 60_000);

describe('the board of whoever hands cases out', () => {
  test('takes a case that is dragged to a unit, and explains the due date by its category', async () => {
    const { page } = await sit('dispatcher');
    await page.goto('/cases?view=mine');
    await page.getByRole('link', { name: '交办台' }).click();
    await page.getByRole('heading', { name: '待交办 3 件' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '东大街垃圾堆积' }).dragTo(page.getByRole('listitem').filter({ hasText: '市城管局' }));
    await page.getByRole('heading', { name: '交办单：1 件' }).waitFor();
    expect(await page.getByLabel('市城管局的角色').inputValue()).toBe('lead');
    await page.getByText('到期：2026年3月9日 18:00').waitFor();
    await page.getByText('按问题类别').waitFor();
    expect(await page.locator('.days').getByText('✓ 计').count()).toBe(5);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'dispatch');
  });

  test('explains another limit as it is typed, over the weekend', async () => {
    const { page } = await sit('dispatcher');
    await page.getByLabel('期限', { exact: true }).fill('6');
    await page.getByText('到期：2026年3月10日 18:00').waitFor();
    expect(await page.locator('.days').getByText('✓ 计').count()).toBe(6);
    await page.getByText('手工指定').waitFor();
    await page.getByRole('button', { name: '恢复按类别' }).click();
    await page.getByText('到期：2026年3月9日 18:00').waitFor();
  });

  test('does by keyboard all that dragging does, for several cases and units', async () => {
    const { page } = await sit('dispatcher');
    const box = page.getByRole('checkbox', { name: '选中 西大街垃圾堆积' });
    await box.focus();
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: '交办单：2 件' }).waitFor();
    await page.getByRole('button', { name: '交给东门街道' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('东门街道的角色').inputValue()).toBe('responsible');
    await page.getByLabel('东门街道的角色').selectOption('assist');
    await page.getByLabel('整改要求').fill('当日清理，落实专人保洁。');
    await page.getByRole('button', { name: '试行，看看会怎样' }).click();
    await page.getByText('将影响 2 件，0 件不能办理').waitFor();
    await picture(page, 'dispatch-tried');
    await page.getByRole('button', { name: '正式办理这 2 件' }).click();
    await page.getByText('已办理 2 件，0 件未办理').waitFor();
    await page.getByRole('heading', { name: '待交办 1 件' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    const { assignments, requirement } = await by('dispatcher').page(cases[0] ?? '');
    expect([requirement, assignments.map(({ unit, role }) => [unit, role])]).toEqual(['当日清理，落实专人保洁。', [['urban', 'lead'], ['street', 'assist']]]);
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('heading', { name: '交办单：0 件' }).waitFor();
  });

  test('keeps an order that was begun when the page is left', async () => {
    const { page } = await sit('dispatcher');
    await page.getByLabel('整改要求').fill('写到一半');
    await page.goto('/cases?view=all');
    await page.goto('/dispatch');
    expect(await page.getByLabel('整改要求').inputValue()).toBe('写到一半');
  });

  test('fits a phone', async () => {
    const { page } = await sit('dispatcher', 'phone');
    await page.goto('/dispatch');
    await page.getByRole('heading', { name: '待交办 1 件' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await picture(page, 'dispatch-phone');
  });
});
