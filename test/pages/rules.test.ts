import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { barriers, browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { serving, by } = product();

let file = '';
beforeAll(async () => {
  file = await readFile('policies/longchang.yaml', 'utf8');
  const caseId = await by('clerk').reports({ title: '东大街垃圾堆积' });
  await by('clerk').does(caseId, 'register', { category: 'rubbish' });
  await by('dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理' });
}, 60_000);

describe('a policy file on the page of the rules', () => {
  test('is checked, and tried on a period with a picture and a table of what would have fired', async () => {
    const { page } = await sit('director');
    await page.goto('/rules');
    await page.getByLabel('把规则文件（YAML）贴在这里；只检查，不发布').fill(file);
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByText(/文件没有问题；与现行规则相比有 \d+ 处不同/).waitFor();
    await page.getByLabel('自', { exact: true }).first().fill('2026-03-01');
    await page.getByLabel('至', { exact: true }).first().fill('2026-04-30');
    await page.getByRole('button', { name: '试行推演' }).click();
    await page.getByText(/共 1 件，其中 \d 件会有不同/).waitFor();
    await page.getByRole('figure').waitFor();
    expect(await page.getByRole('figure').getByText(/^\d+$/).count()).toBeGreaterThan(1);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('figure').scrollIntoViewIfNeeded();
    await picture(page, 'simulation');
  });

  test('is published by the director of the city once the effect was seen', async () => {
    const { page } = await sit('director');
    await page.getByLabel('发布说明（必填）').fill('创建办第 3 号文');
    await page.getByLabel('在办案件也适用').check();
    await page.getByRole('button', { name: '先看影响' }).click();
    await page.getByText(/将重算 1 件在办案件/).waitFor();
    await page.getByRole('button', { name: '正式发布' }).click();
    await page.getByText(/已发布 longchang@1/).waitFor();
    expect((await by('director').get<{ items: { version: string; current: boolean }[] }>('/api/policies')).items[0]).toMatchObject({ version: 'longchang@1', current: true });
    await picture(page, 'rules-published');
  });

  test('is not published by anybody else, who is told why', async () => {
    const { page } = await sit('clerk');
    await page.goto('/rules');
    await page.getByLabel('把规则文件（YAML）贴在这里；只检查，不发布').fill(file.replace('longchang', 'another'));
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByLabel('发布说明（必填）').fill('想发布');
    await page.getByRole('button', { name: '先看影响' }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('button', { name: '正式发布' }).count()).toBe(0);
  });
});
