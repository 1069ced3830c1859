import type { MediaType } from './media-type.ts';
import type { PartOfFile } from './part-of-file.ts';
import { EvidenceProblem } from './problem.ts';
import { zipDirectory } from './zip-directory.ts';

const folders: readonly (readonly [string, MediaType])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** Which Office file (OOXML, OFD) an archive is; undefined for any other archive. Throws EvidenceProblem for one that is broken, a bomb, encrypted or has macros. */
export async function officeType(parts: PartOfFile): Promise<MediaType | undefined> {
  const entries = await zipDirectory(parts);
  const names = new Set(entries.map(({ name }) => name));
  const type = typeOf(names);
  if (type === undefined) return undefined;
  if (entries.some(({ encrypted }) => encrypted)) throw new EvidenceProblem('evidence-encrypted');
  if ([...names].some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) throw new EvidenceProblem('evidence-macros');
  return type;
}

function typeOf(names: ReadonlySet<string>): MediaType | undefined {
  if (names.has('OFD.xml')) return 'application/ofd';
  if (!names.has('[Content_Types].xml')) return undefined;
  return folders.find(([folder]) => [...names].some((name) => name.startsWith(folder)))?.[1];
}
