import type { Facts } from '#domain/refusal';

/** Every code with which a file is refused, or cannot be kept; the catalogue turns it into a sentence that says what to do. */
export const evidenceCodes = [
  'evidence-empty', 'evidence-too-large', 'evidence-file-name', 'evidence-type', 'evidence-active-content', 'evidence-heic', 'evidence-wrong-extension', 'evidence-too-many-pixels', 'evidence-broken-photo',
  'evidence-broken-exif', 'evidence-broken-video', 'evidence-broken-pdf', 'evidence-broken-office', 'evidence-bomb', 'evidence-archive-path', 'evidence-macros', 'evidence-encrypted', 'evidence-hash-mismatch',
  'evidence-longer-than-declared', 'evidence-interrupted', 'evidence-no-space', 'evidence-storage-unavailable',
] as const;
export type EvidenceCode = (typeof evidenceCodes)[number];

/** A file that is refused, or that cannot be kept now. */
export class EvidenceProblem extends Error {
  override readonly name = 'EvidenceProblem';
  constructor(
    readonly code: EvidenceCode,
    readonly facts: Facts = {},
    cause?: unknown,
  ) {
    super(code, cause === undefined ? {} : { cause });
  }
}

/** Whether the same file would be refused again: what is wrong lies in the file, not with us or the connection. */
export const isFinal = ({ code }: EvidenceProblem): boolean => code !== 'evidence-interrupted' && code !== 'evidence-no-space' && code !== 'evidence-storage-unavailable';
