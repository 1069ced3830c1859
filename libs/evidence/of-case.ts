import type { Queryable } from '#event-store/queryable';
import { type Kept, keptColumns, keptOf } from './register.ts';

/** A piece of evidence as an event of a case names it: which event, when, who attached it, and what they call it. */
export type Attached = Readonly<{ version: number; event: string; at: string; person: string; personName: string; name?: string; capturedAt?: string; kept: Kept }>;

type AttachedRow = Parameters<typeof keptOf>[0] & { version: number; event: string; at: string; person: string; personName: string; name: string | null; capturedAt: string | null };

const attachedSql = `select ${keptColumns}, c.version, c.event, c.at, c.person, c.name as "personName", h.name, h.captured_at as "capturedAt"
  from case_evidence c join evidence e using (sha256) left join evidence_holders h on h.sha256 = c.sha256 and h.person = c.person
  where c.case_id = $1 order by c.version, c.nth`;

/** The evidence of a case in the order in which it was attached. */
export async function evidenceOfCase(client: Queryable, caseId: string): Promise<readonly Attached[]> {
  const { rows } = await client.query<AttachedRow>({ name: 'evidence-of-case', text: attachedSql, values: [caseId] });
  return rows.flatMap(({ version, event, at, person, personName, name, capturedAt, ...row }) => {
    const kept = keptOf(row);
    return kept === undefined ? [] : [{ version, event, at, person, personName, kept, ...(name === null ? {} : { name }), ...(capturedAt === null ? {} : { capturedAt }) }];
  });
}
