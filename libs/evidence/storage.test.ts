import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type S3Server, startS3 } from '../../test/support/s3-server.ts';
import { checkEvidence, type Soundness } from './check.ts';
import { folderStorage } from './folder-storage.ts';
import { bucketOf, s3Storage } from './s3-storage.ts';
import { keyOf, type Storage } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'storage-'));
mkdirSync(join(folder, 'arriving'));
let server: S3Server | undefined;
beforeAll(async () => {
  server = await startS3();
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const address = (): string => server?.address ?? '';
const content = Buffer.from('证据'.repeat(1000));
const hash = createHash('sha256').update(content).digest('hex');
const other = 'f'.repeat(64);

function arrived(bytes: Buffer = content): string {
  const file = join(folder, 'arriving', `${readdirSync(join(folder, 'arriving')).length}`);
  writeFileSync(file, bytes);
  return file;
}
const read = async (storage: Storage, key: string, range?: { from: number; to: number }): Promise<Buffer | undefined> => {
  const found = await storage.read(key, range);
  return found === undefined ? undefined : buffer(found);
};

describe.each([
  ['a folder', () => folderStorage(join(folder, 'kept'))],
  ['an S3-compatible server', () => s3Storage(bucketOf(address()))],
])('%s', (_, open) => {
  const key = keyOf(hash, 'original');

  it('has nothing that was not kept', async () => {
    expect([await open().size(key), await open().read(key)]).toEqual([undefined, undefined]);
  });

  it('gives back what was kept, whole or in part, to the last byte', async () => {
    await open().put(key, arrived());
    expect(await open().size(key)).toBe(content.length);
    expect(content.equals((await read(open(), key)) ?? Buffer.alloc(0))).toBe(true);
    expect(content.subarray(10, 21).equals((await read(open(), key, { from: 10, to: 20 })) ?? Buffer.alloc(0))).toBe(true);
  });

  it('keeps the same content once', async () => {
    await open().put(key, arrived());
    expect(await open().size(key)).toBe(content.length);
  });

  it('keeps what is larger than a chunk', async () => {
    const large = Buffer.alloc(5_000_000, 'x');
    await open().put(keyOf('a'.repeat(64), 'original'), arrived(large));
    expect((await read(open(), keyOf('a'.repeat(64), 'original')))?.equals(large)).toBe(true);
  });

  it('knows what is missing and what was changed', async () => {
    await open().put(keyOf(other, 'original'), arrived(Buffer.from('something else')));
    const found: Soundness[] = [];
    for await (const one of checkEvidence(open(), [hash, other, 'e'.repeat(64), hash])) found.push(one);
    expect(found).toEqual([{ sha256: hash, state: 'sound' }, { sha256: other, state: 'changed' }, { sha256: 'e'.repeat(64), state: 'missing' }]);
  });

  it('forgets what is removed, also when it is not there', async () => {
    await open().remove(key);
    await open().remove(key);
    expect(await open().size(key)).toBeUndefined();
  });
});

describe('a folder', () => {
  it('keeps files that nobody can write to or else read, and leaves nothing half written', async () => {
    const storage = folderStorage(join(folder, 'sealed'));
    await storage.put(keyOf(hash, 'original'), arrived());
    const file = join(folder, 'sealed', 'original', hash.slice(0, 2), hash);
    expect([statSync(file).mode & 0o777, readFileSync(file).equals(content), readdirSync(join(folder, 'sealed', 'original', hash.slice(0, 2)))]).toEqual([0o400, true, [hash]]);
  });
});

describe('an S3-compatible server', () => {
  it('that refuses the key, or is away, is told as storage that cannot be reached', async () => {
    const wrong = s3Storage({ ...bucketOf(address()), accessKeyId: 'wrong' });
    await expect(wrong.put(keyOf('b'.repeat(64), 'original'), arrived())).rejects.toMatchObject({ code: 'evidence-storage-unavailable' });
    const away = s3Storage(bucketOf('http://a:b@127.0.0.1:1/evidence'));
    await expect(away.size(keyOf(hash, 'original'))).rejects.toMatchObject({ code: 'evidence-storage-unavailable' });
    await expect(away.put(keyOf(hash, 'original'), arrived())).rejects.toMatchObject({ code: 'evidence-storage-unavailable' });
  });

  it('is named by one address', () => {
    expect(bucketOf('https://key:s%2Fcret@s3.city.example:9000/evidence?region=cn-north-1')).toEqual({ endpoint: 'https://s3.city.example:9000', bucket: 'evidence', region: 'cn-north-1', accessKeyId: 'key', secretAccessKey: 's/cret' });
  });
});
