import type { Queryable } from '#event-store/queryable';
import { lentMarksOf, marksOf, type Sight } from '#domain/case/sight';
import type { Actor } from '#domain/city/city';
import { type Kept, keptColumns, keptOf } from './register.ts';
import { mayHaveOriginal } from './rights.ts';

/** A piece of evidence in the eyes of somebody: its name when they sent it, and whether they may have the original and the facts of the camera. */
export type Seen = Readonly<{ kept: Kept; name?: string; capturedAt?: string; sealed: boolean }>;

type SeenRow = Parameters<typeof keptOf>[0] & { name: string | null; capturedAt: string | null; viewers: string[][] };

/** The marks of the cases that show it to somebody; arrays of different lengths need json. */
const seenSql = `select ${keptColumns}, h.name, h.captured_at as "capturedAt",
    coalesce((select json_agg(c.viewers) from case_list c where c.case_id in (select case_id from case_evidence where sha256 = e.sha256) and ($3 or c.viewers && $4::text[] or exists (
      select from jsonb_to_recordset($5::jsonb) as lent("all" boolean, marks text[], within text[]) where (lent."all" or c.viewers && lent.marks) and (lent.within is null or c.viewers && lent.within)))), '[]') as viewers
  from evidence e left join evidence_holders h on h.sha256 = e.sha256 and h.person = $2 where e.sha256 = $1`;

/** Evidence that somebody sent themself, or that belongs to a case they may see; undefined for any other, as for what is not there. */
export async function seenBy(client: Queryable, sha256: string, actor: Actor, sight: Sight): Promise<Seen | undefined> {
  const { rows } = await client.query<SeenRow>({ name: 'evidence-seen', text: seenSql, values: [sha256, actor.person, sight.all, marksOf(sight), JSON.stringify(lentMarksOf(sight))] });
  const [row] = rows;
  if (row === undefined || (row.name === null && row.viewers.length === 0)) return undefined;
  const { name, capturedAt, viewers, ...rest } = row;
  const kept = keptOf(rest);
  if (kept === undefined) return undefined;
  const sealed = kept.kind === 'photo' && name === null && !viewers.some((marks) => mayHaveOriginal(marks, actor, sight));
  return { kept, sealed, ...(name === null ? {} : { name }), ...(capturedAt === null ? {} : { capturedAt }) };
}

/** Keeps what somebody is about to attach for another while; returns the hashes that they neither sent nor see. */
export async function claimForEvent(client: Queryable, hashes: readonly string[], actor: Actor, sight: Sight): Promise<readonly string[]> {
  const text = "update evidence_holders set kept_until = greatest(kept_until, clock_timestamp() + interval '1 day') where sha256 = any($1) and person = $2 returning sha256";
  const { rows } = await client.query<{ sha256: string }>({ name: 'evidence-claim', text, values: [hashes, actor.person] });
  const own = new Set(rows.map(({ sha256 }) => sha256));
  const strange: string[] = [];
  for (const hash of hashes) if (!own.has(hash) && (await seenBy(client, hash, actor, sight)) === undefined) strange.push(hash);
  return strange;
}
