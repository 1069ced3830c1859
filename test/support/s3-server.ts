import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyFreePort } from '#local/port';
import { run } from './program.ts';

/** An S3 server with one bucket and one access key (it does not verify signatures of version 4); `address` is how the product is told of it. */
export type S3Server = Readonly<{ address: string; stop: () => Promise<void> }>;

export async function startS3(): Promise<S3Server> {
  const [port, folder] = [await anyFreePort(), await mkdtemp(join(tmpdir(), 's3-'))];
  const server = run(['node_modules/s3rver/bin/s3rver.js', '--directory', folder, '--port', String(port), '--address', '127.0.0.1', '--configure-bucket', 'evidence'], {});
  await server.says('listening');
  return {
    address: `http://S3RVER:S3RVER@127.0.0.1:${port}/evidence`,
    async stop() {
      await server.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
