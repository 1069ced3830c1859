import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { folderStorage } from './folder-storage.ts';
import { keyOf } from './storage.ts';
import type { EvidenceStore } from './store.ts';
import { sweep } from './sweep.ts';
import { jpeg, movie, pdf } from './test-files.ts';
import { announceUpload, cancelUpload, continueUpload, partOf, takeWhole, uploadState } from './uploads.ts';

const db = database();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
});
afterAll(() => rm(folder, { recursive: true }));

const store = (): EvidenceStore => ({ pool: db.pool(), storage: folderStorage(join(folder, 'kept')), arriving: join(folder, 'arriving'), leastFree: 0 });
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const arriving = (): readonly string[] => readdirSync(join(folder, 'arriving'));
const announce = (content: Buffer, more: Partial<Parameters<typeof announceUpload>[1]> = {}) => announceUpload(store(), { person: 'p1', name: '巡查.mp4', size: content.length, ...more });
const go = (uploadId: string, offset: number, content: Buffer | Readable, person = 'p1') => continueUpload(store(), uploadId, person, offset, content instanceof Readable ? content : Readable.from([content]));

/** A connection that breaks after some bytes. */
const breaking = (content: Buffer): Readable =>
  Readable.from(
    (async function* () {
      yield content;
      await Promise.resolve();
      throw new Error('ECONNRESET');
    })(),
  );

describe('an upload', () => {
  it('comes in parts and is evidence at the end', async () => {
    const film = movie('isom', 10_000);
    const { uploadId, offset } = await announce(film, { sha256: sha256(film), capturedAt: '2026-10-13T08:30:00+08:00' });
    expect(offset).toBe(0);
    expect(await go(uploadId, 0, film.subarray(0, 4000))).toMatchObject({ offset: 4000 });
    expect((await uploadState(store(), uploadId, 'p1')).kept).toBeUndefined();
    const done = await go(uploadId, 4000, film.subarray(4000));
    expect(done.kept).toMatchObject({ sha256: sha256(film), type: 'video/mp4', kind: 'video', size: film.length });
    expect(readFileSync(join(folder, 'kept', keyOf(sha256(film), 'original'))).equals(film)).toBe(true);
    expect(arriving()).toEqual([]);
  });

  it('keeps what arrived before the connection broke', async () => {
    const film = movie('isom', 20_000);
    const { uploadId } = await announce(film);
    await expect(go(uploadId, 0, breaking(film.subarray(0, 7000)))).rejects.toMatchObject({ code: 'evidence-interrupted' });
    expect((await uploadState(store(), uploadId, 'p1')).offset).toBe(7000);
    await expect(go(uploadId, 0, film)).rejects.toMatchObject({ code: 'upload-offset', facts: { offset: 7000 } });
    expect((await go(uploadId, 7000, film.subarray(7000))).kept?.sha256).toBe(sha256(film));
  });

  it('that is complete answers the same when it is asked again', async () => {
    const film = movie('isom', 300);
    const { uploadId } = await announce(film);
    const done = await go(uploadId, 0, film);
    expect(await go(uploadId, film.length, Readable.from([]))).toEqual(done);
    expect(await uploadState(store(), uploadId, 'p1')).toEqual(done);
  });

  it('that was whole when the process was killed is examined by the next try', async () => {
    const film = movie('isom', 400);
    const { uploadId } = await announce(film);
    await expect(go(uploadId, 0, breaking(film))).rejects.toMatchObject({ code: 'evidence-interrupted' });
    expect((await go(uploadId, film.length, Readable.from([]))).kept?.sha256).toBe(sha256(film));
  });

  it('under the same key is the same upload, and another under it is refused', async () => {
    const film = movie();
    const [one, other] = [await announce(film, { key: 'k' }), await announce(film, { key: 'k' })];
    expect(other.uploadId).toBe(one.uploadId);
    await expect(announce(film, { key: 'k', name: '别的.mp4' })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect((await announce(film, { key: 'k', person: 'p2' })).uploadId).not.toBe(one.uploadId);
  });

  it('is nobody else\'s', async () => {
    const { uploadId } = await announce(movie());
    for (const attempt of [uploadState(store(), uploadId, 'p2'), go(uploadId, 0, movie(), 'p2'), cancelUpload(store(), uploadId, 'p2')]) await expect(attempt).rejects.toMatchObject({ code: 'unknown-upload' });
    await cancelUpload(store(), uploadId, 'p1');
    await expect(uploadState(store(), uploadId, 'p1')).rejects.toMatchObject({ code: 'unknown-upload' });
  });

  it('that brings more than it announced is refused', async () => {
    const { uploadId } = await announce(Buffer.alloc(10));
    await expect(go(uploadId, 0, Buffer.alloc(11))).rejects.toMatchObject({ code: 'evidence-longer-than-declared' });
  });

  it('is refused for its announced size before anything is sent', async () => {
    await expect(announceUpload(store(), { person: 'p1', name: 'a.jpg', size: 31 * 1024 * 1024 })).rejects.toMatchObject({ code: 'evidence-too-large', facts: { most: 30 } });
    await expect(announceUpload(store(), { person: 'p1', name: 'a.jpg', size: 0 })).rejects.toMatchObject({ code: 'evidence-empty' });
    await expect(announceUpload(store(), { person: 'p1', name: '../a.jpg', size: 1 })).rejects.toMatchObject({ code: 'evidence-file-name' });
  });

  it.each([
    ['another hash than announced', movie('isom', 55), { sha256: '0'.repeat(64) }, 'evidence-hash-mismatch'],
    ['a bad content', Buffer.from('<svg/>'), { name: 'a.svg' }, 'evidence-active-content'],
  ])('with %s is refused for ever, and leaves nothing', async (_, content, more, code) => {
    const { uploadId } = await announce(content, more);
    await expect(go(uploadId, 0, content)).rejects.toMatchObject({ code });
    await expect(uploadState(store(), uploadId, 'p1')).rejects.toMatchObject({ code });
    expect(arriving().filter((name) => name.startsWith(uploadId))).toEqual([]);
  });

  it('is not begun on a disk that others need', async () => {
    const tight = { ...store(), leastFree: Number.MAX_SAFE_INTEGER };
    await expect(announceUpload(tight, { person: 'p1', name: 'a.mp4', size: 1 })).rejects.toMatchObject({ code: 'evidence-no-space' });
    await expect(takeWhole(tight, { person: 'p1', name: 'a.mp4' }, Readable.from([movie()]))).rejects.toMatchObject({ code: 'evidence-no-space' });
  });

  it('is one of at most a hundred unfinished ones', async () => {
    for (let n = 0; n < 100; n += 1) await announce(movie(), { person: 'many' });
    await expect(announce(movie(), { person: 'many' })).rejects.toMatchObject({ code: 'too-many-uploads', facts: { most: 100 } });
  });
});

describe('the same content', () => {
  it('sent by two people at the same time is kept once, for both', async () => {
    const photo = await jpeg({ width: 300, height: 200 });
    const send = (person: string) => takeWhole(store(), { person, name: `${person}.jpg` }, Readable.from([photo]));
    const all = await Promise.all(['p1', 'p2', 'p1', 'p3'].map(send));
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await db.asOwner('select person from evidence_holders where sha256 = $1 order by 1', [sha256(photo)])).toEqual([{ person: 'p1' }, { person: 'p2' }, { person: 'p3' }]);
    expect(['original', 'copy', 'thumbnail'].map((variant) => readdirSync(join(folder, 'kept', variant, sha256(photo).slice(0, 2))))).toEqual([[sha256(photo)], [sha256(photo)], [sha256(photo)]]);
  });

  it('sent under a wrong extension is refused, also when it is known', async () => {
    await takeWhole(store(), { person: 'p1', name: 'a.pdf' }, Readable.from([pdf()]));
    await expect(takeWhole(store(), { person: 'p1', name: 'a.jpg' }, Readable.from([pdf()]))).rejects.toMatchObject({ code: 'evidence-wrong-extension' });
  });
});

describe('cleaning up', () => {
  it('removes uploads that nobody finished, and what a killed process left', async () => {
    const { uploadId } = await announce(movie());
    await go(uploadId, 0, movie().subarray(0, 10));
    await db.asOwner("update evidence_uploads set expires_at = now() - interval '1 minute' where upload_id = $1", [uploadId]);
    const { uploadId: young } = await announce(movie());
    await go(young, 0, movie().subarray(0, 10));
    await go((await announce(movie(), { person: 'gone' })).uploadId, 0, movie().subarray(0, 5), 'gone');
    const left = arriving().find((name) => !name.startsWith(uploadId) && !name.startsWith(young)) ?? '';
    await utimes(join(folder, 'arriving', left), 0, 0);
    expect((await sweep(store())).uploads).toBe(1);
    expect(arriving()).toContain(`${young}.part`);
    expect(arriving()).not.toContain(left);
    expect(arriving()).not.toContain(partOf(store(), uploadId).slice(-41));
  });

  it('removes what belongs to no event and nobody keeps any more, and nothing else', async () => {
    const [lost, attached, fresh] = [movie('isom', 61), movie('isom', 62), movie('isom', 63)];
    for (const content of [lost, attached, fresh]) await takeWhole(store(), { person: 'p1', name: 'a.mp4' }, Readable.from([content]));
    await db.asOwner("update evidence_holders set kept_until = now() - interval '1 minute' where sha256 = any($1)", [[sha256(lost), sha256(attached)]]);
    await db.asOwner("insert into case_evidence values ('c', 1, 0, $1, 'ProgressReported', 'p1', 'P', now())", [sha256(attached)]);
    expect((await sweep(store())).files).toBe(1);
    const kept = await Promise.all([lost, attached, fresh].map(async (content) => (await store().storage.size(keyOf(sha256(content), 'original'))) !== undefined));
    expect(kept).toEqual([false, true, true]);
    expect(await sweep(store())).toEqual({ uploads: 0, files: 0 });
    expect((await takeWhole(store(), { person: 'p1', name: 'a.mp4' }, Readable.from([lost]))).sha256).toBe(sha256(lost));
  });
});
