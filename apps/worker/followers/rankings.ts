import { enterPlaces, rankingAgenda, type RankingRecorded } from '#commands/rankings';
import { boards } from '#domain/unit/periods';
import type { Recorded } from '#event-store/recorded';
import { type Process, restore, stir } from '../processes.ts';
import type { Starter } from '../starter.ts';
import { type Follower, ofRules, type WhichWait } from './follower.ts';
import { streamsThatMoved } from './streams-that-moved.ts';

const prefix = 'ranking/';
export const rankingProcess: Process = { type: 'ranking', workflowIdOf: (board) => `${prefix}${board}` };

const isRanking = (event: Recorded): event is RankingRecorded => event.type === 'RankingPublished';

/** The boards on which something will be published. */
export const waitingRankings: WhichWait = async (deps) => {
  const agendas = await Promise.all(boards.map((board) => rankingAgenda(deps, board)));
  return agendas.filter(({ next }) => next !== undefined).map(({ board }) => board);
};

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
    await restore(starter, rankingProcess, await waitingRankings(deps));
    begun.add(starter);
  },
};

/** A policy may begin or end a board, and a notice may move when it is published. */
export const rankingsByPolicy = ofRules('policies', rankingProcess, waitingRankings);
export const rankingsByCalendar = ofRules('calendar', rankingProcess, waitingRankings);
