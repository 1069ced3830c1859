import { createHash } from 'node:crypto';
import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import { doneBy } from '#domain/delegation/signature';
import type { RoundEvent } from '#domain/round/events';
import { evolveRound, noRound, type Round } from '#domain/round/round';
import type { StoredActor } from '#read-models/change';
import { foldStream, type FoldedStream } from './folded-stream.ts';

const prefix = 'round/';
export const roundStream = (id: string): string => `${prefix}${id}`;

/** The id of the round that a plan makes: derived from its key, so that the same plan finds the same stream. */
export function roundIdOf(commandId: string): string {
  const hex = createHash('sha256').update(`plan-round/${commandId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export type RoundRecord = Recorded<RoundEvent, StoredActor>;

/** The inspection rounds as they stand. One that nobody planned has the status `none`. */
export type RoundShelf = Readonly<{
  current: (client: Queryable, id: string) => Promise<Round>;
  /** Every round, by id. Who may know of which is for seesRound to say. */
  all: (client: Queryable) => Promise<readonly Round[]>;
}>;

const evolve = (round: Round, record: RoundRecord): Round => evolveRound(round, { ...record, at: record.occurredAt, ...doneBy(record.actor) });
export const foldRound = (events: readonly RoundRecord[]): Round => events.reduce(evolve, noRound);

async function roundIds(client: Queryable): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>({ name: 'round-ids', text: `select substr(stream_id, ${prefix.length + 1}) as id from streams where stream_id like '${prefix}%' order by stream_id` });
  return rows.map(({ id }) => id);
}

export function openRounds(): RoundShelf {
  const streams = new Map<string, FoldedStream<Round>>();
  const streamOf = (id: string): FoldedStream<Round> => streams.get(id) ?? foldStream<Round, RoundEvent>({ stream: roundStream(id), nothing: noRound, versionOf: ({ version }) => version, evolve });
  const current: RoundShelf['current'] = async (client, id) => {
    const stream = streamOf(id);
    const round = await stream.current(client);
    if (round.version > 0) streams.set(id, stream);
    return round;
  };
  return {
    current,
    async all(client) {
      const rounds: Round[] = [];
      for (const id of await roundIds(client)) rounds.push(await current(client, id));
      return rounds;
    },
  };
}
