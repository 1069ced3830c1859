import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { sit } = browser(() => serving().url);
const { by, now, serving } = product();
const { claimed, delivers, issued } = paths(by);
const nameOf = async (person: string): Promise<string> => (await by(person).get<{ name: string }>('/api/session')).name;
const grant = async (principal: string, deputy: string): Promise<string> => {
  const today = (await now()).slice(0, 10);
  return (await by('director').post<{ id: string }>('/api/delegations', { principal, deputy, from: today, until: today })).id;
};
const signed = async (caseId: string, type: string) => (await by('clerk').trail(caseId)).items.find((one) => one.type === type);

/** The strip that says in whose name one acts fits the page, and hides nothing. */
async function expectFit(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  expect(await barriers(page)).toEqual([]);
}

let [head, inspectors] = ['', ''];
let [principal, deputy] = ['', ''];
beforeAll(async () => {
  head = await grant('urban-head', 'housing-vice');
  inspectors = await grant('inspector', 'inspector-2');
  [principal, deputy] = [await nameOf('urban-head'), await nameOf('housing-vice')];
}, 120_000);

describe('on the phone, a deputy', () => {
  test('chooses for whom to act; it stands on every page, and is there after a reload', async () => {
    const caseId = await issued();
    const { page } = await sit('housing-vice', 'phone');
    await page.goto(`/m/cases/${caseId}`);
    const choice = page.getByRole('combobox', { name: '以谁的名义办理' });
    await choice.waitFor();
    expect(await choice.inputValue()).toBe('');
    expect(await page.getByRole('link', { name: '认领', exact: true }).count()).toBe(0);
    await choice.selectOption({ label: `代${principal}` });
    await page.getByText(`${deputy}代${principal}`).waitFor();
    await page.getByRole('link', { name: '认领', exact: true }).waitFor();
    await expectFit(page);
    await picture(page, 'phone-deputy-case');
    for (const path of ['/m', '/m/list/mine', '/m/report', '/m/notices', '/m/queue', '/m/me', `/m/cases/${caseId}/claim`, `/m/cases/${caseId}`]) {
      await page.goto(path);
      await page.getByText(`${deputy}代${principal}`).first().waitFor();
      expect([path, await page.getByRole('combobox', { name: '以谁的名义办理' }).inputValue()]).toEqual([path, 'urban-head']);
    }
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    const strip = await page.getByText(`${deputy}代${principal}`).first().boundingBox();
    expect([strip === null, (strip?.y ?? -1) >= 0, (strip?.y ?? 999) < 100]).toEqual([false, true, true]);
  }, 60_000);

  test('gives a command in the chosen name, and in the own again when that is chosen', async () => {
    const caseId = await issued();
    const { page } = await sit('housing-vice', 'phone');
    await page.goto(`/m/cases/${caseId}`);
    await page.getByRole('link', { name: '认领', exact: true }).tap();
    await page.getByRole('button', { name: '认领', exact: true }).tap();
    await page.getByText('已办理：认领').waitFor();
    expect(await signed(caseId, 'AssignmentClaimed')).toMatchObject({ who: { person: 'housing-vice' }, onBehalfOf: { person: 'urban-head' }, deputy: true });
    await page.getByRole('combobox', { name: '以谁的名义办理' }).selectOption({ label: '本人' });
    await page.getByRole('group', { name: '您可以办理' }).getByRole('button').tap();
    await page.getByText(`可代${principal}办理：请在页面上方选择。`).first().waitFor();
    await expectFit(page);
    await page.goto('/m/me');
    await page.getByRole('combobox', { name: '以谁的名义办理' }).selectOption({ label: `代${principal}` });
    await page.getByRole('button', { name: '大字版' }).tap();
    await page.getByRole('button', { name: 'English' }).tap();
    await page.getByText(`${deputy} for ${principal}`).waitFor();
    await expectFit(page);
    await page.goto('/m');
    await page.getByRole('link', { name: `To do, with what waits for ${principal}` }).waitFor();
    await expectFit(page);
    await picture(page, 'phone-deputy-english');
  }, 60_000);

  test('has what waited without a network sent in the name that was chosen then, whatever is chosen now', async () => {
    const caseId = await claimed();
    await delivers(caseId);
    await by('dispatcher').does(caseId, 'order-reinspection', {});
    const { page, context } = await sit('inspector-2', 'phone');
    await page.goto(`/m/cases/${caseId}`);
    const away = await nameOf('inspector');
    await page.getByRole('combobox', { name: '以谁的名义办理' }).selectOption({ label: `代${away}` });
    await page.getByRole('link', { name: '复查', exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('link', { name: '复查', exact: true }).tap();
    await page.getByRole('radio', { name: '✓ 合格' }).check();
    await page.getByLabel(/^核查情况/).fill('现场查看。');
    await page.getByRole('button', { name: '复查', exact: true }).tap();
    await page.getByText('没有网络，“复查”已存在本机，联网后自动发送。').waitFor();
    await page.getByRole('combobox', { name: '以谁的名义办理' }).selectOption({ label: '本人' });
    await page.getByRole('link', { name: /待发送 1 项/ }).tap();
    await page.getByRole('listitem').getByText(`代${away}`).waitFor();
    await expectFit(page);
    await picture(page, 'phone-deputy-queue');
    await context.setOffline(false);
    await page.getByText('都已发送。').waitFor();
    expect(await signed(caseId, 'ReinspectionPassed')).toMatchObject({ who: { person: 'inspector-2' }, onBehalfOf: { person: 'inspector' }, deputy: true });
  }, 90_000);

  test('is told when the delegation is over, and acts in the own name from then on', async () => {
    const { page } = await sit('inspector-2', 'phone');
    await page.goto('/m/me');
    const away = await nameOf('inspector');
    await page.getByRole('combobox', { name: '以谁的名义办理' }).selectOption({ label: `代${away}` });
    await by('inspector').post(`/api/delegations/${inspectors}/revoke`, {});
    await page.reload();
    await page.getByText(`${away}的代理已结束，现在以本人名义办理。`).waitFor();
    await expectFit(page);
    await picture(page, 'phone-deputy-over');
    await page.getByRole('button', { name: '知道了' }).tap();
    await page.getByRole('heading', { name: '我的' }).waitFor();
    expect(await page.getByRole('combobox').count()).toBe(0);
    await by('urban-head').post(`/api/delegations/${head}/revoke`, {});
  }, 60_000);
});
