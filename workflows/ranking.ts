import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { type Due, keepPace, type Pace } from './pace.ts';

export type RankingPace = Pace<'publishRanking'>;

/** Reads what is published next. `workflowNow` is the workflow's own time in milliseconds since the epoch. */
export type AskRanking = (board: string, workflowNow: number) => Promise<RankingPace>;

/** Publishes a period, if it is not published yet, and says what comes next. Doing it twice is doing it once. */
export type PublishRanking = (board: string, due: Due<'publishRanking'>, workflowNow: number) => Promise<RankingPace>;

const quick = proxyLocalActivities<{ rankingAgenda: AskRanking }>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } });
const patient = proxyActivities<{ rankingAgenda: AskRanking }>({ startToCloseTimeout: '15s', retry: { initialInterval: '1s', maximumInterval: '1m' } });
const { publishRanking } = proxyActivities<{ publishRanking: PublishRanking }>({ startToCloseTimeout: '1m', retry: { initialInterval: '1s', maximumInterval: '5m' } });

/** Publishes a board at the opening of the first working day after each period, for as long as the policy keeps the board. */
export async function ranking(board: string): Promise<void> {
  await keepPace<'publishRanking'>({
    quick: (now) => quick.rankingAgenda(board, now),
    patient: (now) => patient.rankingAgenda(board, now),
    step: (due, now) => publishRanking(board, due, now),
    again: () => continueAsNew<typeof ranking>(board),
  });
}
