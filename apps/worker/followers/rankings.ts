import type { Deps } from '#commands/deps';
import { enterPlaces, rankingAgenda, type RankingRecorded } from '#commands/rankings';
import { boards } from '#domain/unit/periods';
import type { Recorded } from '#event-store/recorded';
import { isRunning, type Move, type Process, stir } from '../processes.ts';
import type { Starter } from '../starter.ts';
import type { Follower } from './follower.ts';
import { streamsThatMoved } from './streams-that-moved.ts';

const prefix = 'ranking/';
export const rankingProcess: Process = { type: 'ranking', workflowIdOf: (board) => `${prefix}${board}` };

const isRanking = (event: Recorded): event is RankingRecorded => event.type === 'RankingPublished';

/** The boards on which something will be published. */
async function kept(deps: Deps): Promise<readonly Move[]> {
  const agendas = await Promise.all(boards.map((board) => rankingAgenda(deps, board)));
  return agendas.filter(({ next }) => next !== undefined).map(({ board, version }) => ({ id: board, version: version + 1 }));
}

/** The places of a published ranking go on the records of its units; the board goes on to its next period. */
export const rankings: Follower = {
  prefix,
  async passOn({ deps, starter }, events) {
    for (const event of events.filter(isRanking)) await enterPlaces(deps, event);
    await stir(starter, rankingProcess, streamsThatMoved(prefix, events));
  },
};

/** Where the boards were looked after already: they go on by themselves. */
const begun = new WeakSet<Starter>();

/** The first order that a relay sees gives somebody something to be ranked by, and begins the boards. */
export const rankingsByOrders: Follower = {
  prefix: 'case/',
  async passOn({ deps, starter }, events) {
    if (begun.has(starter) || !events.some(({ type }) => type === 'OrderIssued')) return;
    await repairRankings(deps, starter);
    begun.add(starter);
  },
};

/** A policy may begin or end a board, and a notice may move when it is published. */
const byRules = (of: string): Follower => ({ prefix: of, passOn: async ({ deps, starter }) => stir(starter, rankingProcess, await kept(deps)) });
export const rankingsByPolicy: Follower = byRules('policies');
export const rankingsByCalendar: Follower = byRules('calendar');

/** Gives every board its workflow again; says how many lacked one. */
export async function repairRankings(deps: Deps, starter: Starter): Promise<number> {
  const found = await Promise.all((await kept(deps)).map(async (move) => ({ move, runs: await isRunning(starter, rankingProcess.workflowIdOf(move.id)) })));
  const without = found.filter(({ runs }) => !runs).map(({ move }) => move);
  await stir(starter, rankingProcess, without);
  return without.length;
}
