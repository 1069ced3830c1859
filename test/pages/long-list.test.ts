import { beforeAll, describe, expect, test } from '@jest/globals';
import { browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { db, serving, by } = product();

/** Ten thousand rows that are like the one case there is, a minute apart. */
beforeAll(async () => {
  await by('clerk').reports({ title: '东大街垃圾堆积' });
  await db.asOwner(`create temp table many as select * from case_list; insert into case_list select (jsonb_populate_record(null::case_list, to_jsonb(one) || jsonb_build_object(
    'case_id', 'many-' || lpad(n::text, 5, '0'), 'title', '第 ' || n || ' 件', 'opened_at', one.opened_at - n * interval '1 minute'))).* from many one, generate_series(1, 10000) n`);
}, 150_000);

describe('a list of ten thousand cases', () => {
  test('draws only the rows in sight, and loads more before the reader gets to the end', async () => {
    const { page } = await sit('director');
    await page.goto('/cases?view=verify');
    await page.getByRole('link', { name: '待核实，10001 件' }).waitFor();
    const box = page.getByRole('region', { name: '案件' });
    await box.focus();
    for (const shown of [200, 300, 400, 500]) {
      await page.keyboard.press('End');
      await page.getByText(`已显示 ${shown} 件`).waitFor();
    }
    expect(await page.getByRole('row').count()).toBeLessThan(80);
    await picture(page, 'long-list');
  });

  test('stays where the reader was when a case was opened and left', async () => {
    const { page } = await sit('director');
    await page.evaluate("document.querySelector('.case-box').scrollTop = 46 * 150");
    await page.getByRole('link', { name: '第 155 件', exact: true }).waitFor();
    await page.getByRole('link', { name: '规则与日历' }).click();
    await page.getByRole('heading', { name: '规则与日历' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '第 155 件', exact: true }).waitFor();
    expect(await page.evaluate("document.querySelector('.case-box').scrollTop")).toBe(6900);
  });

  test('goes on loading while somebody walks through it with the keyboard', async () => {
    const { page } = await sit('oversight');
    await page.goto('/cases?view=verify');
    await page.getByText('已显示 100 件').waitFor();
    for (let row = 0; row < 90; row += 1) await page.keyboard.press('j');
    await page.getByText('已显示 200 件').waitFor();
    expect(await page.locator('tr.chosen').getAttribute('aria-rowindex')).toBe('91');
  });
});
