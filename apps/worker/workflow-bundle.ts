import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { Logger } from 'pino';
import { systemCode } from '#settings/system-error';

/** The workflows as one script. */
export type WorkflowBundle = Readonly<{ code: string }>;

/** `.ts` in the sources, `.js` in dist. */
const extension = extname(import.meta.url);
const workflows = fileURLToPath(new URL('../../workflows/', import.meta.url));
const sdk = createRequire(import.meta.url).resolve('@temporalio/worker/package.json');
const beside = join(dirname(sdk), '..', '..', '.cache', 'xiaohao');

/**
 * Bundles the workflows, which takes seconds; the same sources only once on a machine where the folder of the cache can be written. Where it cannot, or what was
 * kept cannot be read, the log says so, and they are bundled again.
 */
export async function workflowBundle(log: Pick<Logger, 'warn'>, cache = beside): Promise<WorkflowBundle> {
  const file = join(cache, `workflows-${await fingerprint()}.js`);
  const kept = await keptIn(file, log);
  if (kept !== undefined) return { code: kept };
  const { code } = await bundleWorkflowCode({ workflowsPath: join(workflows, `index${extension}`), logger: new DefaultLogger('ERROR') });
  await keep(file, code).catch((error: unknown) => log.warn({ file, error: String(error) }, 'the bundle of the workflows cannot be kept; every start bundles them again'));
  return { code };
}

/** What was kept; undefined the first time, and where it cannot be read. */
async function keptIn(file: string, log: Pick<Logger, 'warn'>): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') log.warn({ file, error: String(error) }, 'the bundle of the workflows that was kept cannot be read; they are bundled again');
    return undefined;
  }
}

/** Changes with the sources and with the SDK. */
async function fingerprint(): Promise<string> {
  const names = (await readdir(workflows)).filter((name) => name.endsWith(extension) && !name.includes('.test.')).toSorted();
  const texts = await Promise.all([sdk, ...names.map((name) => join(workflows, name))].map((path) => readFile(path)));
  return texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex').slice(0, 20);
}

/** Renamed when complete, as several processes may bundle at once. */
async function keep(file: string, code: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(draft, code);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
