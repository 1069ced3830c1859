import { join } from 'node:path';
import type pg from 'pg';
import type { Settings } from '#settings/settings';
import { folderStorage } from './folder-storage.ts';
import { bucketOf, s3Storage } from './s3-storage.ts';
import type { Storage } from './storage.ts';

/** What everything about evidence needs: the database, where finished files are kept, and a folder for those that are still arriving, shared by all processes that receive; `leastFree` bytes of its disk stay free. */
export type EvidenceStore = Readonly<{ pool: pg.Pool; storage: Storage; arriving: string; leastFree: number }>;

type Places = Pick<Settings, 'dataDir' | 'evidenceUrl'>;
type Limits = Pick<Settings, 'leastDiskMB'>;

/** Where finished files are kept: an S3-compatible storage when one is named, otherwise the folder `evidence` of the data folder. */
export const storageOf = ({ dataDir, evidenceUrl }: Places): Storage => (evidenceUrl === undefined ? folderStorage(join(dataDir, 'evidence')) : s3Storage(bucketOf(evidenceUrl)));

/** Opens the store of a process; touches no disk until something arrives. */
export const openEvidence = (pool: pg.Pool, places: Places & Limits): EvidenceStore => ({
  pool, storage: storageOf(places), arriving: join(places.dataDir, 'evidence', 'arriving'), leastFree: places.leastDiskMB * 1024 * 1024,
});
