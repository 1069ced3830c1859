import { createHash } from 'node:crypto';

/** The id of the notice that tells a person of the command after which its subject stood at `version`: the same however often it is made. A subject is named by the id of its case, or by its stream. */
export function noticeId(subject: string, version: number, person: string): string {
  const hex = createHash('sha256').update(`notice/${subject}/${version}/${person}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
