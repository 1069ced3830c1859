import sharp, { type Sharp } from 'sharp';
import { type CameraFacts, cameraFacts } from './exif.ts';
import { mostPixels } from './media-type.ts';
import { EvidenceProblem } from './problem.ts';
import { turns } from './turns.ts';

/** How large a photo is as it is to be looked at, in pixels, and what its camera wrote into it. */
export type Photo = Readonly<{ width: number; height: number; camera: CameraFacts }>;

sharp.cache(false);
sharp.concurrency(1);
/** A photo of 64 megapixels takes some 200 MB while it is turned upright. */
const inTurn = turns(2);

/** The longest side of a copy and of a thumbnail, in pixels. */
const copySide = 4096;
const thumbnailSide = 480;
/** How long drawing may take, in seconds. */
const patience = 60;

const opened = (file: string): Sharp => sharp(file, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 });

/** Looks at the header of a photo, before any of its pixels. Throws EvidenceProblem `evidence-too-many-pixels`, `evidence-broken-photo`, `evidence-broken-exif`. */
export async function photoOf(file: string): Promise<Photo> {
  const { width, height, pages = 1, pageHeight = height, exif, autoOrient } = await sharp(file, { limitInputPixels: false, pages: -1 }).metadata().catch(refuse);
  if (width * Math.max(height, pageHeight * pages) > mostPixels) throw new EvidenceProblem('evidence-too-many-pixels', { width, height, most: mostPixels / 1_000_000 });
  return { width: autoOrient.width, height: pages > 1 ? pageHeight : autoOrient.height, camera: exif === undefined ? {} : cameraFacts(exif) };
}

/** Writes the copy of a photo, upright and with nothing but its pixels, and the thumbnail of it. Throws EvidenceProblem `evidence-broken-photo` when the pixels cannot be read. */
export function redraw(file: string, to: Readonly<{ copy: string; thumbnail: string }>): Promise<void> {
  const fit = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const;
  return inTurn(async () => {
    await opened(file).autoOrient().resize(fit(copySide)).flatten({ background: '#ffffff' }).jpeg({ quality: 85 }).timeout({ seconds: patience }).toFile(to.copy).catch(refuse);
    await opened(to.copy).resize(fit(thumbnailSide)).jpeg({ quality: 75 }).toFile(to.thumbnail).catch(refuse);
  });
}

/** What the decoder refuses; a full disk is no fault of the photo. */
function refuse(error: unknown): never {
  const text = error instanceof Error ? error.message : '';
  if (/No space left/i.test(text)) throw new EvidenceProblem('evidence-no-space', {}, error);
  throw new EvidenceProblem(/pixel limit/i.test(text) ? 'evidence-too-many-pixels' : 'evidence-broken-photo', { width: 0, height: 0, most: mostPixels / 1_000_000 }, error);
}
