import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { EvidenceProblem } from './problem.ts';
import { sha256Of } from './receive.ts';
import type { Storage } from './storage.ts';

/** Where an S3-compatible storage is, and by which key. */
export type Bucket = Readonly<{ endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }>;

/** `https://KEY:SECRET@host:port/bucket?region=cn-north-1`; the region may be left out. */
export function bucketOf(address: string): Bucket {
  const { protocol, host, pathname, username, password, searchParams } = new URL(address);
  return {
    endpoint: `${protocol}//${host}`, bucket: pathname.replaceAll('/', ''), region: searchParams.get('region') ?? 'us-east-1', accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password),
  };
}

type Asked = Readonly<{ method: 'PUT' | 'GET' | 'HEAD' | 'DELETE'; key: string; headers?: Readonly<Record<string, string>>; file?: string }>;

/** How long the storage may be silent before it answers, and how long whoever reads may pause afterwards (a film), in milliseconds. */
const patience = 30_000;
const pause = 600_000;
/** The SHA-256 of nothing: requests without a body are signed with it. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Keeps files in an S3-compatible storage. The hash of what is sent is part of the signature, so that the storage refuses what arrives changed. */
export function s3Storage(bucket: Bucket): Storage {
  const ask = (asked: Asked): Promise<IncomingMessage> => asking(bucket, asked);
  const size: Storage['size'] = async (key) => {
    const answer = await ask({ method: 'HEAD', key });
    answer.resume();
    return found(answer) ? Number(answer.headers['content-length']) : undefined;
  };
  return {
    size,
    async put(key, file) {
      const { size: own } = await stat(file);
      if ((await size(key)) === own) return;
      const answer = await ask({ method: 'PUT', key, file, headers: { 'content-length': String(own), 'x-amz-content-sha256': await sha256Of(file) } });
      answer.resume();
      if (!found(answer)) throw unavailable(answer.statusCode);
    },
    async read(key, range) {
      const answer = await ask({ method: 'GET', key, ...(range === undefined ? {} : { headers: { range: `bytes=${range.from}-${range.to}` } }) });
      if (found(answer)) return answer;
      answer.resume();
      return undefined;
    },
    async remove(key) {
      (await ask({ method: 'DELETE', key })).resume();
    },
  };
}

/** Whether there is such a file. Throws EvidenceProblem when the storage says neither yes nor no. */
function found({ statusCode = 0 }: IncomingMessage): boolean {
  if (statusCode >= 200 && statusCode < 300) return true;
  if (statusCode === 404) return false;
  throw unavailable(statusCode);
}

const unavailable = (cause: unknown): EvidenceProblem => new EvidenceProblem('evidence-storage-unavailable', { seconds: 5 }, cause);

async function asking({ endpoint, bucket, region, accessKeyId, secretAccessKey }: Bucket, { method, key, headers = {}, file }: Asked): Promise<IncomingMessage> {
  const signer = new AwsV4Signer({ method, url: `${endpoint}/${bucket}/${key}`, headers: { 'x-amz-content-sha256': emptyHash, ...headers }, accessKeyId, secretAccessKey, service: 's3', region });
  const signed = await signer.sign();
  return sent(signed.url, method, Object.fromEntries(new Headers(signed.headers).entries()), file === undefined ? undefined : createReadStream(file));
}

function sent(url: URL, method: string, headers: Readonly<Record<string, string>>, body: Readable | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(unavailable(error));
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, { method, headers, timeout: patience }, (answer) => {
      request.setTimeout(pause);
      resolve(answer);
    });
    request.on('error', fail).on('timeout', () => request.destroy(new Error('silent')));
    if (body === undefined) request.end();
    else pipeline(body, request).catch(fail);
  });
}
