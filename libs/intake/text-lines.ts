import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { systemCode } from '#settings/system-error';

/** A file whose bytes are neither UTF-8 nor GB 18030 (GBK). */
export class UnreadableEncoding extends Error {
  override readonly name = 'UnreadableEncoding';
  readonly code = 'file-encoding';
}

function bytesOf(path: string, onBytes?: (count: number) => void): Readable {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (onBytes !== undefined) file.on('data', (chunk) => onBytes(chunk.length));
  if (!path.endsWith('.gz')) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked);
}

async function reads(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytesOf(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (systemCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

/** How a text file is encoded: UTF-8 if all of it is, otherwise GBK as Windows writes it (read as its superset GB 18030). */
export async function encodingOf(path: string): Promise<'utf-8' | 'gb18030'> {
  if (await reads(path, 'utf-8')) return 'utf-8';
  if (await reads(path, 'gb18030')) return 'gb18030';
  throw new UnreadableEncoding(path);
}

/** The lines of a text file, packed by gzip or not, without their ends. A file is never held in memory as a whole. */
export async function* textLines(path: string, onBytes?: (count: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(path));
  let rest = '';
  for await (const chunk of bytesOf(path, onBytes)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  const last = (rest + decoder.decode()).replace(/\r$/, '');
  if (last !== '') yield last;
}
