import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { compare } from '#read-models/rebuild';
import { box, jpeg, jpegWithBrokenExif, movie, pdf, pngFlood } from '#evidence/test-files';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';
import { attachedShown } from './case-evidence.ts';
import { evidenceShown, uploadShown } from './evidence-shown.ts';
import { rangeOf } from './file-answer.ts';

const { app, token, get, post, town, db } = api();
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

type Sent = Readonly<{ method?: 'PUT' | 'PATCH' | 'HEAD' | 'DELETE' | 'GET'; headers?: Readonly<Record<string, string>>; payload?: Buffer }>;
const send = async (person: string, url: string, { method = 'PUT', headers = {}, payload }: Sent = {}) =>
  app().inject({ method, url, headers: { authorization: `Bearer ${await token(person)}`, ...headers }, ...(payload === undefined ? {} : { payload }) });
const whole = { 'content-type': 'application/octet-stream' };
const put = (person: string, name: string, payload: Buffer) => send(person, `/api/evidence?name=${encodeURIComponent(name)}`, { headers: whole, payload });
const patch = (person: string, url: string, offset: number, payload: Buffer) => send(person, url, { method: 'PATCH', headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }, payload });

let n = 0;
/** A photo that no other test has sent. */
const photo = (): Promise<Buffer> => jpeg({ width: 700 + (n += 1), height: 500 });
const sentBy = async (person: string, name = '现场.jpg'): Promise<string> => evidenceShown.parse((await put(person, name, await photo())).json()).sha256;
/** A case whose unit has reported progress with a photo. */
async function withProgress(): Promise<Readonly<{ caseId: string; hash: string }>> {
  const { caseId } = await bring(town(), await town().report(), 'claimed');
  const hash = await sentBy('urban-handler', '整改后.jpg');
  expect((await post('urban-handler', `/api/cases/${caseId}/report-progress`, { text: '已清理', evidence: [hash] })).statusCode).toBe(200);
  return { caseId, hash };
}

describe('a small file', () => {
  it('is sent at once, and is there for whoever sent it', async () => {
    const content = await photo();
    const answer = await put('urban-handler', '现场 照片.jpg', content);
    expect([answer.statusCode, answer.headers['location']]).toEqual([201, `/api/evidence/${sha256(content)}`]);
    expect(evidenceShown.parse(answer.json())).toMatchObject({ sha256: sha256(content), kind: 'photo', kindName: '照片', mediaType: 'image/jpeg', size: content.length, name: '现场 照片.jpg', camera: { device: 'HUAWEI ALN-AL80', takenAt: '2026-10-13T08:30:00+08:00' } });
    const original = await get('urban-handler', `/api/evidence/${sha256(content)}/original`);
    expect(original.rawPayload.equals(content)).toBe(true);
    expect(original.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('现场 照片.jpg')}`);
    expect((await put('urban-handler', '现场 照片.jpg', content)).json()).toEqual(answer.json());
  });

  it.each([
    ['nothing', 'a.jpg', () => Buffer.alloc(0), 400, 'evidence-empty'],
    ['a script', 'a.svg', () => Buffer.from('<svg onload="alert(1)"/>'), 415, 'evidence-active-content'],
    ['a flood of pixels', 'a.png', () => pngFlood(50_000, 50_000), 413, 'evidence-too-many-pixels'],
    ['a path', '../../../a.jpg', () => jpeg(), 400, 'evidence-file-name'],
    ['a lie', 'a.jpg', pdf, 400, 'evidence-wrong-extension'],
    ['a broken place', 'a.jpg', jpegWithBrokenExif, 400, 'evidence-broken-exif'],
    ['a photo of Apple', 'a.heic', () => movie('heic'), 415, 'evidence-heic'],
    ['more than a photo may have', 'a.jpg', () => Buffer.alloc(31 * 1024 * 1024), 413, 'evidence-too-large'],
  ])('that is %s is refused with a sentence', async (_, name, content, status, code) => {
    const answer = await put('urban-handler', name, await content());
    expect([answer.statusCode, answer.headers['content-type'], answer.json<{ code: string }>().code]).toEqual([status, 'application/problem+json; charset=utf-8', code]);
    expect(answer.json<{ detail: string }>().detail).toMatch(/请.*。$/);
  });

  it('is asked for as the content of a file, and nowhere else taken', async () => {
    expect((await send('urban-handler', '/api/evidence?name=a.jpg', { headers: { 'content-type': 'application/json' }, payload: Buffer.from('{}') })).json()).toMatchObject({ status: 415, code: 'file-expected' });
    expect((await send('urban-handler', '/api/notices', { method: 'PUT', headers: whole, payload: Buffer.from('x') })).statusCode).toBe(404);
    const elsewhere = await app().inject({ method: 'POST', url: '/api/cases', headers: { ...whole, authorization: `Bearer ${await token('clerk')}` }, payload: Buffer.from('x') });
    expect(elsewhere.json()).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    expect((await app().inject({ method: 'PUT', url: '/api/evidence?name=a.jpg', headers: whole, payload: Buffer.from('x') })).statusCode).toBe(401);
  });
});

describe('a large file', () => {
  it('is announced, sent in parts, and told how far it is', async () => {
    const film = movie('isom', 100_000);
    const key = { 'idempotency-key': randomUUID() };
    const announced = { name: '夜查.mp4', size: film.length, sha256: sha256(film), capturedAt: '2026-03-01T20:00:00+08:00' };
    const begun = await post('inspector', '/api/evidence/uploads', announced, key);
    const url = String(begun.headers['location']);
    expect([begun.statusCode, uploadShown.parse(begun.json()).offset]).toEqual([201, 0]);
    expect((await post('inspector', '/api/evidence/uploads', announced, key)).headers['location']).toBe(url);
    expect((await post('inspector', '/api/evidence/uploads', { ...announced, size: 5 }, key)).json()).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    expect((await patch('inspector', url, 0, film.subarray(0, 60_000))).headers['upload-offset']).toBe('60000');
    const head = await send('inspector', url, { method: 'HEAD' });
    expect([head.statusCode, head.headers['upload-offset'], head.headers['upload-length'], head.headers['cache-control'], head.body]).toEqual([200, '60000', String(film.length), 'no-store', '']);
    expect((await patch('inspector', url, 0, film)).json()).toMatchObject({ status: 409, code: 'upload-offset' });
    const done = await patch('inspector', url, 60_000, film.subarray(60_000));
    expect(uploadShown.parse(done.json()).evidence).toMatchObject({ sha256: sha256(film), kind: 'video', links: { thumbnail: null, copy: null } });
    expect((await patch('inspector', url, film.length, Buffer.alloc(0))).json()).toEqual(done.json());
    expect((await get('inspector', `/api/evidence/${sha256(film)}`)).json()).toMatchObject({ capturedAt: '2026-03-01T20:00:00+08:00' });
  });

  it('is refused without an offset, for ever when it is bad, and to everybody else', async () => {
    const bad = Buffer.from('<html>');
    const url = String((await post('inspector', '/api/evidence/uploads', { name: 'a.html', size: bad.length })).headers['location']);
    expect((await send('inspector', url, { method: 'PATCH', headers: { 'content-type': 'application/offset+octet-stream' }, payload: bad })).json()).toMatchObject({ status: 400, code: 'malformed-upload-offset' });
    expect((await patch('clerk', url, 0, bad)).json()).toMatchObject({ status: 404, code: 'unknown-upload' });
    expect((await patch('inspector', url, 0, bad)).json()).toMatchObject({ status: 415, code: 'evidence-active-content' });
    expect((await get('inspector', url)).json()).toMatchObject({ status: 415, code: 'evidence-active-content' });
    expect((await post('inspector', '/api/evidence/uploads', { name: 'a.mp4', size: 400 * 1024 * 1024 })).json()).toMatchObject({ status: 413, code: 'evidence-too-large' });
    expect((await post('inspector', '/api/evidence/uploads', { name: 'a.mp4', size: -1, sha256: 'x' })).json<{ errors: unknown[] }>().errors).toHaveLength(2);
  });

  it('can be given up', async () => {
    const url = String((await post('inspector', '/api/evidence/uploads', { name: 'a.mp4', size: 9 })).headers['location']);
    expect((await send('inspector', url, { method: 'DELETE' })).statusCode).toBe(200);
    expect((await get('inspector', url)).statusCode).toBe(404);
  });
});

describe('what was sent and belongs to no event', () => {
  it('is there for its sender only', async () => {
    const hash = await sentBy('urban-handler');
    for (const path of ['', '/thumbnail', '/copy', '/original']) {
      expect((await get('urban-handler', `/api/evidence/${hash}${path}`)).statusCode).toBe(200);
      for (const person of ['director', 'oversight', 'urban-head', 'admin']) expect((await get(person, `/api/evidence/${hash}${path}`)).json()).toMatchObject({ status: 404, code: 'unknown-evidence' });
    }
  });

  it('cannot be attached by anybody else, nor can what is not there', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    const hash = await sentBy('urban-head');
    for (const evidence of [[hash], ['0'.repeat(64)]]) expect((await post('urban-handler', `/api/cases/${caseId}/report-progress`, { text: '已清理', evidence })).json()).toMatchObject({ status: 409, code: 'evidence-not-uploaded' });
    expect((await post('urban-handler', `/api/cases/${caseId}/report-progress`, { text: '已清理', evidence: ['x'] })).json()).toMatchObject({ status: 400, errors: [{ path: 'evidence.0', message: expect.stringContaining('SHA-256') }] });
    expect((await post('housing-head', `/api/cases/${caseId}/report-progress`, { text: '已清理', evidence: [hash] })).json()).toMatchObject({ status: 404, code: 'unknown-case' });
  });
});

describe('what belongs to an event', () => {
  it('is seen by whoever sees the case, and is not there for anybody else', async () => {
    const { hash } = await withProgress();
    for (const person of ['urban-head', 'director', 'oversight', 'leader', 'inspector']) expect([person, (await get(person, `/api/evidence/${hash}/copy`)).statusCode]).toEqual([person, 200]);
    for (const person of ['housing-head', 'traffic-handler', 'foreign-director', 'admin']) expect([person, (await get(person, `/api/evidence/${hash}/copy`)).statusCode]).toEqual([person, 404]);
  });

  it('keeps its original and the words of its camera for the office, inspectors, oversight and its sender', async () => {
    const { caseId, hash } = await withProgress();
    for (const person of ['urban-handler', 'director', 'clerk', 'hq', 'oversight', 'inspector']) {
      expect([person, (await get(person, `/api/evidence/${hash}/original`)).statusCode, (await get(person, `/api/evidence/${hash}`)).body.includes('HUAWEI')]).toEqual([person, 200, true]);
    }
    for (const person of ['urban-head', 'gov-vice', 'leader']) {
      expect((await get(person, `/api/evidence/${hash}/original`)).json()).toMatchObject({ status: 403, code: 'evidence-original-sealed' });
      for (const path of [`/api/evidence/${hash}`, `/api/cases/${caseId}`, `/api/cases/${caseId}/events`, `/api/cases/${caseId}/evidence`]) expect([path, /HUAWEI|latitude":34|takenAt/.test((await get(person, path)).body)]).toEqual([path, false]);
    }
    const copy = await get('leader', `/api/evidence/${hash}/copy`);
    expect((await sharp(copy.rawPayload).metadata()).exif).toBeUndefined();
  });

  it('stands with its event on the trail, and on the page of the case', async () => {
    const { caseId, hash } = await withProgress();
    const { items } = (await get('director', `/api/cases/${caseId}/evidence`)).json<{ items: unknown[] }>();
    const [one] = items.map((item) => attachedShown.parse(item));
    expect(one).toMatchObject({ sha256: hash, event: 'ProgressReported', who: { person: 'urban-handler' }, name: '整改后.jpg', links: { thumbnail: `/api/evidence/${hash}/thumbnail` } });
    const trail = (await get('director', `/api/cases/${caseId}/events`)).json<{ items: { version: number; evidence?: unknown[] }[] }>();
    expect(trail.items.flatMap(({ version, evidence = [] }) => evidence.map((piece) => [version, piece]))).toEqual([[one?.version, one]]);
    expect((await get('director', `/api/cases/${caseId}`)).json()).toMatchObject({ evidence: [one] });
    expect((await get('housing-head', `/api/cases/${caseId}/evidence`)).statusCode).toBe(404);
  });

  it('says which photo of before it answers, where its feedback said so', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    const [before, one, other] = [await sentBy('urban-head'), await sentBy('urban-head'), await sentBy('urban-head')];
    await post('urban-head', `/api/cases/${caseId}/report-progress`, { text: '施工前', evidence: [before] });
    expect((await post('urban-head', `/api/cases/${caseId}/submit-feedback`, { result: '已清理', measures: '每日清运', evidence: [one, other], pairs: [{ after: other, before }] })).statusCode).toBe(200);
    const { evidence } = (await get('director', `/api/cases/${caseId}`)).json<{ evidence: { sha256: string; answers?: string }[] }>();
    expect(evidence.map(({ sha256: file, answers }) => [file, answers])).toEqual([[before, undefined], [one, undefined], [other, before]]);
    expect((await post('urban-head', `/api/cases/${caseId}/submit-feedback`, { result: '已清理', measures: '每日清运', pairs: [{ after: one, before }] })).json()).toMatchObject({ status: 409, detail: expect.any(String) });
  });

  it('is in the table what it is in the log', async () => {
    await withProgress();
    expect(await compare(db.open(), { rules: town().deps.ruleBook.pinned }, 'case-evidence')).toEqual(new Map([['case-evidence', 0]]));
    const { caseId, hash } = await withProgress();
    await db.asOwner('delete from case_evidence where sha256 = $1 and case_id = $2', [hash, caseId]);
    expect(await compare(db.open(), { rules: town().deps.ruleBook.pinned }, 'case-evidence')).toEqual(new Map([['case-evidence', 1]]));
  });

  it('of a report tells nobody else who reported', async () => {
    const hash = await sentBy('street-handler', '王先生拍的.jpg');
    const report = { title: '夜间倾倒', description: '倾倒渣土', source: { kind: 'public' }, place: { address: '东大街', area: 'road' }, evidence: [hash] };
    const { caseId } = await bring(town(), (await post('street-handler', '/api/cases', report)).json<{ caseId: string }>().caseId, 'claimed');
    for (const path of ['', '/events', '/evidence']) {
      expect((await get('urban-handler', `/api/cases/${caseId}${path}`)).body).not.toMatch(/street-handler|街道经办人|王先生/);
      expect((await get('director', `/api/cases/${caseId}${path}`)).body).toContain('王先生拍的');
    }
    expect((await get('urban-handler', `/api/evidence/${hash}`)).body).not.toContain('王先生');
    expect((await get('urban-handler', `/api/evidence/${hash}/original`)).statusCode).toBe(403);
    expect((await post('urban-handler', `/api/cases/${caseId}/report-progress`, { text: '与举报照片同一处', evidence: [hash] })).statusCode).toBe(200);
    for (const path of [`/api/cases/${caseId}/evidence`, `/api/cases/${caseId}/events`, `/api/evidence/${hash}`]) expect((await get('urban-handler', path)).body).not.toMatch(/HUAWEI|王先生/);
    expect((await get('urban-handler', `/api/evidence/${hash}/original`)).statusCode).toBe(403);
  });
});

describe('a file that is served', () => {
  it('is what it is and nothing else, is remembered by its hash, and asked for again when rights may have changed', async () => {
    const hash = await sentBy('urban-handler');
    const [copy, original] = [await get('urban-handler', `/api/evidence/${hash}/copy`), await get('urban-handler', `/api/evidence/${hash}/original`)];
    expect(copy.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=3600', vary: expect.stringContaining('Cookie'), etag: `"${hash}-copy"`, 'content-length': String(copy.rawPayload.length) });
    expect(copy.headers['content-disposition']).toMatch(/^inline/);
    expect(copy.headers['content-security-policy']).toContain('sandbox');
    expect(original.headers).toMatchObject({ 'cache-control': 'private, no-cache', 'content-disposition': expect.stringMatching(/^attachment/) });
    const again = await send('urban-handler', `/api/evidence/${hash}/original`, { method: 'GET', headers: { 'if-none-match': `"${hash}-original"` } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await send('director', `/api/evidence/${hash}/original`, { method: 'GET', headers: { 'if-none-match': `"${hash}-original"` } })).statusCode).toBe(404);
  });

  it('is never shown in the page when it is a document', async () => {
    const hash = evidenceShown.parse((await put('urban-handler', '函.pdf', Buffer.concat([pdf(), Buffer.from('%%EOF\n')]))).json()).sha256;
    const answer = await get('urban-handler', `/api/evidence/${hash}/original`);
    expect([answer.headers['content-type'], answer.headers['content-disposition']]).toEqual(['application/pdf', `attachment; filename="evidence-${hash.slice(0, 12)}.pdf"; filename*=UTF-8''%E5%87%BD.pdf`]);
    expect((await get('urban-handler', `/api/evidence/${hash}/thumbnail`)).statusCode).toBe(404);
  });

  it('comes in the part that is asked for, as films are played', async () => {
    const film = Buffer.concat([movie('isom', 5000), box('free', Buffer.from('part'))]);
    await put('urban-handler', 'a.mp4', film);
    const part = async (range: string) => {
      const { statusCode, headers, rawPayload } = await send('urban-handler', `/api/evidence/${sha256(film)}/original`, { method: 'GET', headers: { range } });
      return [statusCode, headers['content-range'], rawPayload.length];
    };
    expect(await part('bytes=0-99')).toEqual([206, `bytes 0-99/${film.length}`, 100]);
    expect(await part('bytes=-4')).toEqual([206, `bytes ${film.length - 4}-${film.length - 1}/${film.length}`, 4]);
    expect(await part('bytes=5-1,7-9')).toEqual([200, undefined, film.length]);
    expect(['bytes=5-', 'bytes=9-3', 'bytes=-', 'bytes=100-200', 'lines=1-2'].map((header) => rangeOf(header, 100))).toEqual([{ from: 5, to: 99 }, undefined, undefined, undefined, undefined]);
  });
});
