import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'acorn';
import { type BrowserContext, type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath, chromiumSwitches } from '#local/chromium';
import { jpeg } from '#evidence/test-files';
import { type Screen, screens } from '../support/browser.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

/** What the Chrome 87 of the government's desktops does not have yet; taken away before a page runs. */
function withoutTheNewer(): void {
  const missing: readonly (readonly [object, readonly string[]])[] = [
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']], [Array, ['fromAsync']], [String.prototype, ['at', 'isWellFormed', 'toWellFormed']], [Object, ['hasOwn', 'groupBy']], [Map, ['groupBy']],
    [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']], [Promise, ['withResolvers', 'try']], [AbortSignal, ['timeout', 'any', 'abort']], [AbortSignal.prototype, ['throwIfAborted']],
    [globalThis, ['structuredClone', 'Iterator', 'reportError', 'scheduler']], [URL, ['canParse', 'parse']],
    [Object.getPrototypeOf(Object.getPrototypeOf([].values())), ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find']],
  ];
  for (const [of, names] of missing) for (const name of names) Reflect.deleteProperty(of, name);
}

/** A name of an intranet behind which the product stands, without a certificate. */
const host = 'office.test';
let running: Browser | undefined;
const errors: string[] = [];
const outside: string[] = [];

beforeAll(async () => {
  running = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumSwitches, `--host-resolver-rules=MAP ${host} 127.0.0.1`] });
}, 300_000);
afterAll(() => running?.close());

const { by, serving } = product();
const { issued } = paths(by);

async function open(screen: Screen): Promise<Readonly<{ page: Page; context: BrowserContext }>> {
  if (running === undefined) throw new Error('the browser is there from beforeAll on');
  const own = new URL(serving().url);
  own.hostname = host;
  const context = await running.newContext({ ...screens[screen], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: own.origin });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(withoutTheNewer);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== own.origin) outside.push(request.url());
  });
  return { page, context };
}

async function signIn(page: Page, who: string): Promise<void> {
  await page.getByRole('searchbox', { name: '按姓名、职务或单位查找' }).fill(who);
  await page.getByRole('button', { name: new RegExp(who) }).first().click();
}

describe('what a Chrome of 2020 is given', () => {
  test('is written as it was written in 2020', () => {
    const scripts = readdirSync('dist/web/assets').filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    for (const name of scripts) expect(() => parse(readFileSync(`dist/web/assets/${name}`, 'utf8'), { ecmaVersion: 2021, sourceType: 'module' })).not.toThrow();
  });
});

describe('over plain HTTP, in a browser that lacks what is newer', () => {
  test('somebody reports from the phone with a photo, and a department claims with one tap', async () => {
    const { page } = await open('phone');
    await page.goto('/m/report');
    expect(await page.evaluate('[isSecureContext, typeof structuredClone, typeof crypto.randomUUID, typeof [].toSorted]')).toEqual([false, 'undefined', 'undefined', 'function']);
    await signIn(page, '街道经办人');
    await page.getByLabel('拍照').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await jpeg({ width: 900, height: 600 }) });
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByLabel(/^标题/).fill('河堤垃圾');
    await page.getByLabel(/^问题描述/).fill('无人清运。');
    await page.getByLabel(/^详细地址/).fill('河堤路');
    expect(await page.getByRole('button', { name: '填入当前位置' }).count()).toBe(0);
    await page.getByLabel('来源类型').selectOption({ label: '督查检查' });
    await page.getByRole('button', { name: '上报问题', exact: true }).click();
    await page.getByText('已办理：上报问题').waitFor();
    expect((await by('clerk').get<{ items: unknown[] }>('/api/cases?q=河堤垃圾')).items).toHaveLength(1);

    const caseId = await issued();
    const other = await open('phone');
    await other.page.goto('/m');
    await signIn(other.page, '城管局经办人');
    await other.page.getByRole('button', { name: /^认领 / }).first().tap();
    await other.page.getByText(/^已认领/).waitFor();
    await other.page.goto(`/m/cases/${caseId}`);
    await other.page.getByRole('heading', { name: '升级督办' }).waitFor();
  }, 120_000);

  test('the office works at its desk', async () => {
    const { page } = await open('desk');
    await page.goto('/cases');
    await signIn(page, '受理员');
    await page.getByText('河堤垃圾').first().click();
    await page.getByRole('heading', { name: '河堤垃圾' }).waitFor();
    await page.getByText('接下来会发生什么').waitFor();
    for (const path of ['/rules', '/report', '/rounds']) {
      await page.goto(path);
      await page.locator('main').first().waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    }
  }, 120_000);

  test('nothing breaks, and nobody outside is asked for anything', () => {
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
  });
});
