import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cityFile } from '#domain/city/city';
import { barriers, browser, picture, type Screen } from '../support/browser.ts';
import { countyFile } from '../support/county.ts';
import { photographed } from '../support/furnished.ts';
import { misplaced } from '../support/layout.ts';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';
import { asking } from '../support/visit.ts';

/** Sixty characters, and nowhere to break them. */
const longName = '北山市东新区创建国家卫生城市暨市容环境综合整治百日攻坚行动联席会议办公室市容秩序专项督查整改销号工作第一联络协调组组长人选一'.slice(0, 60);
const long = '一个没有空格也没有标点的很长的标题'.repeat(8).slice(0, 110);
const more = ['water', 'parks', 'markets', 'schools', 'rail'];
const county = cityFile.parse({
  ...countyFile,
  units: [...countyFile.units.map((unit) => (unit.id === 'urban' ? { ...unit, name: longName } : unit)), ...more.map((id) => ({ id, name: `${id}管理局`, kind: 'department', office: 'cwb' }))],
  people: [...countyFile.people.map((person) => (person.id === 'urban-handler' ? { ...person, name: longName } : person)), ...more.map((unit) => ({ id: `${unit}-handler`, name: '经办人', post: '经办人', unit, roles: ['unit-handler'] }))],
});

const dataDir = mkdtempSync(join(tmpdir(), 'crowded-case-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { sit } = browser(() => serving().url);
const { by, serving } = product({ city: county, settings: { XIAOHAO_DATA: dataDir } });
const { issued } = paths(by);
const units = ['housing', 'traffic', 'police', 'lakeside', 'gov', 'street', ...more] as const;

let crowded = '';
beforeAll(async () => {
  const photo = await photographed({ by, serving }, 'street-handler', '现场.jpg', 900);
  crowded = await issued([{ role: 'lead', unit: 'urban' }, ...units.map((unit) => ({ role: 'assist' as const, unit }))], { requirement: long }, { title: long.slice(0, 60), evidence: [photo] });
  await by('urban-handler').does(crowded, 'claim', {});
  for (let n = 1; n <= 200; n += 1) await by('urban-handler').does(crowded, 'report-progress', { text: `${n} ${long}` });
  rmSync(join(dataDir, 'evidence'), { recursive: true });
}, 120_000);

/** Goes to the case and waits until it is whole. */
async function opens(person: string, screen: Screen, address = `/cases/${crowded}`): Promise<Page> {
  const { page } = await sit(person, screen);
  await page.goto(address);
  await page.getByText(long.slice(0, 60)).first().waitFor();
  await asking(page).settled();
  return page;
}

/** Whether a part of the page can be seen whole without scrolling. */
async function inView(page: Page, part: string): Promise<boolean> {
  const box = await page.locator(part).first().boundingBox();
  const window = page.viewportSize();
  return box !== null && window !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= window.width && box.y + box.height <= window.height;
}

/** How long it takes until the trail shows what a filter leaves of it, in milliseconds. */
const filtered = (page: Page, filter: string): Promise<number> =>
  page.evaluate<number>(`new Promise((done) => {
    const begun = performance.now();
    [...document.querySelectorAll('.ant-segmented-item')].find((item) => item.textContent === '${filter}').querySelector('input').click();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
  })`);

describe('a case with twelve units, two hundred entries, a name of sixty characters and a photo that is lost', () => {
  test.each(['desk', 'phone'] as const)('has everything in its place on the %s, with what is to be done in view and the trail folded until somebody asks for it', async (screen) => {
    const page = await opens('director', screen);
    const entries = page.locator('.timeline > li');
    expect(await entries.count()).toBe(30);
    expect([await inView(page, '.head'), await inView(page, 'main h3, main h1')]).toEqual([true, true]);
    expect([await misplaced(page), await barriers(page)]).toEqual([[], []]);
    await picture(page, `crowded-case-${screen}`);
    await page.getByRole('button', { name: /^显示全部 \d+ 条$/ }).last().click();
    expect(await entries.count()).toBeGreaterThan(200);
    await entries.last().scrollIntoViewIfNeeded();
    await entries.last().getByText('照片暂时打不开').waitFor();
    await picture(page, `crowded-trail-${screen}`);
    await page.getByRole('button', { name: '核验本案记录' }).click();
    await page.getByText(/核验通过：\d+ 条记录，哈希链完整/).waitFor();
    expect(await misplaced(page)).toEqual([]);
  }, 120_000);

  test('has what is to be done in view on the desk, and at hand on the phone page however long the case is', async () => {
    expect(await inView(await opens('director', 'desk'), 'main .ant-card')).toBe(true);
    const page = await opens('director', 'phone', `/m/cases/${crowded}`);
    expect([await inView(page, '.bar'), await misplaced(page), await barriers(page)]).toEqual([true, [], []]);
    await page.getByRole('button', { name: /^全部 \d+ 条记录/ }).click();
    await page.locator('.timeline > li').nth(200).scrollIntoViewIfNeeded();
    expect([await inView(page, '.bar'), await misplaced(page)]).toEqual([true, []]);
    await picture(page, 'crowded-case-light');
  }, 120_000);

  test('filters its trail without a delay that anybody notices', async () => {
    const page = await opens('director', 'desk');
    await page.getByRole('button', { name: /^显示全部 \d+ 条$/ }).last().click();
    const times: number[] = [];
    for (const filter of ['人工', '系统', '全部', '督办', '人工', '全部']) times.push(await filtered(page, filter));
    expect(await page.locator('.timeline > li').count()).toBeGreaterThan(200);
    expect(times.toSorted((one, other) => one - other)[2]).toBeLessThan(250);
  }, 120_000);

  test('opens the trail at the entry that the address names', async () => {
    const { page } = await sit('director');
    await page.goto('/rules');
    await page.goto(`/cases/${crowded}#event-2`);
    await page.locator('#event-2').waitFor();
    expect(await page.locator('#event-2').isVisible()).toBe(true);
  }, 120_000);

  test.each(['desk', 'phone'] as const)('fits in large type and in English on the %s', async (screen) => {
    const { context } = await sit('hq', screen);
    await context.addInitScript("localStorage.setItem('xiaohao.language', 'en'); localStorage.setItem('xiaohao.type', 'large')");
    for (const address of [`/cases/${crowded}`, `/m/cases/${crowded}`]) {
      const page = await opens('hq', screen, address);
      expect([address, await misplaced(page)]).toEqual([address, []]);
    }
  }, 120_000);
});

describe('a case on paper', () => {
  test('has its whole trail and its address, and no navigation, within the width of A4', async () => {
    const page = await opens('director', 'desk');
    await page.setViewportSize({ width: 690, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('.timeline > li').count()).toBeGreaterThan(200);
    expect(await page.getByRole('navigation', { name: '页面' }).count()).toBe(0);
    expect(await page.getByText(`/cases/${crowded}`).isVisible()).toBe(true);
    expect(await misplaced(page)).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1440, height: 900 });
  }, 120_000);
});
