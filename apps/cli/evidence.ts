import type { CaseFile } from '#commands/case-file';
import { checkEvidence, type Soundness } from '#evidence/check';
import { storageOf } from '#evidence/store';
import { evidenceOf } from '#read-models/case-evidence';
import type { Terminal } from './terminal.ts';

/** Reads every file that the events of a case name, and says of each whether it is there and what was hashed. */
export async function filesOf({ settings }: Pick<Terminal, 'settings'>, { events }: CaseFile): Promise<readonly Soundness[]> {
  const found: Soundness[] = [];
  for await (const one of checkEvidence(storageOf(settings), events.flatMap(({ data }) => evidenceOf(data)))) found.push(one);
  return found;
}

/** What that says to people: one line when all is well, otherwise one for each file that is not. */
export function fileLines(files: readonly Soundness[], { word }: Pick<Terminal, 'word'>): readonly string[] {
  const unsound = files.flatMap(({ sha256, state }) => (state === 'sound' ? [] : [word(state === 'missing' ? 'file-missing' : 'file-changed', { sha256 })]));
  return files.length === 0 || unsound.length > 0 ? unsound : [word('files-sound', { files: files.length })];
}
