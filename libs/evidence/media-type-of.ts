import { compoundType } from './compound-file.ts';
import type { MediaType } from './media-type.ts';
import { movieType } from './movie.ts';
import { officeType } from './office-file.ts';
import type { PartOfFile } from './part-of-file.ts';
import { EvidenceProblem } from './problem.ts';

/** What the type of a file is by its content, whatever its name says. Throws EvidenceProblem for what is not taken, or is broken. */
export async function mediaTypeOf(parts: PartOfFile): Promise<MediaType> {
  const head = await parts.read(0, 1024);
  const found = photoType(head) ?? (await containedType(head, parts));
  if (found !== undefined) return found;
  throw new EvidenceProblem(isMarkup(head) ? 'evidence-active-content' : 'evidence-type');
}

const begins = (head: Buffer, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
const says = (head: Buffer, at: number, text: string): boolean => head.toString('latin1', at, at + text.length) === text;

function photoType(head: Buffer): MediaType | undefined {
  if (begins(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (begins(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (says(head, 0, 'RIFF') && says(head, 8, 'WEBP')) return 'image/webp';
  return says(head, 0, 'GIF87a') || says(head, 0, 'GIF89a') ? 'image/gif' : undefined;
}

async function containedType(head: Buffer, parts: PartOfFile): Promise<MediaType | undefined> {
  if (says(head, 4, 'ftyp')) return movieType(parts);
  if (says(head, 0, '%PDF-')) return pdfType(parts);
  if (begins(head, [0x50, 0x4b, 0x03, 0x04])) return officeType(parts);
  return begins(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) ? compoundType(parts) : undefined;
}

/** A PDF that was cut off has no end mark. */
async function pdfType(parts: PartOfFile): Promise<MediaType> {
  const tail = await parts.read(Math.max(0, parts.size - 2048), 2048);
  if (!tail.includes('%%EOF')) throw new EvidenceProblem('evidence-broken-pdf');
  return 'application/pdf';
}

/** SVG, HTML and XML can hold scripts. */
const isMarkup = (head: Buffer): boolean => /^(\ufeff|\u00ef\u00bb\u00bf|\s)*<(\?xml|!doctype|!--|svg|html|head|body|script|[a-z]+[\s>])/i.test(head.toString('latin1'));
