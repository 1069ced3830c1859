import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { accept } from './accept.ts';
import { checkedName, extensionIn } from './file-name.ts';
import { mostBytesNamed } from './media-type.ts';
import { EvidenceProblem, isFinal } from './problem.ts';
import { receive } from './receive.ts';
import { type Kept, keptAmong } from './register.ts';
import type { EvidenceStore } from './store.ts';
import { finishUpload, noteUpload, refuseUpload, removeUpload, touchUpload, uploadOf, unfinishedOf, type UploadRow } from './upload-rows.ts';
import { UploadProblem } from './upload-problem.ts';

/** What somebody announces before sending it; sizes in bytes. `key` makes asking twice asking once. */
export type Announced = Readonly<{ person: string; name: string; size: number; sha256?: string; capturedAt?: string; key?: string }>;
/** How far an upload is. `kept` is there once it is whole and was found good. */
export type Upload = Readonly<{ uploadId: string; name: string; size: number; offset: number; expiresAt: string; kept?: Kept }>;

/** Unfinished uploads of one person: a few rounds of thirty photos. */
const mostUnfinished = 100;

export const partOf = ({ arriving }: EvidenceStore, uploadId: string): string => join(arriving, `${uploadId}.part`);

/** The id of an upload: derived from person and key, so that the same announcement finds the same upload. */
function uploadIdOf({ person, key }: Announced): string {
  if (key === undefined) return randomUUID();
  const hex = createHash('sha256').update(`upload/${person}/${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Begins an upload, or finds the one that was begun under the same key. Throws EvidenceProblem, UploadProblem. */
export async function announceUpload(store: EvidenceStore, announced: Announced): Promise<Upload> {
  const name = checkedName(announced.name);
  const uploadId = uploadIdOf(announced);
  const before = await uploadOf(store.pool, uploadId);
  if (before !== undefined) return sameAgain(store, before, { ...announced, name });
  checkDeclared(name, announced.size);
  await makeRoom(store, announced.size);
  if ((await unfinishedOf(store.pool, announced.person)) >= mostUnfinished) throw new UploadProblem('too-many-uploads', { most: mostUnfinished });
  return stateOf(store, await noteUpload(store.pool, { ...announced, name, uploadId }));
}

function sameAgain(store: EvidenceStore, row: UploadRow, { name, size, sha256 }: Announced): Promise<Upload> {
  if (row.name !== name || row.size !== size || row.declared !== (sha256 ?? null)) throw new UploadProblem('idempotency-key-reused');
  return stateOf(store, row);
}

function checkDeclared(name: string, size: number): void {
  if (size === 0) throw new EvidenceProblem('evidence-empty');
  const most = mostBytesNamed(extensionIn(name));
  if (size > most) throw new EvidenceProblem('evidence-too-large', { most: most / 1024 / 1024 });
}

/** The folder of arriving files, on a disk that others need as well. Throws EvidenceProblem `evidence-no-space`. */
async function makeRoom({ arriving, leastFree }: EvidenceStore, size: number): Promise<void> {
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(arriving);
  if (bavail * bsize - size < leastFree) throw new EvidenceProblem('evidence-no-space');
}

async function stateOf(store: EvidenceStore, { uploadId, name, size, expiresAt, sha256 }: UploadRow): Promise<Upload> {
  const kept = sha256 === null ? undefined : (await keptAmong(store.pool, [sha256])).get(sha256);
  const offset = kept === undefined ? await arrivedBytes(partOf(store, uploadId)) : size;
  return { uploadId, name, size, offset, expiresAt, ...(kept === undefined ? {} : { kept }) };
}

const arrivedBytes = (file: string): Promise<number> => stat(file).then(({ size }) => size, () => 0);

/** The row of somebody's own upload. Throws UploadProblem `unknown-upload`, and again what an upload was refused for. */
async function own(store: EvidenceStore, uploadId: string, person: string): Promise<UploadRow> {
  const row = await uploadOf(store.pool, uploadId);
  if (row === undefined || row.person !== person) throw new UploadProblem('unknown-upload');
  if (row.problem !== null) throw new EvidenceProblem(row.problem.code, row.problem.facts);
  return row;
}

/** How far somebody's own upload is. Throws UploadProblem, EvidenceProblem. */
export const uploadState = async (store: EvidenceStore, uploadId: string, person: string): Promise<Upload> => stateOf(store, await own(store, uploadId, person));

/**
 * Takes more bytes of somebody's own upload, from `offset` on, which must be where it stands; when it is whole, examines and keeps it. What arrived before a
 * connection broke counts. Throws UploadProblem `unknown-upload`, `upload-offset`; EvidenceProblem.
 */
export async function continueUpload(store: EvidenceStore, uploadId: string, person: string, offset: number, source: Readable): Promise<Upload> {
  const row = await own(store, uploadId, person);
  const state = await stateOf(store, row);
  if (offset !== state.offset) throw new UploadProblem('upload-offset', { offset: state.offset });
  if (state.kept !== undefined) return state;
  await makeRoom(store, row.size - offset);
  const { size } = await receive(source, partOf(store, uploadId), offset, row.size);
  const expiresAt = (await touchUpload(store.pool, uploadId)) ?? row.expiresAt;
  return { ...state, offset: size, expiresAt, ...(size < row.size ? {} : { kept: await finished(store, row) }) };
}

/** A whole upload becomes evidence, or is refused for ever. It is examined on a file of its own, which no belated connection can write to. */
async function finished(store: EvidenceStore, row: UploadRow): Promise<Kept> {
  const [part, whole] = [partOf(store, row.uploadId), join(store.arriving, `${randomUUID()}.whole`)];
  try {
    const { sha256 = '' } = await receive(createReadStream(part), whole, 0, row.size);
    if (row.declared !== null && row.declared !== sha256) throw new EvidenceProblem('evidence-hash-mismatch');
    const kept = await accept(store, { file: whole, sha256, person: row.person, name: row.name, ...(row.capturedAt === null ? {} : { capturedAt: row.capturedAt }) });
    await finishUpload(store.pool, row.uploadId, sha256);
    await rm(part, { force: true });
    return kept;
  } catch (error) {
    if (!(error instanceof EvidenceProblem) || !isFinal(error)) throw error;
    await refuseUpload(store.pool, row.uploadId, error);
    await rm(part, { force: true });
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}

/** Gives somebody's own unfinished upload up. Throws UploadProblem `unknown-upload`. */
export async function cancelUpload(store: EvidenceStore, uploadId: string, person: string): Promise<void> {
  if (!(await removeUpload(store.pool, uploadId, person))) throw new UploadProblem('unknown-upload');
  await rm(partOf(store, uploadId), { force: true });
}

/** Takes a small file in one request. Throws EvidenceProblem. */
export async function takeWhole(store: EvidenceStore, given: Omit<Announced, 'size' | 'key'>, source: Readable): Promise<Kept> {
  const name = checkedName(given.name);
  const most = mostBytesNamed(extensionIn(name));
  const file = partOf(store, randomUUID());
  await makeRoom(store, 0);
  try {
    const { size, sha256 = '' } = await receive(source, file, 0, most, () => new EvidenceProblem('evidence-too-large', { most: most / 1024 / 1024 }));
    if (size === 0) throw new EvidenceProblem('evidence-empty');
    if (given.sha256 !== undefined && given.sha256 !== sha256) throw new EvidenceProblem('evidence-hash-mismatch');
    return await accept(store, { file, sha256, person: given.person, name, ...(given.capturedAt === undefined ? {} : { capturedAt: given.capturedAt }) });
  } finally {
    await rm(file, { force: true });
  }
}
