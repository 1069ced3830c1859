import { type FileHandle, open } from 'node:fs/promises';

/** A file that is looked into at places, never read whole. */
export type PartOfFile = Readonly<{
  size: number;
  /** The bytes from `at` on, `length` of them or as many as there are. */
  read: (at: number, length: number) => Promise<Buffer>;
}>;

/** Lets `look` read parts of a file, which is closed afterwards. */
export async function withParts<T>(file: string, look: (parts: PartOfFile) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    return await look({ size, read: (at, length) => readAt(handle, at, Math.min(length, size - at)) });
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  if (at < 0 || length <= 0) return Buffer.alloc(0);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
