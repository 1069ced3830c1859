import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { jpeg } from '#evidence/test-files';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';
import { startS3 } from '../support/s3-server.ts';

const s3 = await startS3();
const dataDir = mkdtempSync(join(tmpdir(), 'evidence-s3-'));
afterAll(async () => {
  await s3.stop();
  rmSync(dataDir, { recursive: true });
});
const { by, serving, xiaohao } = product({ settings: { XIAOHAO_DATA: dataDir, XIAOHAO_EVIDENCE_URL: s3.address } });
const { claimed } = paths(by);

async function fetched(person: string, path: string, headers: Readonly<Record<string, string>> = {}, content?: Buffer): Promise<Readonly<{ status: number; bytes: Buffer }>> {
  const asked = { headers: { authorization: `Bearer ${await by(person).token()}`, ...headers }, ...(content === undefined ? {} : { method: 'PUT', body: new Uint8Array(content) }) };
  const answer = await fetch(`${serving().url}${path}`, asked);
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

describe('evidence in an S3-compatible storage', () => {
  test('is sent, attached, shown in parts and verified as in a folder, and leaves nothing on the disk', async () => {
    const photo = await jpeg({ width: 640, height: 480 });
    const hash = createHash('sha256').update(photo).digest('hex');
    const caseId = await claimed();
    expect((await fetched('urban-handler', `/api/evidence?name=${encodeURIComponent('现场.jpg')}`, { 'content-type': 'application/octet-stream' }, photo)).status).toBe(201);
    await by('urban-handler').does(caseId, 'report-progress', { text: '已清理一半', evidence: [hash] });
    expect((await fetched('inspector', `/api/evidence/${hash}/original`)).bytes.equals(photo)).toBe(true);
    expect(await fetched('inspector', `/api/evidence/${hash}/original`, { range: 'bytes=100-199' })).toEqual({ status: 206, bytes: photo.subarray(100, 200) });
    const [copy, thumbnail] = await Promise.all(['copy', 'thumbnail'].map((one) => fetched('leader', `/api/evidence/${hash}/${one}`)));
    expect([copy?.status, thumbnail?.status, copy?.bytes.subarray(0, 3).toString('hex')]).toEqual([200, 200, 'ffd8ff']);
    expect(await xiaohao('trail', caseId, '--verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('附件核验通过：1 个文件都在') });
    expect(readdirSync(join(dataDir, 'evidence'), { recursive: true })).toEqual(['arriving']);
  });

  test('that is away is told as such, and nothing that was sent is lost', async () => {
    const another = await jpeg({ width: 641, height: 480 });
    await s3.stop();
    const refused = await fetched('urban-handler', '/api/evidence?name=a.jpg', { 'content-type': 'application/octet-stream' }, another);
    expect([refused.status, JSON.parse(refused.bytes.toString('utf8'))]).toEqual([503, expect.objectContaining({ code: 'evidence-storage-unavailable', detail: expect.stringContaining('5 秒后再试') })]);
  });
});
