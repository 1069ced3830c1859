import type { Queryable } from '#event-store/queryable';
import { instantOf, millis, type Instant } from '#domain/time';

/** What somebody typed into a form and has not sent yet; `version` counts its savings, `device` is the browser that saved it last. */
export type Draft = Readonly<{ version: number; values: Readonly<Record<string, unknown>>; device: string; savedAt: Instant }>;

/** After so many days nobody goes on with a form. */
export const draftDays = 90;
/** So many unfinished forms one person keeps. */
export const mostDrafts = 200;

const expiry = (now: Instant): Instant => instantOf(millis(now) - draftDays * 86_400_000);
const columns = 'version, "values", device, saved_at as "savedAt"';

/** The draft of a person under a key; undefined when there is none that is still kept. */
export async function draftOf(client: Queryable, person: string, key: string, now: Instant): Promise<Draft | undefined> {
  const text = `select ${columns} from drafts where person = $1 and key = $2 and saved_at > $3`;
  return (await client.query<Draft>({ name: 'draft-of', text, values: [person, key, expiry(now)] })).rows[0];
}

/**
 * Keeps a draft in the place of the one before, whichever that is, one version on: the last writer wins.
 * Answers the version, and the draft of another device that this one had not seen; undefined when there are too many already.
 */
export async function keepDraft(client: Queryable, person: string, key: string, { seen, values, device, now }: Readonly<{ seen: number; values: Draft['values']; device: string; now: Instant }>): Promise<Readonly<{ version: number; replaced?: Draft }> | undefined> {
  await client.query({ name: 'expire-drafts', text: 'delete from drafts where person = $1 and saved_at <= $2', values: [person, expiry(now)] });
  const text = `with before as (select ${columns} from drafts where person = $1 and key = $2 for update),
    kept as (insert into drafts (person, key, version, "values", device, saved_at)
      select $1, $2, coalesce((select version from before), 0) + 1, $3::jsonb, $4, $5
      where exists (select from before) or (select count(*) from drafts where person = $1) < ${mostDrafts}
      on conflict (person, key) do update set version = drafts.version + 1, "values" = excluded."values", device = excluded.device, saved_at = excluded.saved_at
      returning version)
    select kept.version as kept, before.version, before."values", before.device, before."savedAt" from kept left join before on true`;
  const { rows } = await client.query<Draft & Readonly<{ kept: number }>>({ name: 'keep-draft', text, values: [person, key, JSON.stringify(values), device, now] });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { kept, ...before } = row;
  return before.version !== null && before.version > seen && before.device !== device ? { version: kept, replaced: before } : { version: kept };
}

/** Forgets a draft: it was sent, or thrown away. */
export async function dropDraft(client: Queryable, person: string, key: string): Promise<void> {
  await client.query({ name: 'drop-draft', text: 'delete from drafts where person = $1 and key = $2', values: [person, key] });
}
