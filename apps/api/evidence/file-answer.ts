import type { FastifyReply, FastifyRequest } from 'fastify';
import { extensionOf, mediaTypes } from '#evidence/media-type';
import type { Seen } from '#evidence/seen';
import { type ByteRange, keyOf, type Storage, type Variant } from '#evidence/storage';
import { Problem } from '../problems/problem.ts';

/** What is served of a piece of evidence to a request. */
export type Served = Readonly<{ seen: Seen; variant: Variant; storage: Storage }>;

/**
 * Answers with a file: as what it is and nothing else (nosniff, sandbox), in the page only what a browser merely shows; a part when a part was asked for.
 * Browsers may keep copies and thumbnails for an hour, for this person only; an original is asked for anew each time. Throws Problem `unknown-evidence`.
 */
export async function answerFile(request: FastifyRequest, reply: FastifyReply, { seen, variant, storage }: Served): Promise<void> {
  const { sha256 } = seen.kept;
  const key = keyOf(sha256, variant);
  const size = await storage.size(key);
  if (size === undefined) throw new Problem(404, 'unknown-evidence');
  const etag = `"${sha256}-${variant}"`;
  void reply.headers({
    etag, vary: 'Cookie, Authorization', 'cache-control': variant === 'original' ? 'private, no-cache' : 'private, max-age=3600', 'accept-ranges': 'bytes', 'content-disposition': dispositionOf(seen, variant),
    'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; sandbox", 'cross-origin-resource-policy': 'same-origin',
  });
  if (request.headers['if-none-match']?.includes(etag) === true) return void (await reply.status(304).send());
  const range = request.headers['if-range'] === undefined || request.headers['if-range'] === etag ? rangeOf(request.headers.range, size) : undefined;
  const content = await storage.read(key, range);
  if (content === undefined) throw new Problem(404, 'unknown-evidence');
  if (range !== undefined) void reply.status(206).header('content-range', `bytes ${range.from}-${range.to}/${size}`);
  await reply.type(variant === 'original' ? seen.kept.type : 'image/jpeg').header('content-length', String(range === undefined ? size : range.to - range.from + 1)).send(content);
}

/** The one range of a Range header that can be answered; with any other the whole is (RFC 9110, 14.2). */
export function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to ? { from, to } : undefined;
}

/** The name under which it is saved: the caller's own, otherwise one of its hash; and whether it may be shown in the page. */
function dispositionOf({ kept, name }: Seen, variant: Variant): string {
  const extension = variant === 'original' ? extensionOf(kept.type) : 'jpg';
  const plain = `evidence-${kept.sha256.slice(0, 12)}.${extension}`;
  const shown = variant !== 'original' || (kept.kind === 'video' && mediaTypes[kept.type].inline);
  const own = variant === 'original' && name !== undefined ? `; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}` : '';
  return `${shown ? 'inline' : 'attachment'}; filename="${plain}"${own}`;
}
