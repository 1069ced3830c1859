import type { CaseCommand } from '#domain/case/case';
import { claimForEvent } from '#evidence/seen';
import type { EvidenceStore } from '#evidence/store';
import { Problem } from '../problems/problem.ts';
import type { Caller } from '../requests/caller.ts';

const filesIn = (data: unknown): readonly string[] => (typeof data === 'object' && data !== null && 'evidence' in data && Array.isArray(data.evidence) ? data.evidence.map(String) : []);

/** The files that a command names, also one that is entered late. */
function filesOf({ type, data }: CaseCommand): readonly string[] {
  return filesIn(type === 'late-entry' ? data.data : data);
}

/** Makes sure that the files of a command are there and the caller's to attach, and stay until it is carried out. Throws Problem `evidence-not-uploaded`. */
export async function claimFiles({ pool }: EvidenceStore, command: CaseCommand, { actor, sight }: Caller): Promise<void> {
  const files = filesOf(command);
  const strange = files.length === 0 ? [] : await claimForEvent(pool, files, actor, sight);
  if (strange.length > 0) throw new Problem(409, 'evidence-not-uploaded', { files: strange.map((file) => file.slice(0, 12)) });
}
