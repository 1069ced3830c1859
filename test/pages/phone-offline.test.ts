import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jpeg } from '#evidence/test-files';
import { browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';
import { until } from '../support/until.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'phone-offline-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { sit, stranger } = browser(() => serving().url);
const { by, serving, waitUntil } = product({ settings: { XIAOHAO_DATA: dataDir } });
const { claimed, delivers } = paths(by);

/** The document, what it fetches later, and what is to be looked at are on the device. */
const allKept = `(async () => {
  const kept = (await (await caches.open('phone-pages')).keys()).map(({ url }) => url);
  return ['/m', '/assets/sign-in-', '/assets/notices-page-', '/assets/me-page-', '/assets/depths-', '/assets/as-of-'].every((part) => kept.some((url) => url.includes(part)));
})()`;

/** Whose names and cases are kept on the device for a dead spot. */
const kept = `new Promise((resolve) => {
  const asked = indexedDB.open('xiaohao-reads', 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction('reads').objectStore('reads').getAll();
    all.onsuccess = () => resolve(all.result.map(({ queryKey, data }) => (queryKey[0] === 'session' ? data.person : queryKey[0])));
  };
})`;

describe('an inspector whose phone forgets its page in a dead spot', () => {
  let caseId = '';
  beforeAll(async () => {
    caseId = await claimed({}, { title: '公厕保洁不到位', place: { address: '东大街公厕', area: 'road' } });
    await delivers(caseId);
    await by('dispatcher').does(caseId, 'order-reinspection', {});
  });

  test('opens it again, goes on with what was filled in, photo and all, and has it sent with both times when the network is back', async () => {
    const { page, context } = await sit('inspector', 'phone');
    await page.goto('/m');
    await page.getByRole('link', { name: '复查', exact: true }).waitFor();
    await page.waitForFunction(allKept);
    await context.setOffline(true);

    await page.reload();
    await page.getByRole('heading', { name: '今日复查和回头看' }).waitFor();
    await picture(page, 'phone-offline');
    await page.getByRole('link', { name: '复查', exact: true }).tap();
    await page.getByRole('radio', { name: '✓ 合格' }).check();
    await page.getByLabel('拍照').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await jpeg({ width: 905, height: 600 }) });
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByLabel(/^核查情况/).fill('现场整洁。');

    await page.reload();
    await page.getByText('已恢复您上次未提交的内容。').waitFor();
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    expect(await page.getByLabel(/^核查情况/).inputValue()).toBe('现场整洁。');
    await page.getByRole('button', { name: '复查', exact: true }).tap();
    await page.getByText('没有网络，“复查”已存在本机，联网后自动发送。').waitFor();

    await page.reload();
    await page.getByRole('link', { name: /待发送 1 项/ }).waitFor();
    await waitUntil('2026-03-02T11:00:00+08:00');
    await context.setOffline(false);
    await page.getByText('销号审批', { exact: true }).first().waitFor();
    const entry = (await by('inspector').trail(caseId)).items.find(({ type }) => type === 'ReinspectionPassed');
    expect(entry).toMatchObject({ late: true, occurredAt: expect.stringMatching(/^2026-03-02T09:/), recordedAt: expect.stringMatching(/^2026-03-02T11:/) });
    expect(entry?.evidence).toHaveLength(1);
  }, 120_000);

  test('shows whoever else the city signs in at this phone nothing of what was read', async () => {
    const { page, context } = await sit('inspector', 'phone');
    await page.goto('/m/me');
    await page.getByRole('button', { name: '退出' }).waitFor();
    expect(await page.evaluate(kept)).toEqual(expect.arrayContaining([expect.stringMatching(/inspector/), 'case', 'inspections']));
    await context.request.post('/api/session', { data: { person: 'clerk' } });
    await page.goto('/m/me');
    await page.getByText('受理员').first().waitFor();
    await until(() => page.evaluate<readonly string[]>(kept), (ids) => ids.some((id) => id.includes('clerk')) && !ids.includes('case') && !ids.includes('inspections'));
  }, 60_000);

  test('leaves nothing of what was read for whoever signs in next', async () => {
    const { page } = await sit('inspector', 'phone');
    await page.goto('/m/me');
    await page.getByRole('button', { name: '退出' }).tap();
    await page.getByRole('heading', { name: '选择登录身份' }).waitFor();
    expect(await page.evaluate(kept)).toEqual([]);
  }, 60_000);

  test('is told where the device keeps nothing, and works on', async () => {
    const { page, context } = await stranger('phone');
    await context.request.post('/api/session', { data: { person: 'inspector' } });
    await page.addInitScript(`indexedDB.open = ((open) => function (name, version) {
      if (name === 'xiaohao-reads') throw new Error('full');
      return open.call(this, name, version);
    })(indexedDB.open)`);
    await page.goto('/m');
    await page.getByText('本机不保存读过的内容，断网时请勿刷新：full').waitFor();
    await page.getByRole('heading', { name: '今日复查和回头看' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  }, 60_000);
});
