import { beforeAll, expect, test } from '@jest/globals';
import { barriers, browser } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, serving } = product();

beforeAll(async () => {
  await by('director').post('/api/units/urban/propose-measure', { paper: 'talk', grounds: '行动迟缓' });
}, 120_000);

test('a notice about a unit says what is proposed and what to do, leads to the record, and is gone when it was read', async () => {
  const { page } = await sit('hq');
  await page.goto('/cases');
  await page.getByRole('button', { name: '通知' }).click();
  const drawer = page.getByRole('dialog');
  const notice = drawer.getByRole('listitem').filter({ hasText: '单位责任档案 · 市城管局' });
  await notice.waitFor();
  for (const words of ['人工提出 · 待审批', '拟下达约谈通知书', '请您办理：审批责任措施建议']) expect(await notice.innerText()).toContain(words);
  expect(await barriers(page)).toEqual([]);
  await notice.getByRole('link').click();
  await page.waitForURL('**/units/urban');
  await page.getByRole('button', { name: '通知' }).click();
  await notice.getByRole('button', { name: '阅知' }).click();
  await page.getByText('没有未读通知').waitFor();
}, 60_000);
