import type { Page } from 'playwright-core';

/** What a page asks for: whether all of it came, and what did not. */
export type Asking = Readonly<{
  /** Waits until everything that was asked for is there, and nothing says that it is still loading. */
  settled: () => Promise<void>;
  /** What could not be had since the last time it was asked, each with its status. */
  failures: () => readonly string[];
}>;

const seen = new WeakMap<Page, Asking>();

/** Follows the requests of a page from now on; the feed of news, which stays open, and what was left behind by going elsewhere do not count. */
export function asking(page: Page): Asking {
  const known = seen.get(page) ?? following(page);
  seen.set(page, known);
  return known;
}

function following(page: Page): Asking {
  const open = new Set<object>();
  let failed: string[] = [];
  page.on('request', (request) => request.resourceType() === 'eventsource' || open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => {
    open.delete(request);
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') failed.push(`${request.method()} ${request.url()}: ${why}`);
  });
  page.on('response', (answer) => answer.status() >= 400 && failed.push(`${answer.request().method()} ${answer.url()}: ${answer.status()}`));
  const busy = async (): Promise<boolean> => open.size > 0 || (await page.locator('.ant-skeleton:visible, .ant-spin-spinning:visible, [aria-busy=true]:visible').count()) > 0;
  return {
    settled: async () => {
      const end = performance.now() + 15_000;
      for (let calm = 0; calm < 3; await page.waitForTimeout(60)) {
        calm = (await busy()) ? 0 : calm + 1;
        if (performance.now() > end) throw new Error(`${page.url()} does not come to rest: ${open.size} requests are open`);
      }
    },
    failures: () => {
      const those = failed;
      failed = [];
      return those;
    },
  };
}
