import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Ask, Steps } from './agenda.ts';
import { keepPace, patiently, quickly, tirelessly } from './pace.ts';

type RankingStepName = 'publishRanking';
/** The activities; the id is that of a board. */
export type RankingActivities = Readonly<{ rankingAgenda: Ask<RankingStepName> }> & Steps<RankingStepName>;

const { rankingAgenda: quick } = proxyLocalActivities<RankingActivities>(quickly);
const { rankingAgenda: patient } = proxyActivities<RankingActivities>(patiently);
const { publishRanking } = proxyActivities<RankingActivities>({ ...tirelessly, startToCloseTimeout: '1m' });

/** Publishes a board at the opening of the first working day after each period, for as long as the policy keeps the board. */
export async function ranking(board: string): Promise<void> {
  await keepPace(board, { quick, patient, steps: { publishRanking }, again: () => continueAsNew<typeof ranking>(board) });
}
