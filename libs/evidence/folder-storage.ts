import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from '#settings/system-error';
import { full } from './receive.ts';
import type { Storage } from './storage.ts';

/** What is not there is nothing; any other error is thrown. */
export const absent = (error: unknown): undefined => {
  if (systemCode(error) === 'ENOENT') return undefined;
  throw error;
};

/** Keeps files in a folder, readable only: written elsewhere on the same disk, made durable, then put in their place by one rename. */
export function folderStorage(root: string): Storage {
  const size = async (key: string): Promise<number | undefined> => (await stat(join(root, key)).catch(absent))?.size;
  return {
    async put(key, file) {
      const place = join(root, key);
      if ((await size(key)) === (await stat(file)).size) return;
      await mkdir(dirname(place), { recursive: true, mode: 0o700 }).catch(full);
      await synced(file);
      await chmod(file, 0o400);
      await rename(file, place).catch(full);
      await synced(dirname(place));
    },
    size,
    async read(key, range) {
      if ((await size(key)) === undefined) return undefined;
      return createReadStream(join(root, key), range === undefined ? {} : { start: range.from, end: range.to });
    },
    remove: (key) => rm(join(root, key), { force: true }),
  };
}

/** Makes a file, or the names in a folder, survive a loss of power. */
async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync().catch(full);
  } finally {
    await handle.close();
  }
}
