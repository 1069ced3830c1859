import type { Readable } from 'node:stream';

/** What is kept of a piece of evidence: what was sent, sealed; and of photos a copy without metadata and a thumbnail, both JPEG. */
export const variants = ['original', 'copy', 'thumbnail'] as const;
export type Variant = (typeof variants)[number];

/** Bytes of a file, both ends included. */
export type ByteRange = Readonly<{ from: number; to: number }>;

/** Where files are kept under the hash of the original. Throws EvidenceProblem `evidence-storage-unavailable` or `evidence-no-space`. */
export type Storage = Readonly<{
  /** Keeps a file, whole or not at all. One that is kept already stays. The file may be moved away. */
  put: (key: string, file: string) => Promise<void>;
  /** How many bytes are kept; undefined when nothing is. */
  size: (key: string) => Promise<number | undefined>;
  /** What is kept, or a part of it; undefined when nothing is. */
  read: (key: string, range?: ByteRange) => Promise<Readable | undefined>;
  remove: (key: string) => Promise<void>;
}>;

/** The name of a file in a storage: made of the hash, never of anything that somebody sent. */
export const keyOf = (sha256: string, variant: Variant): string => `${variant}/${sha256.slice(0, 2)}/${sha256}`;
