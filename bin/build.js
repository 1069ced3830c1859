import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folders = ['apps', 'bench', 'libs', 'policies', 'workflows'];
const stamp = 'dist/.built';

/** True when dist was made from the sources as they are now, or when there are none, as in a released image. */
export const isBuilt = (root) => !existsSync(join(root, 'tsconfig.json')) || (existsSync(join(root, stamp)) && readFileSync(join(root, stamp), 'utf8') === fingerprint(root));

/** Compiles the sources and the pages to dist and copies what is read at run time. Returns whether both compilers were content. */
export function build(root) {
  const before = fingerprint(root);
  const compiler = spawnSync(process.execPath, ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const folder of folders) copyAssets(root, folder);
  const pages = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.ts'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', process.stderr, process.stderr] });
  const good = compiler.status === 0 && pages.status === 0;
  if (good) writeFileSync(join(root, stamp), before);
  return good;
}

function copyAssets(root, folder) {
  if (!existsSync(join(root, folder))) return;
  cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true, filter: (source) => statSync(source).isDirectory() || !/[.]tsx?$/.test(source) && !source.startsWith(join(root, 'apps/web')) });
}

/** Changes with the name, size or time of any source. */
function fingerprint(root) {
  const hash = createHash('sha256');
  for (const file of [...folders.flatMap((folder) => filesIn(root, folder)), 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'bin/build.js']) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length)).toSorted();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(build(fileURLToPath(new URL('..', import.meta.url))) ? 0 : 1);
