import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { box, jpeg, movie } from '#evidence/test-files';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';
import { until } from '../support/until.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'evidence-journey-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const { by, serving, xiaohao } = product({ settings: { XIAOHAO_DATA: dataDir } });
const { claimed } = paths(by);

type Given = Readonly<{ status: number; headers: Headers; body: Record<string, unknown> & Readonly<{ evidence?: Readonly<{ sha256: string }> | null; sha256?: string }> }>;

/** A request that carries a file, or asks about one. */
async function ask(person: string, method: string, path: string, headers: Readonly<Record<string, string>> = {}, content?: Buffer | Readable): Promise<Given> {
  const body = content instanceof Readable ? { body: Readable.toWeb(content), duplex: 'half' as const } : content === undefined ? {} : { body: new Uint8Array(content) };
  const answer = await fetch(`${serving().url}${path}`, { method, headers: { authorization: `Bearer ${await by(person).token()}`, ...headers }, ...body });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: answer.headers.get('content-type')?.includes('json') === true ? (JSON.parse(text) as Given['body']) : {} };
}
const part = (offset: number) => ({ 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) });
const put = (person: string, name: string, content: Buffer | Readable): Promise<Given> => ask(person, 'PUT', `/api/evidence?name=${encodeURIComponent(name)}`, { 'content-type': 'application/octet-stream' }, content);
async function announce(person: string, name: string, size: number): Promise<string> {
  const { headers } = await ask(person, 'POST', '/api/evidence/uploads', { 'content-type': 'application/json' }, Buffer.from(JSON.stringify({ name, size })));
  return headers.get('location') ?? '';
}
const offsetOf = async (person: string, url: string): Promise<number> => Number((await ask(person, 'HEAD', url)).headers.get('upload-offset'));
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('what a unit has done', () => {
  test('is proved by photos that the inspector sees, and that the trail verifies to the last byte', async () => {
    const caseId = await claimed();
    const [before, after] = await Promise.all([jpeg({ width: 900, height: 600 }), jpeg({ width: 901, height: 600 })]);
    const hashes = (await Promise.all([put('urban-head', '整改前.jpg', before), put('urban-head', '整改后.jpg', after)])).map(({ body }) => body.sha256 ?? '');
    expect(hashes).toEqual([sha256(before), sha256(after)]);
    await by('urban-head').does(caseId, 'submit-feedback', { result: '已清理', measures: '每日清运', evidence: hashes });
    const { evidence } = await by('inspector').page(caseId);
    expect(evidence.map(({ sha256: hash, event, name, who }) => [hash, event, name, who?.person])).toEqual([[sha256(before), 'FeedbackSubmitted', '整改前.jpg', 'urban-head'], [sha256(after), 'FeedbackSubmitted', '整改后.jpg', 'urban-head']]);
    expect(await xiaohao('trail', caseId, '--verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('附件核验通过：2 个文件都在') });
    const kept = join(dataDir, 'evidence', 'original', sha256(after).slice(0, 2), sha256(after));
    const doctor = async () => (await xiaohao('doctor', '--json')).stdout;
    expect(JSON.parse(await doctor())).toMatchObject({ checks: expect.arrayContaining([{ name: 'evidence', ok: true, detail: '2 / 2' }]) });
    rmSync(kept);
    expect(JSON.parse(await doctor())).toMatchObject({ checks: expect.arrayContaining([{ name: 'evidence', ok: false, detail: '1 / 2' }]) });
    expect(await xiaohao('trail', caseId, '--verify')).toMatchObject({ status: 1, stdout: expect.stringContaining(`文件 ${sha256(after)} 不在了`) });
    await put('urban-head', '整改后.jpg', after);
    expect((await xiaohao('trail', caseId, '--verify')).status).toBe(0);
  });
});

describe('an upload', () => {
  test('goes on where it stood after the API was killed in the middle, and after the connection broke', async () => {
    const film = Buffer.concat([movie('isom', 6_000_000), box('free', randomBytes(2_000_000))]);
    const url = await announce('inspector', '夜查.mp4', film.length);
    const token = await by('inspector').token();
    const cut = request(`${serving().url}${url}`, { method: 'PATCH', headers: { authorization: `Bearer ${token}`, ...part(0), 'content-length': film.length } });
    cut.on('error', () => undefined);
    cut.write(film.subarray(0, 3_000_000));
    const arriving = join(dataDir, 'evidence', 'arriving');
    await until(() => Promise.resolve(readdirSync(arriving).map((file) => statSync(join(arriving, file)).size)), (sizes) => sizes.includes(3_000_000));
    await serving().api.end('SIGKILL');
    await serving().api.start();
    expect(await offsetOf('inspector', url)).toBe(3_000_000);
    const again = request(`${serving().url}${url}`, { method: 'PATCH', headers: { authorization: `Bearer ${token}`, ...part(3_000_000), 'content-length': film.length - 3_000_000 } });
    again.on('error', () => undefined);
    again.write(film.subarray(3_000_000, 5_000_000));
    await until(() => offsetOf('inspector', url), (offset) => offset === 5_000_000);
    again.destroy();
    const done = await ask('inspector', 'PATCH', url, part(5_000_000), film.subarray(5_000_000));
    expect([done.status, done.body.evidence?.sha256]).toEqual([200, sha256(film)]);
    expect(readdirSync(arriving)).toEqual([]);
  });

  test('that is refused gets its answer although the rest is still coming', async () => {
    const answer = await put('inspector', '太大.jpg', Buffer.alloc(60_000_000, 1));
    expect([answer.status, answer.body['code']]).toEqual([413, 'evidence-too-large']);
  });

  test('needs no more memory for large files than for small ones', async () => {
    const memory = (): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(serving().api.pid())], { encoding: 'utf8' })) / 1024;
    await put('inspector', 'a.mp4', movie('isom', 10_000));
    const before = memory();
    let [highest, over] = [before, false];
    const watch = (async () => {
      for (; !over; await sleep(50)) highest = Math.max(highest, memory());
    })();
    const megabyte = randomBytes(1024 * 1024);
    const film = (n: number): Readable => Readable.from((function* () {
      const head = movie('isom', n);
      yield head;
      const size = Buffer.alloc(8);
      size.writeUInt32BE(250 * megabyte.length + 8);
      size.write('free', 4, 'latin1');
      yield size;
      for (let sent = 0; sent < 250; sent += 1) yield megabyte;
    })());
    const answers = await Promise.all([1, 2, 3].map((n) => put('inspector', `${n}.mp4`, film(n))));
    over = true;
    await watch;
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(before).toBeGreaterThan(20);
    expect(highest - before).toBeLessThan(150);
  }, 120_000);
});
