import type { CameraFacts } from './exif.ts';
import { checkExtension } from './file-name.ts';
import { kindOf, type MediaType, mostBytes } from './media-type.ts';
import { mediaTypeOf } from './media-type-of.ts';
import { withParts } from './part-of-file.ts';
import { photoOf } from './photo.ts';
import { EvidenceProblem } from './problem.ts';

/** What a file turned out to be. */
export type Examined = Readonly<{ type: MediaType; width?: number; height?: number; camera: CameraFacts }>;

/** Looks at a file that somebody sent: by its content only, in small parts, nothing unpacked or decoded before its limits are known. Throws EvidenceProblem. */
export async function examine(file: string, name: string): Promise<Examined> {
  const type = await withParts(file, async (parts) => {
    if (parts.size === 0) throw new EvidenceProblem('evidence-empty');
    const found = await mediaTypeOf(parts);
    checkSize(parts.size, found);
    return found;
  });
  checkExtension(name, type);
  return kindOf(type) === 'photo' ? { type, ...(await photoOf(file)) } : { type, camera: {} };
}

function checkSize(size: number, type: MediaType): void {
  const most = mostBytes[kindOf(type)];
  if (size > most) throw new EvidenceProblem('evidence-too-large', { most: most / 1024 / 1024 });
}
