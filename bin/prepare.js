import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.js';
import { fail, say } from './words.js';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const leastNode = '20.19.0';

/** Ends with one sentence when this Node is too old. */
export function requireNode(found = process.versions.node) {
  if (compare(found, leastNode) < 0) fail('old-node', { needed: leastNode, found });
}

const compare = (a, b) => {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
};

/** Ends with one sentence when Temporal would have to be fetched and cannot be. */
export function requirePython() {
  const answers = (program, option) => spawnSync(program, [option], { stdio: 'ignore' }).status === 0;
  if (!process.env.TEMPORAL_ADDRESS && !answers('python3', '--version') && !answers('temporal', '--version')) fail('no-python');
}

/** Installs what package-lock.json names, unless it is there already; nothing in a released image, which has no such file. `npm ci` refuses a lock file that lacks a package of another platform; `npm install` does not. */
export function install({ dev = false } = {}) {
  if (!existsSync(`${root}package-lock.json`)) return;
  if (!isInstalled(dev)) {
    console.error(say('installing'));
    const kinds = ['--no-audit', '--no-fund', ...(dev ? ['--include=dev'] : [])];
    const run = (command, ...options) => npm([command, ...options, ...kinds], process.stderr);
    if (run('ci') !== 0 && run('install', '--no-save') !== 0) fail('install-failed');
  }
  linkProgram();
}

/** Builds dist when a source changed since the last build. */
export function ensureBuilt() {
  if (isBuilt(root)) return;
  console.error(say('building'));
  if (!build(root)) fail('build-failed');
}

/** Lets `npx xiaohao` find the program of this folder without asking a registry. */
export function linkProgram() {
  mkdirSync(`${root}node_modules/.bin`, { recursive: true });
  if (!existsSync(`${root}node_modules/.bin/xiaohao`)) symlinkSync('../../bin/xiaohao.js', `${root}node_modules/.bin/xiaohao`);
}

/** Runs npm in the project's folder, its output going to `output`, and returns its exit status. */
export function npm(words, output = process.stdout) {
  const inner = process.env.npm_execpath;
  const [program, first] = inner?.endsWith('.js') ? [process.execPath, [inner]] : ['npm', []];
  return spawnSync(program, [...first, ...words], { cwd: root, stdio: ['ignore', output, process.stderr] }).status ?? 1;
}

function isInstalled(dev) {
  const [wanted, present] = ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesOf);
  return Object.entries(wanted).every(([path, entry]) => {
    const dispensable = path === '' || entry.optional || (entry.dev && !dev) || entry.devOptional;
    return dispensable || present[path]?.version === entry.version;
  });
}

const packagesOf = (file) => (existsSync(root + file) ? JSON.parse(readFileSync(root + file, 'utf8')).packages : {});
