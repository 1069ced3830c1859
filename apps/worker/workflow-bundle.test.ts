import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pino from 'pino';
import { workflowBundle } from './workflow-bundle.ts';

jest.setTimeout(120_000);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Bundles with a cache in a folder; what the log said, and what was made. */
async function bundled(cache: string): Promise<Readonly<{ code: string; said: readonly string[] }>> {
  const said: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void said.push((JSON.parse(line) as { msg: string }).msg) });
  return { ...(await workflowBundle(log, cache)), said };
}

describe('the bundle of the workflows', () => {
  test('is made once and kept, and nothing is said of it', async () => {
    const cache = join(folder, 'new', 'cache');
    const [first, again] = [await bundled(cache), await bundled(cache)];
    expect([first.said, again.said, again.code === first.code]).toEqual([[], [], true]);
    expect(await readdir(cache)).toHaveLength(1);
  });

  test('is made all the same where it cannot be kept, and the log says that every start makes it again', async () => {
    const cache = join(folder, 'taken');
    await writeFile(cache, 'a file where the folder should be');
    const { code, said } = await bundled(cache);
    expect(code.length).toBeGreaterThan(10_000);
    expect(said).toEqual(['the bundle of the workflows that was kept cannot be read; they are bundled again', 'the bundle of the workflows cannot be kept; every start bundles them again']);
  });

  test('leaves no draft behind where it cannot take its place', async () => {
    const cache = join(folder, 'odd');
    await bundled(cache);
    const [name = ''] = await readdir(cache);
    await rm(join(cache, name));
    await mkdir(join(cache, name, 'in the way'), { recursive: true });
    expect((await bundled(cache)).said).toHaveLength(2);
    expect(await readdir(cache)).toEqual([name]);
  });
});
