import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import { firstTaken, talliesOf } from '#read-models/rankings';
import type { Rules } from '#domain/case/chapter';
import { clock } from '#domain/city/city';
import type { Instant } from '#domain/time';
import { boards, periodAfter, periodAt, periodBefore, periodNamed, publicationOf, type Board, type BoardPeriod } from '#domain/unit/periods';
import { bottom, ranked, type RankingPublished, type RankRow } from '#domain/unit/ranking';
import type { StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';
import { once } from './once.ts';
import { executeUnit, rulesOfUnits } from './unit-records.ts';

const rankingStream = (board: Board): string => `ranking/${board}`;
export const isBoard = (board: string): board is Board => boards.some((one) => one === board);

export type RankingRecorded = Recorded<RankingPublished, StoredActor>;

/** Every ranking that was published on a board, or was by `asOf`, the oldest first. */
export async function publishedRankings(client: Queryable, board: Board, asOf?: Instant): Promise<readonly RankingRecorded[]> {
  return (await load<RankingPublished, StoredActor>(client, rankingStream(board), asOf === undefined ? {} : { asOf })).events;
}

/**
 * The period that is published next: the one after the last; on a new board the last whole period before now, or the running one where units have had
 * nothing to do before it.
 */
async function nextPeriod(client: Queryable, board: Board, past: readonly RankingRecorded[], now: Instant): Promise<BoardPeriod> {
  const last = periodNamed(board, past.at(-1)?.data.period ?? '');
  if (last !== undefined) return periodAfter(last);
  const [running, first] = [periodAt(board, now), await firstTaken(client)];
  return first !== undefined && first < running.from ? periodBefore(running) : running;
}

/** What is published next on a board, and when: at the opening of the first working day after the period. Nothing where the policy does not keep the board. */
export type RankingAgenda = Readonly<{ board: Board; version: number; now: Instant; next?: Readonly<{ id: string; at: Instant; period: BoardPeriod }>; rules: Rules }>;

export async function rankingAgenda(deps: Deps, board: Board): Promise<RankingAgenda> {
  const { pool } = deps;
  const now = await deps.clock.now(pool);
  const rules = await rulesOfUnits(deps, pool, await deps.directory.current(pool), now);
  const past = await publishedRankings(pool, board);
  const kept = rules.policy.unit.boards.includes(board);
  const period = await nextPeriod(pool, board, past, now);
  return { board, version: past.length, now, rules, ...(kept ? { next: { id: `publish/${period.id}`, at: publicationOf(period, rules.calendar), period } } : {}) };
}

/** Publishes a period of a board when its time has come, once. Does nothing when it is not due, or is published already. */
export async function publishRanking(deps: Deps, board: Board, dutyId: string): Promise<boolean> {
  const { next, rules, now } = await rankingAgenda(deps, board);
  if (next === undefined || next.id !== dutyId || next.at > now) return false;
  const { rankedBy } = rules.policy.unit;
  const { period: { id, from, to }, at } = next;
  const { repeated } = await once<RankingPublished, { published: string }>(deps, { streamId: rankingStream(board), request: { board, period: id }, actor: clock, commandId: `publish/${id}`, cause: dutyId }, async ({ client, at: firedAt }) => {
    const rows = ranked(await talliesOf(client, { from, to }, rankedBy));
    return { events: [{ type: 'RankingPublished', data: { board, period: id, from, to, rankedBy, policy: rules.policy.version, rows, dueAt: at, firedAt } }], answer: { published: id } };
  });
  return !repeated;
}

/** Enters the places of a published ranking on the records of its units; each once, by the event that published it. */
export async function enterPlaces(deps: Deps, { streamId, version, data: { board, period, rows } }: RankingRecorded): Promise<void> {
  const cause = `${streamId}@${version}`;
  const last = new Set(bottom(rows, rows.length).map(({ unit }) => unit));
  for (const { unit, rank, fromBottom } of rows)
    await executeUnit(deps, { unit, command: { type: 'enter-rank', data: { board, period, rank, fromBottom, ranked: rows.length, first: !last.has(unit) } }, actor: clock, commandId: `cause/${cause}`, cause });
}

/** A board as it would be published now: of the running period up to this moment. */
export const liveRanking = async ({ pool }: Deps, period: BoardPeriod, { policy }: Rules, asOf?: Instant): Promise<readonly RankRow[]> => ranked(await talliesOf(pool, period, policy.unit.rankedBy, asOf));
