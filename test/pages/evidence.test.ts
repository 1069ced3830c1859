import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { jpeg } from '#evidence/test-files';
import { barriers, browser, picture } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'evidence-pages-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { sit } = browser(() => serving().url);
const { by, serving } = product({ settings: { XIAOHAO_DATA: dataDir } });
const { claimed } = paths(by);

let caseId = '';
let page: Page;
const failures: string[] = [];
beforeAll(async () => {
  caseId = await claimed();
  page = await (await sit('urban-head')).context.newPage();
  page.on('pageerror', ({ message }) => failures.push(message));
}, 60_000);

const jpegFile = async (name: string, width: number) => ({ name, mimeType: 'image/jpeg', buffer: await jpeg({ width, height: 600 }) });

/** Pastes a picture as the clipboard hands it over. */
async function pastes(name: string, content: Buffer): Promise<void> {
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    const bytes = Uint8Array.from(atob('${content.toString('base64')}'), (letter) => letter.charCodeAt(0));
    clipboardData.items.add(new File([bytes], ${JSON.stringify(name)}, { type: 'image/jpeg' }));
    dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  }`);
}

describe('photos in a form', () => {
  test('are chosen and pasted, outlive a broken connection, and can be taken away again', async () => {
    let breaks = 2;
    await page.route('**/api/evidence/uploads/*', (route) => (route.request().method() === 'PATCH' && breaks-- > 0 ? route.abort() : route.continue()));
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('照片和附件').setInputFiles(await jpegFile('整改前.jpg', 900));
    await form.getByText('整改前.jpg：连接断开，已传 0%，正在重连').waitFor();
    expect(await form.getByRole('button', { name: '反馈整改结果', exact: true }).isDisabled()).toBe(true);
    await form.getByRole('img', { name: '整改前.jpg' }).waitFor();
    await pastes('整改后.jpg', (await jpegFile('', 901)).buffer);
    await form.getByRole('img', { name: '整改后.jpg' }).waitFor();
    await pastes('错拍.jpg', (await jpegFile('', 902)).buffer);
    await form.getByRole('button', { name: '拿掉 错拍.jpg' }).click();
    await form.getByRole('img', { name: '错拍.jpg' }).waitFor({ state: 'detached' });
    expect(await form.locator('.photos img').count()).toBe(2);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'photos');
  });

  test('are refused with a sentence when they are none', async () => {
    const form = page.getByRole('dialog');
    await form.getByLabel('照片和附件').setInputFiles({ name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
    await form.getByText(/空\.jpg：这个文件是空的/).waitFor();
    await form.getByRole('button', { name: '放弃 空.jpg' }).click();
    expect(await form.locator('.photos img').count()).toBe(2);
  });

  test('stand beside the event that they belong to, and before and after are compared with a slider', async () => {
    const form = page.getByRole('dialog');
    await form.getByLabel('结果').fill('垃圾已清理');
    await form.getByLabel('整改措施').fill('每日清运');
    await form.getByRole('button', { name: '反馈整改结果', exact: true }).click();
    await page.locator('header').getByText('已反馈待核查').waitFor();
    await page.locator('.timeline').getByRole('img').first().waitFor();
    expect(await page.locator('.timeline li').filter({ hasText: '垃圾已清理' }).getByRole('img').count()).toBe(2);
    const slider = page.getByRole('slider', { name: '左右拖动比较' });
    await slider.press('Home');
    expect(await page.getByRole('img', { name: '整改前 整改前.jpg' }).getAttribute('style')).toContain('100%');
    await slider.press('End');
    expect(await page.getByRole('img', { name: '整改前 整改前.jpg' }).getAttribute('style')).not.toContain('100%');
    await page.keyboard.press('ArrowLeft');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'compare');
    expect(failures).toEqual([]);
  });
});
