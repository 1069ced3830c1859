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
