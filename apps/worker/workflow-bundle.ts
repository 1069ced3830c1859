import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** The workflows as one script. */
export type WorkflowBundle = Readonly<{ code: string }>;

/** `.ts` in the sources, `.js` in dist. */
const extension = extname(import.meta.url);
const workflows = fileURLToPath(new URL('../../workflows/', import.meta.url));
const sdk = createRequire(import.meta.url).resolve('@temporalio/worker/package.json');
const cache = join(dirname(sdk), '..', '..', '.cache', 'xiaohao');

/** Bundles the workflows, which takes seconds; the same sources only once on a machine whose node_modules can be written. */
export async function workflowBundle(): Promise<WorkflowBundle> {
  const file = join(cache, `workflows-${await fingerprint()}.js`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { code: kept };
  const { code } = await bundleWorkflowCode({ workflowsPath: join(workflows, `index${extension}`), logger: new DefaultLogger('ERROR') });
  await keep(file, code).catch(() => undefined);
  return { code };
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
  await mkdir(cache, { recursive: true });
  await writeFile(draft, code);
  await rename(draft, file);
}
