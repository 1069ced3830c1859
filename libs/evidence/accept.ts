import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inTransaction } from '#database/pool';
import { examine } from './examine.ts';
import { checkExtension } from './file-name.ts';
import { redraw } from './photo.ts';
import { type Holder, type Kept, keptAmong, lockContent, noteHolder, noteKept } from './register.ts';
import { keyOf, type Storage, type Variant } from './storage.ts';
import type { EvidenceStore } from './store.ts';

/** A file that has arrived whole, with its hash. */
export type Arrived = Holder & Readonly<{ file: string }>;
type Files = readonly (readonly [Variant, string])[];

/**
 * Examines a file, keeps it with its copy and thumbnail, and notes who sent it; the same content again is kept once. What a crash leaves
 * half done is done again by the next try. The file may be gone afterwards. Throws EvidenceProblem.
 */
export async function accept(store: EvidenceStore, arrived: Arrived): Promise<Kept> {
  return (await again(store, arrived)) ?? acceptNew(store, arrived);
}

/** What is kept already needs no other look; undefined when it is not. Nobody removes it meanwhile. */
async function again({ pool, storage }: EvidenceStore, { file, ...holder }: Arrived): Promise<Kept | undefined> {
  if (!(await keptAmong(pool, [holder.sha256])).has(holder.sha256)) return undefined;
  return inTransaction(pool, async (client) => {
    await lockContent(client, holder.sha256);
    const known = (await keptAmong(client, [holder.sha256])).get(holder.sha256);
    if (known === undefined) return undefined;
    checkExtension(holder.name, known.type);
    await putMissing(storage, holder.sha256, [['original', file]]);
    await noteHolder(client, holder);
    return known;
  });
}

async function acceptNew(store: EvidenceStore, { file, ...holder }: Arrived): Promise<Kept> {
  const { sha256, name } = holder;
  const { size } = await stat(file);
  const { width, ...examined } = await examine(file, name);
  await withDrawn(store, file, width !== undefined, (drawn) => putMissing(store.storage, sha256, [...drawn, ['original', file]]));
  return inTransaction(store.pool, async (client) => {
    await lockContent(client, sha256);
    await noteKept(client, { sha256, size, ...(width === undefined ? {} : { width }), ...examined });
    await noteHolder(client, holder);
    const kept = (await keptAmong(client, [sha256])).get(sha256);
    if (kept === undefined) throw new Error(`evidence ${sha256} is not there although it was noted`);
    return kept;
  });
}

/** Draws copy and thumbnail of a photo for as long as `work` needs them. */
async function withDrawn<T>({ arriving }: EvidenceStore, file: string, isPhoto: boolean, work: (drawn: Files) => Promise<T>): Promise<T> {
  if (!isPhoto) return work([]);
  const base = join(arriving, randomUUID());
  const drawn = { copy: `${base}.copy`, thumbnail: `${base}.thumbnail` };
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  try {
    await redraw(file, drawn);
    return await work([['copy', drawn.copy], ['thumbnail', drawn.thumbnail]]);
  } finally {
    await Promise.all(Object.values(drawn).map((one) => rm(one, { force: true })));
  }
}

async function putMissing(storage: Storage, sha256: string, files: Files): Promise<void> {
  for (const [variant, file] of files) if ((await storage.size(keyOf(sha256, variant))) === undefined) await storage.put(keyOf(sha256, variant), file);
}
