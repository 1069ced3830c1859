import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath, chromiumSwitches } from '#local/chromium';

/** The two sizes that people work at. */
export const screens = { desk: { viewport: { width: 1440, height: 900 } }, phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } } as const;
export type Screen = keyof typeof screens;

/** Somebody at a screen, signed in. */
export type Seat = Readonly<{ page: Page; context: BrowserContext }>;
export type Seats = Readonly<{
  /** A person at a screen of their own, the same one each time. */
  sit: (person: string, screen?: Screen) => Promise<Seat>;
  /** Nobody signed in yet. */
  stranger: (screen?: Screen) => Promise<Seat>;
}>;

/** What a page may not say: errors of the browser's console, apart from those that name an answer of the server, or its end at the end of the test. */
const mayBeSaid = (text: string): boolean => /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(CONNECTION|INCOMPLETE|INTERNET|NETWORK|EMPTY|FAILED))/.test(text);

/** Gives the test file a browser, before its product: hooks end in the order in which they were given, and no page may outlive its server. Expects at the end that no page had an error. */
export function browser(url: () => string): Seats {
  let running: Browser | undefined;
  const errors: string[] = [];
  beforeAll(async () => {
    running = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumSwitches] });
  }, 300_000);
  afterAll(async () => {
    await running?.close();
    expect(errors).toEqual([]);
  });
  const stranger = async (screen: Screen = 'desk'): Promise<Seat> => {
    if (running === undefined) throw new Error('the browser is there from beforeAll on');
    const context = await running.newContext({ ...screens[screen], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: url() });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && !mayBeSaid(message.text()) && errors.push(message.text()));
    page.on('pageerror', ({ message }) => errors.push(message));
    return { page, context };
  };
  const taken = new Map<string, Promise<Seat>>();
  return {
    stranger,
    sit(person, screen = 'desk') {
      const place = `${person} at the ${screen}`;
      const seat = taken.get(place) ?? signedIn(person, () => stranger(screen));
      taken.set(place, seat);
      return seat;
    },
  };
}

async function signedIn(person: string, take: () => Promise<Seat>): Promise<Seat> {
  const seat = await take();
  const answer = await seat.context.request.post('/api/session', { data: { person } });
  if (!answer.ok()) throw new Error(`${person} cannot sign in: ${answer.status()} ${await answer.text()}`);
  return seat;
}

/** What axe finds on a page that is serious or worse, each with the place. */
export async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

/** A picture of the page, for whoever looks at a failure, under dist/screenshots. With `XIAOHAO_SCREENSHOTS` set, those that the README shows are renewed. */
export async function picture(page: Page, name: string): Promise<void> {
  const shown = `docs/screenshots/${name}.png`;
  const path = process.env['XIAOHAO_SCREENSHOTS'] !== undefined && existsSync(shown) ? shown : `dist/screenshots/${name}.png`;
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}
