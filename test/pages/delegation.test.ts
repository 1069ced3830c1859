import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, now, serving } = product();
const { claimed, issued } = paths(by);
const opened = async (person: string, address: string, screen: 'desk' | 'phone' = 'desk'): Promise<Page> => {
  const { context } = await sit(person, screen);
  const page = await context.newPage();
  await page.goto(address);
  return page;
};
let today = '';
beforeAll(async () => {
  today = (await now()).slice(0, 10);
}, 120_000);

describe('a delegation', () => {
  test('is granted in a form, found by name, and shown', async () => {
    const page = await opened('urban-handler', '/delegations');
    await page.getByRole('heading', { name: '代理（A/B岗）' }).waitFor();
    const deputy = page.getByLabel('由谁代理');
    await deputy.fill('分管');
    const name = (await by('urban-vice').get<{ name: string }>('/api/session')).name;
    await page.getByRole('option', { name: new RegExp(name) }).or(page.locator('.ant-select-item-option', { hasText: name })).first().click();
    await page.getByLabel('开始日期').fill(today);
    await page.getByLabel('结束日期（含当天）').fill(today);
    await page.getByLabel('原因').fill('外出培训');
    await page.getByRole('button', { name: '设定代理' }).click();
    const own = page.getByRole('list', { name: '我委托的' });
    await own.getByText('代理中').waitFor();
    expect(await own.innerText()).toContain('全部事项');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'delegations');
    await page.getByRole('button', { name: '设定代理' }).click();
    await page.getByText('请填写').first().waitFor();
  }, 60_000);

  test('lets the deputy act from the case page under both names', async () => {
    const caseId = await issued();
    const page = await opened('urban-vice', `/cases/${caseId}`);
    const { name } = await by('urban-handler').get<{ name: string }>('/api/session');
    await page.getByRole('link', { name: `代${name}` }).waitFor();
    await page.getByRole('button', { name: /^认领/ }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('radio', { name: `代${name}` }).check();
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '认领', exact: true }).click();
    const deputy = (await by('urban-vice').get<{ name: string }>('/api/session')).name;
    await page.getByText(`${deputy}代${name}`).first().waitFor();
    await picture(page, 'delegation-case');
  }, 60_000);

  test('fits a phone, and is ended there', async () => {
    const page = await opened('urban-handler', '/delegations', 'phone');
    await page.getByRole('button', { name: '撤销' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'delegations-phone');
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '撤销' }).click();
    await page.getByRole('list', { name: '我委托的' }).getByText('已撤销').first().waitFor();
  }, 60_000);
});

describe('the own desk', () => {
  test('keeps a view by name, with its number, at an address that can be passed on', async () => {
    await issued();
    const page = await opened('director', '/cases?view=claim&q=东大街');
    await page.getByRole('button', { name: '保存当前视图' }).click();
    await page.getByLabel('视图名称').fill('东大街待认领');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    const views = page.getByRole('navigation', { name: '我保存的视图' });
    await views.getByRole('link', { name: /东大街待认领/ }).waitFor();
    await page.goto('/cases');
    await views.getByRole('link', { name: /东大街待认领/ }).click();
    await page.waitForURL(/view=claim&q=/);
    expect(await views.getByRole('link', { name: /东大街待认领/ }).getAttribute('aria-current')).toBe('page');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'saved-views');
    await views.getByRole('button', { name: '删除视图 东大街待认领' }).click();
    await views.getByRole('link', { name: /东大街待认领/ }).waitFor({ state: 'detached' });
  }, 60_000);

  test('says what moved since one looked, and who has looked', async () => {
    const caseId = await claimed();
    const page = await opened('director', `/cases/${caseId}`);
    await page.getByText('交办尚未查看').waitFor();
    await page.getByRole('button', { name: '已读 1 人' }).click();
    await page.getByText('已看最新').waitFor();
    await by('urban-handler').does(caseId, 'report-progress', { text: '已清运一半' });
    await page.goto('/cases?view=work');
    await page.getByRole('row').filter({ hasText: '有新动态' }).first().waitFor();
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: '已读 1 人' }).waitFor();
    await page.goto('/cases?view=work');
    await page.getByRole('row').first().waitFor();
    await page.getByText('有新动态').waitFor({ state: 'detached' });
    expect(await barriers(page)).toEqual([]);
  }, 60_000);

  test('goes on at the desk with a form begun on the phone, and forgets it when it is sent', async () => {
    const caseId = await claimed();
    const phone = await opened('urban-head', `/cases/${caseId}`, 'phone');
    const kept = phone.waitForResponse((answer) => answer.url().includes('/api/drafts/') && answer.request().method() === 'PUT');
    await phone.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await phone.getByRole('dialog').getByRole('textbox').first().fill('手机上写到一半');
    await kept;
    const desk = await opened('urban-head', `/cases/${caseId}`);
    await desk.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    const form = desk.getByRole('dialog');
    await form.getByText('已接上您在另一台设备上填写的内容').waitFor();
    expect(await form.getByRole('textbox').first().inputValue()).toBe('手机上写到一半');
    const replaced = phone.waitForResponse((answer) => answer.url().includes('/api/drafts/') && answer.request().method() === 'PUT');
    const deskKept = desk.waitForResponse((answer) => answer.url().includes('/api/drafts/') && answer.request().method() === 'PUT');
    await form.getByRole('textbox').first().fill('台式机上写完');
    await deskKept;
    await phone.getByRole('dialog').getByRole('textbox').first().fill('手机上又改');
    await replaced;
    await phone.getByText('已被本机刚才的填写覆盖').waitFor();
    await phone.getByRole('button', { name: '改用那一份' }).click();
    expect(await phone.getByRole('dialog').getByRole('textbox').first().inputValue()).toBe('台式机上写完');
    expect(await barriers(desk)).toEqual([]);
    for (const box of await form.getByRole('textbox').all()) await box.fill('台式机上写完');
    const gone = desk.waitForResponse((answer) => answer.url().includes('/api/drafts/') && answer.request().method() === 'DELETE');
    await form.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await gone;
    expect(await by('urban-head').get(`/api/drafts/${caseId}~submit-feedback`)).toMatchObject({ draft: null });
  }, 90_000);
});
