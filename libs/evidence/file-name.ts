import { type MediaType, typesNamed } from './media-type.ts';
import { EvidenceProblem } from './problem.ts';

const longest = 200;
/** Separators of paths, control characters, and the marks that turn the direction of text to disguise an extension. */
const forbidden = /[/\\:*?"<>|\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The name under which somebody sent a file: data to show, never a path. Throws EvidenceProblem `evidence-file-name`. */
export function checkedName(given: string): string {
  const name = given.normalize('NFC').trim();
  if (name === '' || name.length > longest || /^\.+$/.test(name) || !name.isWellFormed() || forbidden.test(name)) throw new EvidenceProblem('evidence-file-name', { most: longest });
  return name;
}

/** The extension of a name in small letters, without the dot; undefined when it has none. */
export const extensionIn = (name: string): string | undefined => /[^.]\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();

/** A name says the truth about its content, or nothing. Throws EvidenceProblem `evidence-wrong-extension`. */
export function checkExtension(name: string, type: MediaType): void {
  const extension = extensionIn(name);
  if (extension !== undefined && !typesNamed(extension).includes(type)) throw new EvidenceProblem('evidence-wrong-extension', { extension, type });
}
