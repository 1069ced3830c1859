import { beforeAll, describe, expect, test } from '@jest/globals';
import { barriers, browser, picture } from '../support/browser.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, now, serving } = product();
const nameOf = async (person: string): Promise<string> => (await by(person).get<{ name: string }>('/api/session')).name;
let names: Readonly<Record<'clerk' | 'director' | 'dispatcher' | 'hq', string>>;

beforeAll(async () => {
  const today = (await now()).slice(0, 10);
  for (const principal of ['director', 'dispatcher', 'hq']) await by('director').post('/api/delegations', { principal, deputy: 'clerk', from: today, until: today });
  names = { clerk: await nameOf('clerk'), director: await nameOf('director'), dispatcher: await nameOf('dispatcher'), hq: await nameOf('hq') };
  for (const street of ['东大街', '西大街']) {
    const { caseId } = await by('clerk').post<{ caseId: string }>('/api/cases', { title: `${street}垃圾堆积`, description: '早市散后无人清运', source: { kind: 'inspection' }, place: { address: `${street} 1 号`, area: 'road' } });
    await by('clerk').post(`/api/cases/${caseId}/register`, { category: 'rubbish' });
  }
}, 120_000);

describe('at the desk, a deputy', () => {
  test('decides a measure against a unit in the name of another, and the record says so', async () => {
    await by('deputy').post('/api/units/urban/propose-measure', { paper: 'talk', grounds: '行动迟缓' });
    const { page } = await sit('clerk');
    await page.goto('/units/urban');
    await page.getByRole('button', { name: /^审批责任措施（代/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: `代${names.hq}` }).check();
    await drawer.getByRole('radio', { name: /约谈通知书/ }).check();
    await drawer.getByRole('radio', { name: '同意', exact: true }).check();
    await drawer.getByLabel(/^意见/).fill('同意约谈');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'deputy-unit');
    await drawer.getByRole('button', { name: '审批责任措施', exact: true }).click();
    await page.getByText(`${names.clerk}代${names.hq}`).first().waitFor();
    await picture(page, 'deputy-unit-record');
  }, 60_000);

  test('plans a round for the director', async () => {
    const { page } = await sit('clerk');
    await page.goto('/rounds');
    await page.getByRole('button', { name: `制定督查计划（代${names.director}）` }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: `代${names.director}` }).waitFor();
    expect(await drawer.getByRole('radio', { name: `代${names.director}` }).isChecked()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'deputy-round');
  }, 60_000);

  test('tries a batch in the name of another', async () => {
    const { page } = await sit('clerk');
    await page.goto('/cases?view=all');
    for (const street of ['东大街', '西大街']) await page.getByRole('row').filter({ hasText: `${street}垃圾堆积` }).getByRole('checkbox').check();
    await page.getByText('对选中的 2 件：').waitFor();
    expect(await page.getByRole('button', { name: /^交办（/ }).count()).toBe(0);
    await page.getByRole('combobox', { name: '以谁的名义办理' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: `代${names.dispatcher}` }).click();
    await page.getByRole('button', { name: '交办（2 件可办）' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(`代${names.dispatcher}`).first().waitFor();
    await drawer.getByRole('radio', { name: '牵头' }).check();
    await drawer.getByRole('combobox', { name: /单位$/ }).first().click();
    await page.locator('.ant-select-item-option').filter({ hasText: '市城管局' }).first().click();
    await drawer.getByLabel('整改要求').fill('当日清理。');
    await drawer.getByRole('button', { name: '试行，看看会怎样' }).click();
    await drawer.getByText(/将影响 2 件/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'deputy-batch');
  }, 60_000);
});
