import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import type { Facts, RefusalKind } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { signedName } from '#domain/delegation/signature';
import type { StoredActor } from './change.ts';
import { collapsed, selection, upsertSql, type Table } from './table.ts';

/** A command that the rules refused, as it stands in the stream beside the case. */
export type CommandRefused = Readonly<{ type: 'CommandRefused'; data: Readonly<{ command: string; code: string; kind: RefusalKind; facts: Facts }> }>;

/** One row per refused attempt: who tried what, and why not. */
export type RefusalRow = Readonly<{ caseId: string; version: number; at: Instant; person: string; name: string; post: string; unit: string | null; office: string | null; command: string; code: string; kind: RefusalKind; facts: Facts }>;

export const refusals: Table<RefusalRow> = {
  name: 'refusals',
  key: ['caseId', 'version'],
  columns: { caseId: 'text', version: 'integer', at: 'timestamptz', person: 'text', name: 'text', post: 'text', unit: 'text', office: 'text', command: 'text', code: 'text', kind: 'text', facts: 'jsonb' },
};

const rowOf = (caseId: string, { version, recordedAt, actor, data }: Recorded<CommandRefused, StoredActor>): RefusalRow => ({
  caseId, version, at: recordedAt, person: actor.person, name: signedName(actor), post: actor.post, unit: actor.unit ?? null, office: actor.office ?? null, ...data,
});

/** Writes refused attempts, in the transaction that records them. */
export async function projectRefusal(client: Queryable, caseId: string, events: readonly Recorded<CommandRefused, StoredActor>[]): Promise<void> {
  const rows = collapsed(refusals, events.map((event) => rowOf(caseId, event)));
  await client.query({ name: 'project-refusals', text: upsertSql(refusals, 1), values: [JSON.stringify(rows)] });
}

/** What was refused on a case, latest first. */
export async function refusalsOf(client: Queryable, caseId: string, limit = 100): Promise<readonly RefusalRow[]> {
  const text = `select ${selection(refusals.columns, 'r')} from refusals r where case_id = $1 order by version desc limit $2`;
  return (await client.query<RefusalRow>({ name: 'refusals-of', text, values: [caseId, limit] })).rows;
}
