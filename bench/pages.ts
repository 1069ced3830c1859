import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath, chromiumSwitches } from '#local/chromium';

type Chunk = Readonly<{ file: string; imports?: readonly string[]; css?: readonly string[] }>;
const web = (path: string): string => fileURLToPath(new URL(`../web/${path}`, import.meta.url));

/** How many bytes of script and style, compressed, an entry of the pages loads before it shows anything. */
export function firstLoad(entry: string): number {
  const manifest = JSON.parse(readFileSync(web('.vite/manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;
  const files = new Set<string>();
  const follow = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`${name} was not built`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const other of chunk.imports ?? []) follow(other);
  };
  follow(entry);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(web(file))).length, 0);
}

/** What one round in the browser measured, in milliseconds; `drawn`: the most rows in the document at once. */
export type PagesRound = Readonly<{ rows: number; drawn: number; deskPaint: number; phonePaint: number; longestTask: number; switched: number }>;

const watch = `window.longest = 0; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); }).observe({ type: 'longtask' });`;

const firstPaint = (page: Page): Promise<number> => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);

const patience = 300_000;

/** Scrolls the list to its end, screen by screen, until every row has been in sight; returns how many rows were drawn at once at most. */
async function scrolledThrough(page: Page, rows: number): Promise<number> {
  const box = page.locator('.case-box');
  const until = performance.now() + patience;
  let drawn = 0;
  for (;;) {
    const { last, now } = await box.evaluate((element) => {
      element.scrollTop += element.clientHeight;
      const all = Array.from(element.querySelectorAll('tbody tr[aria-rowindex]'), (row: Readonly<{ getAttribute: (name: string) => string | null }>) => Number(row.getAttribute('aria-rowindex')));
      return { last: Math.max(0, ...all), now: all.length };
    });
    drawn = Math.max(drawn, now);
    if (last >= rows) return drawn;
    if (performance.now() > until) throw new Error(`void round: only ${last} of ${rows} rows came into sight`);
    await page.waitForTimeout(16);
  }
}

async function desk(browser: Browser, url: string, person: string, rows: number): Promise<Omit<PagesRound, 'phonePaint'>> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: url });
  await context.request.post('/api/session', { data: { person } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto('/cases?view=all');
  await page.locator('.case-table tbody tr').first().waitFor();
  const deskPaint = await firstPaint(page);
  await page.evaluate('window.longest = 0');
  const drawn = await scrolledThrough(page, rows);
  const longestTask = Number(await page.evaluate('window.longest'));
  const started = performance.now();
  await page.locator('nav a, [role=navigation] a').filter({ hasText: '逾期' }).first().click();
  await page.waitForURL(/view=overdue/);
  await page.locator('.case-table tbody tr').first().waitFor();
  const switched = performance.now() - started;
  await context.close();
  return { rows, drawn, deskPaint, longestTask, switched };
}

async function phone(browser: Browser, url: string, person: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, baseURL: url });
  await context.request.post('/api/session', { data: { person } });
  const page = await context.newPage();
  await page.goto('/m');
  await page.locator('h1').first().waitFor();
  const paint = await firstPaint(page);
  await context.close();
  return paint;
}

/** Opens the list of so many cases at a desk and the phone pages, in a browser with nothing in its cache, scrolls the list to its end and changes the view. */
export async function pagesRounds(url: string, person: string, rows: number, rounds: number): Promise<readonly PagesRound[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumSwitches] });
  const measured: PagesRound[] = [];
  for (let turn = 0; turn < rounds; turn += 1) measured.push({ ...(await desk(browser, url, person, rows)), phonePaint: await phone(browser, url, person) });
  await browser.close();
  return measured;
}
