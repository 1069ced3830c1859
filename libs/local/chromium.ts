import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Debian and others put it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const fonts = '/usr/share/fonts/opentype/noto';

/** The path of Chromium, with a face for Chinese beside it; installed from Debian's packages when missing and allowed. Throws when there is none. */
export function chromiumPath(): string {
  const found = (): string | undefined => [process.env['CHROMIUM'] ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (found() === undefined || !existsSync(fonts)) install();
  const path = found();
  if (path === undefined) throw new Error('Chromium is missing: install the packages chromium and fonts-noto-cjk, or set CHROMIUM to its path.');
  return path;
}

function install(): void {
  if (process.getuid?.() !== 0) return;
  const get = (...words: readonly string[]): number | null => spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status;
  if (get('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') !== 0) {
    get('update');
    get('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  }
}

/** How Chromium is started so that it asks nobody outside for anything, also as root. */
export const chromiumSwitches = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'] as const;
