import type { Queryable } from '#event-store/queryable';
import type { Instant } from '#domain/time';

/** Who opened a case, up to which version of it, when first and when last. */
export type Receipt = Readonly<{ person: string; unit: string | null; version: number; firstAt: Instant; seenAt: Instant }>;

/** Notes that somebody looked at a case as it stood at a version; an older look changes nothing. */
export async function lookedAt(client: Queryable, caseId: string, { person, unit }: Readonly<{ person: string; unit?: string }>, version: number, at: Instant): Promise<void> {
  const text = `insert into case_receipts (case_id, person, unit, version, first_at, seen_at) values ($1, $2, $3, $4, $5, $5)
    on conflict (case_id, person) do update set unit = excluded.unit, version = excluded.version, seen_at = excluded.seen_at where case_receipts.version < excluded.version`;
  await client.query({ name: 'looked-at', text, values: [caseId, person, unit ?? null, version, at] });
}

/** Everybody who opened a case, the latest first. */
export async function receiptsOf(client: Queryable, caseId: string): Promise<readonly Receipt[]> {
  const text = 'select person, unit, version, first_at as "firstAt", seen_at as "seenAt" from case_receipts where case_id = $1 order by seen_at desc, person';
  return (await client.query<Receipt>({ name: 'receipts-of', text, values: [caseId] })).rows;
}

/** Up to which version somebody has seen each of some cases; those never opened are absent. */
export async function seenOf(client: Queryable, person: string, caseIds: readonly string[]): Promise<readonly Readonly<{ caseId: string; version: number }>[]> {
  const text = 'select case_id as "caseId", version from case_receipts where person = $1 and case_id = any($2) order by case_id';
  return (await client.query<{ caseId: string; version: number }>({ name: 'seen-of', text, values: [person, caseIds] })).rows;
}
