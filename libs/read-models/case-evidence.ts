import type { Instant } from '#domain/time';
import { signedName } from '#domain/delegation/signature';
import type { CaseChange } from './change.ts';
import type { Table } from './table.ts';

/** One row per piece of evidence that an event of a case names: the `nth` of the event, by whom. */
export type CaseEvidenceRow = Readonly<{ caseId: string; version: number; nth: number; sha256: string; event: string; person: string; name: string; at: Instant }>;

export const caseEvidence: Table<CaseEvidenceRow> = {
  name: 'case_evidence',
  key: ['caseId', 'version', 'nth'],
  columns: { caseId: 'text', version: 'integer', nth: 'integer', sha256: 'text', event: 'text', person: 'text', name: 'text', at: 'timestamptz' },
};

/** The evidence that the events of a change name. */
export const caseEvidenceRows = ({ caseId, events }: CaseChange): readonly CaseEvidenceRow[] =>
  events.flatMap(({ type, data, version, actor, occurredAt }) => evidenceOf(data).map((sha256, nth) => ({ caseId, version, nth, sha256, event: type, person: actor.person, name: signedName(actor), at: occurredAt })));

/** The hashes of the files that an event names. */
export const evidenceOf = (data: object): readonly string[] => ('evidence' in data && Array.isArray(data.evidence) ? data.evidence.map(String) : []);
