import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemCode } from '#settings/system-error';
import { EvidenceProblem } from './problem.ts';

/** Bytes that are on the disk now, and the hash of the whole file when all of it came in one go. */
export type Received = Readonly<{ size: number; sha256?: string }>;

const over = (): EvidenceProblem => new EvidenceProblem('evidence-longer-than-declared');

/**
 * Writes what comes to a file, from the byte `from` on, and makes it durable; a chunk at a time, never more than `most` bytes altogether.
 * What came before a connection broke is kept. Throws EvidenceProblem `evidence-interrupted`, `evidence-longer-than-declared`, `evidence-no-space`.
 */
export async function receive(source: Readable, file: string, from: number, most: number, beyond: () => EvidenceProblem = over): Promise<Received> {
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600).catch(full);
  const hash = createHash('sha256');
  let size = from;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      if (size + chunk.length > most) throw beyond();
      await handle.write(chunk, 0, chunk.length, size).catch(full);
      if (from === 0) hash.update(chunk);
      size += chunk.length;
    }
  } catch (error) {
    throw error instanceof EvidenceProblem ? error : new EvidenceProblem('evidence-interrupted', {}, error);
  } finally {
    await handle.datasync().finally(() => handle.close());
  }
  return from === 0 ? { size, sha256: hash.digest('hex') } : { size };
}

/** A disk without room is told as such. */
export function full(error: unknown): never {
  if (systemCode(error) === 'ENOSPC' || systemCode(error) === 'EDQUOT') throw new EvidenceProblem('evidence-no-space', {}, error);
  throw error;
}

/** The SHA-256 of a stream or a file, in hex. */
export async function sha256Of(source: Readable | string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(typeof source === 'string' ? createReadStream(source) : source, hash);
  return hash.digest('hex');
}
