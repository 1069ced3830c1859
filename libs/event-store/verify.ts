import { eventHash, genesis, type Sealed } from './hash.ts';
import type { Queryable } from './queryable.ts';

/** What is wrong with a stream: an event that is not what was hashed; one that does not follow the one before; a gap in the versions; a head that is not the last event. */
export type Break = 'changed' | 'not-following' | 'missing' | 'head';

/** The result for one stream: sound, or the first version at which it is broken. */
export type Verdict = Readonly<{ streamId: string }> & (Readonly<{ ok: true; version: number }> | Readonly<{ ok: false; version: number; what: Break }>);

type VerifiedRow = {
  streamId: string;
  version: number | null;
  headVersion: number | null;
  headHash: string | null;
  type: string;
  schema: number;
  occurredAt: string;
  recordedAt: string;
  actor: string;
  commandId: string;
  cause: string | null;
  data: string;
  prevHash: string;
  hash: string;
};

/** Streams without events and events without a stream are broken too, hence the full join. */
const verifySql = (where: string): string => `select coalesce(e.stream_id, s.stream_id) as "streamId", e.version,
    s.version as "headVersion", s.hash as "headHash", e.type, e.schema, e.occurred_at as "occurredAt", e.recorded_at as "recordedAt",
    e.actor::text as actor, e.command_id as "commandId", e.cause, e.data::text as data, e.prev_hash as "prevHash", e.hash
  from (select * from events ${where}) e full join (select * from streams ${where}) s on s.stream_id = e.stream_id
  order by 1, e.version`;

/** Checks the hash chain of one stream against its events and its head. A stream that does not exist is sound at version 0. */
export async function verifyStream(client: Queryable, streamId: string): Promise<Verdict> {
  const { rows } = await client.query<VerifiedRow>({ text: verifySql('where stream_id = $1'), values: [streamId] });
  return verdictOn(streamId, rows);
}

function verdictOn(streamId: string, rows: readonly VerifiedRow[]): Verdict {
  let previous = genesis;
  for (const [index, row] of rows.entries()) {
    const what = breakIn(row, index + 1, previous);
    if (what) return { streamId, ok: false, version: what === 'head' ? index : index + 1, what };
    previous = row.hash;
  }
  const head = rows[0] ?? { headVersion: 0, headHash: genesis };
  const sound = head.headVersion === rows.length && head.headHash === previous;
  return sound ? { streamId, ok: true, version: rows.length } : { streamId, ok: false, version: rows.length, what: 'head' };
}

function breakIn(row: VerifiedRow, version: number, previous: string): Break | undefined {
  if (row.version === null) return 'head';
  if (row.version !== version) return 'missing';
  if (row.prevHash !== previous) return 'not-following';
  return eventHash(previous, sealedOf(row, version)) === row.hash ? undefined : 'changed';
}

function sealedOf({ cause, ...row }: VerifiedRow, version: number): Sealed {
  return cause === null ? { ...row, version } : { ...row, version, cause };
}

/** How many streams are looked at in one question. */
const batch = 200;

/**
 * Checks every stream, in the order of their ids, and yields a verdict for each. Reads a batch at a time;
 * run it in one `repeatable read read only` transaction, so that what is appended meanwhile does not look like a break.
 */
export async function* verifyAll(client: Queryable): AsyncGenerator<Verdict, void, undefined> {
  for (let after = ''; ; ) {
    const ids = await idsAfter(client, after);
    if (ids.length === 0) return;
    yield* await verdictsOn(client, ids);
    after = ids.at(-1) ?? '';
  }
}

async function idsAfter(client: Queryable, after: string): Promise<string[]> {
  const text = `(select stream_id as id from streams where stream_id > $1 order by 1 limit $2)
    union (select distinct stream_id from events where stream_id > $1 order by 1 limit $2) order by 1 limit $2`;
  const { rows } = await client.query<{ id: string }>({ name: 'event-store-stream-ids', text, values: [after, batch] });
  return rows.map((row) => row.id);
}

async function verdictsOn(client: Queryable, ids: readonly string[]): Promise<Verdict[]> {
  const { rows } = await client.query<VerifiedRow>({ name: 'event-store-verify', text: verifySql('where stream_id = any($1)'), values: [ids] });
  const byStream = new Map<string, VerifiedRow[]>(ids.map((id) => [id, []]));
  for (const row of rows) byStream.get(row.streamId)?.push(row);
  return Array.from(byStream, ([id, own]) => verdictOn(id, own));
}
