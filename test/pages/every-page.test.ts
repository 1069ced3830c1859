import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listNames, pages } from '../../apps/web/m/pages.ts';
import { addresses } from '../../apps/api/pages/pages.ts';
import { barriers, browser, picture, type Screen } from '../support/browser.ts';
import { furnish, type Furnished } from '../support/furnished.ts';
import { misplaced } from '../support/layout.ts';
import { product } from '../support/product.ts';
import { asking } from '../support/visit.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'every-page-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { sit } = browser(() => serving().url);
const { by, serving, waitUntil } = product({ settings: { XIAOHAO_DATA: dataDir } });

let there: Furnished;
beforeAll(async () => {
  there = await furnish({ by, serving, waitUntil });
}, 180_000);

/** A page as somebody sees it who may: its address, and words that stand on it only when it has what it is for. */
type Visit = Readonly<{ person: string; at: (here: Furnished) => string; sees: string | RegExp }>;
const visit = (person: string, at: Visit['at'] | string, sees: Visit['sees']): Visit => ({ person, at: typeof at === 'string' ? () => at : at, sees });

/** Who visits which page of the desk; each address that the server knows must be there. */
const desk: Readonly<Record<(typeof addresses)[number], readonly Visit[]>> = {
  '/': [visit('clerk', '/', '河边有人倾倒渣土')],
  '/cases': [visit('director', '/cases?view=all', '东大街早市垃圾堆积'), visit('urban-handler', '/cases?view=mine', '道路遗撒'), visit('director', '/cases?view=suspended', '没有')],
  '/cases/:caseId': [
    visit('director', ({ worked }) => `/cases/${worked}`, '三日内办结，结果报我。'), visit('urban-head', ({ worked }) => `/cases/${worked}`, '还有一处'),
    visit('auditor', ({ worked }) => `/cases/${worked}?asOf=2026-03-10T12:00:00%2B08:00`, '正在清运'), visit('inspector', ({ toInspect }) => `/cases/${toInspect}`, '东大街公厕'),
  ],
  '/report': [visit('clerk', '/report', '上报问题'), visit('street-handler', '/report', '上报问题')],
  '/dispatch': [visit('dispatcher', '/dispatch', '店外堆物')],
  '/leader': [visit('director', '/leader', '东大街早市垃圾堆积')],
  '/units/:unit': [visit('director', '/units/urban', '多次催办无明显起色。')],
  '/rules': [visit('director', '/rules', '创建办第 3 号文')],
  '/campaigns': [visit('hq', '/campaigns', '国家卫生城市创建')],
  '/campaigns/:campaign': [visit('hq', '/campaigns/health-city', '店外堆物')],
  '/delegations': [visit('urban-handler', '/delegations', '外出培训')],
  '/rounds': [visit('director', '/rounds', '三月第二次暗访')],
  '/rounds/:round': [visit('director', ({ round }) => `/rounds/${round}`, '农贸市场门口垃圾堆积'), visit('street-head', ({ round }) => `/rounds/${round}`, '农贸市场门口垃圾堆积')],
};

/** Who visits which page of the phone, by the first part of its address. */
const phone: Readonly<Record<'' | (typeof pages)[number], readonly Visit[]>> = {
  '': [visit('inspector', '/m', '公厕保洁不到位'), visit('leader', '/m', '东大街早市垃圾堆积'), visit('urban-handler', '/m', '办理中'), visit('clerk', '/m', '我的')],
  cases: [
    visit('leader', ({ worked }) => `/m/cases/${worked}`, '三日内办结，结果报我。'), visit('leader', ({ worked }) => `/m/cases/${worked}/instruct`, '批示'),
    visit('inspector', ({ toInspect }) => `/m/cases/${toInspect}/reinspect`, '公厕保洁不到位'), visit('urban-head', ({ worked }) => `/m/cases/${worked}/submit-feedback`, '整改前'),
  ],
  list: listNames.map((name, place) => visit(place < 5 ? 'urban-handler' : 'director', `/m/list/${name}`, '首页')),
  report: [visit('street-handler', '/m/report', '上报问题')],
  notices: [visit('urban-handler', '/m/notices', '东大街早市垃圾堆积')],
  queue: [visit('inspector', '/m/queue', '都已发送。')],
  me: [visit('director', '/m/me', '大字版')],
};

const screens = ['desk', 'phone'] as const satisfies readonly Screen[];
const all = [...addresses.map((address) => [address, desk[address]] as const), ...(['', ...pages] as const).map((page) => [`/m/${page}`, phone[page]] as const)];
const onEach = screens.flatMap((screen) => all.map(([address, visits]) => [address, screen, visits] as const));

const pictureOf = ({ person, at }: Visit, screen: Screen, language: string): string => `every-page/${language}-${screen}-${person}${at(there).replaceAll(/[^\w]+/g, '-').slice(0, 60)}`;

/** Where the links of a page lead to within the product. */
const paths = "[...document.links].filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname)";
const linked = new Set<string>();

/** Goes to a page and waits until it is complete. */
async function goes({ person, at }: Visit, screen: Screen) {
  const { page } = await sit(person, screen);
  const { settled, failures } = asking(page);
  await page.goto(at(there));
  await settled();
  return { page, failures };
}

describe('every page', () => {
  test.each(onEach)('%s has no barrier on the %s, fits it, and asks for nothing in vain', async (_, screen, visits) => {
    expect(visits).not.toEqual([]);
    for (const one of visits) {
      const { page, failures } = await goes(one, screen);
      const place = `${one.at(there)} to ${one.person}`;
      await picture(page, pictureOf(one, screen, 'chinese'));
      expect([place, (await page.getByText(one.sees).filter({ visible: true }).count()) > 0]).toEqual([place, true]);
      expect([place, await barriers(page), await misplaced(page), failures()]).toEqual([place, [], [], []]);
      for (const path of await page.evaluate<readonly string[]>(paths)) linked.add(path);
    }
  }, 180_000);

  test.each(onEach)('%s fits the %s in English and in large type', async (_, screen, visits) => {
    for (const one of visits) {
      const { context } = await sit(one.person, screen);
      await context.addInitScript("localStorage.setItem('xiaohao.language', 'en'); localStorage.setItem('xiaohao.type', 'large')");
      const { page, failures } = await goes(one, screen);
      const place = `${one.at(there)} to ${one.person}`;
      await picture(page, pictureOf(one, screen, 'english'));
      expect([place, await page.locator('html').getAttribute('lang'), await misplaced(page), failures()]).toEqual([place, 'en', [], []]);
    }
  }, 180_000);

  test('leads only to pages that are visited here', () => {
    const known = addresses.map((address) => new RegExp(`^${address.replaceAll(/:\w+/g, '[^/]+')}$`));
    expect(linked.size).toBeGreaterThan(30);
    expect([...linked].filter((path) => !/^\/(m|api)(\/|$)/.test(path) && !known.some((one) => one.test(path)))).toEqual([]);
    expect([...linked].filter((path) => /^\/m\/./.test(path) && !pages.some((page) => path.split('/')[2] === page))).toEqual([]);
  });
});
