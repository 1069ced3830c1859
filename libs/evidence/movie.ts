import type { MediaType } from './media-type.ts';
import type { PartOfFile } from './part-of-file.ts';
import { EvidenceProblem } from './problem.ts';

/** Boxes on the outermost level at most; a fragmented recording of an hour has some thousand. */
const mostBoxes = 20_000;
const heic = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)$/;

/** Which film an ISO media file is, by its brand and its outermost boxes. Throws EvidenceProblem `evidence-heic` for a photo in this container, `evidence-broken-video` for a film that cannot be played. */
export async function movieType(parts: PartOfFile): Promise<MediaType> {
  const brand = (await parts.read(8, 4)).toString('latin1');
  if (heic.test(brand)) throw new EvidenceProblem('evidence-heic');
  if (!(await isWhole(parts))) throw new EvidenceProblem('evidence-broken-video');
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}

/** Every outermost box lies within the file, and there are an index and a content. */
async function isWhole(parts: PartOfFile): Promise<boolean> {
  const found = new Set<string>();
  let at = 0;
  for (let n = 0; at < parts.size; n += 1) {
    const head = await parts.read(at, 16);
    if (n > mostBoxes || head.length < 8) return false;
    const length = lengthOf(head, parts.size - at);
    if (length < 8 || at + length > parts.size) return false;
    found.add(head.toString('latin1', 4, 8));
    at += length;
  }
  return found.has('moov') && (found.has('mdat') || found.has('moof'));
}

/** The length of a box: 0 is up to the end, 1 is a long one. */
function lengthOf(head: Buffer, rest: number): number {
  const short = head.readUInt32BE(0);
  if (short === 0) return rest;
  if (short !== 1) return short;
  return head.length < 16 ? 0 : Number(head.readBigUInt64BE(8));
}
