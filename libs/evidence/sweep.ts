import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inTransaction } from '#database/pool';
import { absent } from './folder-storage.ts';
import { lockContent } from './register.ts';
import { keyOf, variants } from './storage.ts';
import type { EvidenceStore } from './store.ts';
import { partOf } from './uploads.ts';

/** What was cleaned up: uploads that nobody finished, and files that belong to no event and that nobody keeps any more. */
export type Swept = Readonly<{ uploads: number; files: number }>;

/** Files in work are never this old, in milliseconds. */
const abandoned = 48 * 3_600_000;
/** Contents that are looked at in one sweep. */
const batch = 500;

/** Cleans up what was never finished and what was never attached. Several at once do no harm. */
export async function sweep(store: EvidenceStore): Promise<Swept> {
  const { rows } = await store.pool.query<{ uploadId: string }>('delete from evidence_uploads where expires_at < clock_timestamp() returning upload_id as "uploadId"');
  await Promise.all(rows.map(({ uploadId }) => rm(partOf(store, uploadId), { force: true })));
  await removeAbandoned(store);
  return { uploads: rows.length, files: await removeUnattached(store) };
}

/** What a process that was killed left in work. */
async function removeAbandoned({ arriving }: EvidenceStore): Promise<void> {
  for (const name of (await readdir(arriving).catch(absent)) ?? []) {
    const file = join(arriving, name);
    const found = await stat(file).catch(absent);
    if (found !== undefined && Date.now() - found.mtimeMs > abandoned) await rm(file, { force: true });
  }
}

const letGo = 'delete from evidence_holders h where kept_until < clock_timestamp() and not exists (select from case_evidence c where c.sha256 = h.sha256)';
const unheld = `select sha256 from evidence e where not exists (select from evidence_holders h where h.sha256 = e.sha256)
  and not exists (select from case_evidence c where c.sha256 = e.sha256) limit ${batch}`;

async function removeUnattached(store: EvidenceStore): Promise<number> {
  await store.pool.query(letGo);
  const { rows } = await store.pool.query<{ sha256: string }>(unheld);
  let removed = 0;
  for (const { sha256 } of rows) if (await removeContent(store, sha256)) removed += 1;
  return removed;
}

/** Removes a content unless somebody has sent it again meanwhile. */
async function removeContent({ pool, storage }: EvidenceStore, sha256: string): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await lockContent(client, sha256);
    const { rowCount } = await client.query(`delete from evidence where sha256 = $1 and sha256 in (${unheld.replace('where', 'where e.sha256 = $1 and')})`, [sha256]);
    if (rowCount === 0) return false;
    for (const variant of variants) await storage.remove(keyOf(sha256, variant));
    return true;
  });
}
