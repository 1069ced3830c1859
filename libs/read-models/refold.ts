import { loadMany } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import { evolve } from '#domain/case/case';
import type { Rules } from '#domain/case/chapter';
import type { CaseEvent } from '#domain/case/events';
import { nothing, type CaseState } from '#domain/case/state';
import type { City } from '#domain/city/city';
import { happened, type CaseChange, type CaseRecord, type StoredActor } from './change.ts';
import { cityTimeline, type CityTimeline } from './city-timeline.ts';
import { mailStates } from './notices.ts';
import { projectCases } from './projections.ts';
import { projectRecordNotices } from './record-notices.ts';
import { recordNoticesAgain, type RecordEvent } from './record-notices-again.ts';
import { projectRefusal, type CommandRefused } from './refusals.ts';

/** The rules that held for a case, as whoever appended knew them. */
export type RulesOf = (client: Queryable, state: CaseState, city: City) => Promise<Rules>;

/** A stream that has grown beyond what was folded. */
export type Stale = Readonly<{ streamId: string; after: number; version: number }>;

const prefixes = ['case/', 'unit/', 'campaign/', 'round/', 'refusals/', 'inbox/', 'delivery/'] as const;

/** The streams that have grown, all as of one moment: what was read or sent is never there without the notice that it is about. */
export async function staleStreams(client: Queryable): Promise<readonly Stale[]> {
  const text = `select s.stream_id as "streamId", coalesce(f.version, 0) as after, s.version from streams s left join folded f using (stream_id)
    where s.version > coalesce(f.version, 0) and s.stream_id ^@ any($1) order by s.stream_id`;
  return (await client.query<Stale>({ text, values: [prefixes] })).rows;
}

/** The commands of one case as the changes they made, in their order. */
async function changesOf(client: Queryable, caseId: string, events: readonly CaseRecord[], cityAt: CityTimeline, rulesOf: RulesOf): Promise<readonly CaseChange[]> {
  const changes: CaseChange[] = [];
  let [before, start] = [nothing, 0];
  for (const [index, { commandId, position, recordedAt }] of events.entries()) {
    if (events[index + 1]?.commandId === commandId) continue;
    const own = events.slice(start, index + 1);
    const after = own.map(happened).reduce(evolve, before);
    const city = cityAt(own[0]?.position ?? position);
    changes.push({ caseId, before, after, version: after.version, recordedAt, events: own, rules: await rulesOf(client, after, city), city });
    [before, start] = [after, index + 1];
  }
  return changes;
}

const idOf = (streamId: string): string => streamId.slice(streamId.indexOf('/') + 1);

async function refoldCases(client: Queryable, stale: readonly Stale[], rulesOf: RulesOf): Promise<void> {
  const cityAt = await cityTimeline(client);
  const loaded = await loadMany<CaseEvent, StoredActor>(client, stale.map(({ streamId }) => streamId));
  const changes: CaseChange[] = [];
  for (const { streamId, after, version } of stale) {
    const events = (loaded.get(streamId)?.events ?? []).slice(0, version);
    const made = await changesOf(client, idOf(streamId), events, cityAt, rulesOf);
    changes.push(...made.filter((change) => change.version > after));
  }
  await projectCases(client, changes);
}

/** The notices of streams other than cases, made again from their commands. */
async function refoldRecords(client: Queryable, stale: readonly Stale[]): Promise<void> {
  if (stale.length === 0) return;
  const cityAt = await cityTimeline(client);
  const loaded = await loadMany<RecordEvent, StoredActor>(client, stale.map(({ streamId }) => streamId));
  const rows = stale.flatMap(({ streamId, after, version }) => recordNoticesAgain(streamId, (loaded.get(streamId)?.events ?? []).slice(0, version), cityAt).filter((row) => row.version > after));
  await projectRecordNotices(client, rows);
}

async function refoldRefusals(client: Queryable, stale: readonly Stale[]): Promise<void> {
  const loaded = await loadMany<CommandRefused, StoredActor>(client, stale.map(({ streamId }) => streamId));
  for (const { streamId, version } of stale) await projectRefusal(client, idOf(streamId), (loaded.get(streamId)?.events ?? []).slice(0, version));
}

const grown = 'unnest($1::text[], $2::int[], $3::int[]) as g(stream_id, after, upto) join events e on e.stream_id = g.stream_id and e.version > g.after and e.version <= g.upto';

async function refoldReceipts(client: Queryable, stale: readonly Stale[]): Promise<void> {
  const values = [stale.map(({ streamId }) => streamId), stale.map(({ after }) => after), stale.map(({ version }) => version)];
  await client.query({
    text: `update notices n set read_at = coalesce(n.read_at, e.occurred_at::timestamptz) from ${grown} where e.type = 'NoticeRead' and n.id = e.data ->> 'notice'`,
    values,
  });
  await client.query({
    text: `update notices n set mail_state = $4::json ->> e.type, mail_at = e.occurred_at::timestamptz from ${grown}
      where e.stream_id ^@ 'delivery/' and $4::json ->> e.type is not null and n.id = substr(e.stream_id, 10)`,
    values: [...values, JSON.stringify(mailStates)],
  });
}

/** Folds what has grown into the tables that the search path finds, and notes how far. */
export async function refold(client: Queryable, stale: readonly Stale[], rulesOf: RulesOf): Promise<void> {
  const under = (...wanted: readonly string[]): readonly Stale[] => stale.filter(({ streamId }) => wanted.some((prefix) => streamId.startsWith(prefix)));
  await refoldCases(client, under('case/'), rulesOf);
  await refoldRecords(client, under('unit/', 'campaign/', 'round/'));
  await refoldRefusals(client, under('refusals/'));
  await refoldReceipts(client, under('inbox/', 'delivery/'));
  await client.query({
    text: `insert into folded (stream_id, version) select * from unnest($1::text[], $2::int[])
      on conflict (stream_id) do update set version = excluded.version`,
    values: [stale.map(({ streamId }) => streamId), stale.map(({ version }) => version)],
  });
}
