import type { Queryable } from '#event-store/queryable';
import { EvidenceProblem } from './problem.ts';
import { sha256Of } from './receive.ts';
import { keyOf, type Storage } from './storage.ts';

/** Whether the original of a piece of evidence is there and still what was hashed. */
export type Soundness = Readonly<{ sha256: string; state: 'sound' | 'missing' | 'changed' }>;

/** Reads every original and compares its hash, one after the other. */
export async function* checkEvidence(storage: Storage, hashes: Iterable<string>): AsyncGenerator<Soundness, void, undefined> {
  for (const sha256 of new Set(hashes)) {
    const original = await storage.read(keyOf(sha256, 'original'));
    yield { sha256, state: original === undefined ? 'missing' : (await sha256Of(original)) === sha256 ? 'sound' : 'changed' };
  }
}

/** How many files are looked for. */
const last = 500;

/** Of the files that were attached last, how many the storage has; none when it cannot be reached. */
export async function lastAttached(client: Queryable, storage: Storage): Promise<Readonly<{ there: number; all: number }>> {
  const { rows } = await client.query<{ sha256: string }>({ text: `select sha256 from case_evidence group by sha256 order by max(at) desc limit ${last}` });
  let there = 0;
  try {
    for (const { sha256 } of rows) if ((await storage.size(keyOf(sha256, 'original'))) !== undefined) there += 1;
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error;
  }
  return { there, all: rows.length };
}
