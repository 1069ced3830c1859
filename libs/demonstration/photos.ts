import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accept } from '#evidence/accept';
import type { EvidenceStore } from '#evidence/store';
import type { CaseCommandType } from '#domain/case/case';
import type { Actor } from '#domain/city/city';
import type { Instant } from '#domain/time';
import { pictureOf, type Moment } from './picture.ts';

/** Takes the photos that somebody attaches to a command and keeps them as evidence; gives their hashes. */
export type Photographer = (command: CaseCommandType, actor: Actor, at: Instant) => Promise<readonly string[]>;

const moments: Partial<Record<CaseCommandType, Readonly<{ moment: Moment; name: string }>>> = {
  report: { moment: 'before', name: '整改前.jpg' },
  'submit-feedback': { moment: 'after', name: '整改后.jpg' },
};

/** Whoever photographs one place: as it is when it is reported, and as it is when a unit says that it is put right. */
export function photographerOf(store: EvidenceStore, place: number): Photographer {
  return async (command, { person }, capturedAt) => {
    const found = moments[command];
    if (found === undefined) return [];
    const content = await pictureOf(place, found.moment);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const file = join(store.arriving, `${sha256}.jpg`);
    await mkdir(store.arriving, { recursive: true, mode: 0o700 });
    try {
      await writeFile(file, content);
      await accept(store, { file, sha256, person, name: found.name, capturedAt });
    } finally {
      await rm(file, { force: true });
    }
    return [sha256];
  };
}
