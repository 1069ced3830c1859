import { z } from 'zod';
import { evidenceKindWords } from '#catalogue/evidence';
import { evidenceKinds } from '#evidence/media-type';
import type { Kept } from '#evidence/register';
import type { Seen } from '#evidence/seen';
import type { Upload } from '#evidence/uploads';
import type { Caller } from '../requests/caller.ts';

const links = z.strictObject({ thumbnail: z.string().nullable(), copy: z.string().nullable(), original: z.string().nullable() });

/** A piece of evidence: what it is, and where what the caller may have of it is. `camera` only for whoever may have the original; `name` is what the caller called it. */
export const evidenceShown = z.strictObject({
  sha256: z.string(),
  kind: z.enum(evidenceKinds),
  kindName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  width: z.int().exactOptional(),
  height: z.int().exactOptional(),
  storedAt: z.string(),
  name: z.string().exactOptional(),
  capturedAt: z.string().exactOptional(),
  camera: z.strictObject({ takenAt: z.string().exactOptional(), latitude: z.number().exactOptional(), longitude: z.number().exactOptional(), device: z.string().exactOptional() }).exactOptional(),
  links,
});
export type EvidenceShown = z.output<typeof evidenceShown>;

/** How far an upload is; `evidence` is null until it is whole. */
export const uploadShown = z.strictObject({ uploadId: z.uuid(), name: z.string(), size: z.int(), offset: z.int(), expiresAt: z.string(), evidence: evidenceShown.nullable() });
export type UploadShown = z.output<typeof uploadShown>;

/** Where what somebody may have of a piece of evidence is. */
export function linksOf({ sha256, kind }: Pick<Kept, 'sha256' | 'kind'>, sealed: boolean): z.output<typeof links> {
  const base = `/api/evidence/${sha256}`;
  const photo = kind === 'photo';
  return { thumbnail: photo ? `${base}/thumbnail` : null, copy: photo ? `${base}/copy` : null, original: sealed ? null : `${base}/original` };
}

/** A piece of evidence as somebody may see it. */
export function seenShown({ kept, sealed, name, capturedAt }: Seen, { locale }: Pick<Caller, 'locale'>): EvidenceShown {
  const { sha256, kind, type, size, width, height, storedAt, camera } = kept;
  return {
    sha256, kind, kindName: evidenceKindWords[locale][kind], mediaType: type, size, ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }), storedAt,
    ...(name === undefined ? {} : { name }), ...(capturedAt === undefined ? {} : { capturedAt }), ...(sealed ? {} : { camera: { ...camera } }), links: linksOf(kept, sealed),
  };
}

/** An upload as whoever sends it sees it. */
export const uploadAnswer = ({ uploadId, name, size, offset, expiresAt, kept }: Upload, caller: Pick<Caller, 'locale'>): UploadShown => ({
  uploadId, name, size, offset, expiresAt, evidence: kept === undefined ? null : seenShown({ kept, name, sealed: false }, caller),
});
