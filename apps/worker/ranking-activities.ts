import { fillIn, instantIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { boardWords, unitStepWords } from '#catalogue/unit';
import type { Deps } from '#commands/deps';
import { isBoard, publishRanking, rankingAgenda, type RankingAgenda } from '#commands/rankings';
import type { Agenda } from '#workflows/agenda';
import type { RankingActivities } from '#workflows/ranking';
import { type ActivityOptions, pacedActivities } from './paced-activities.ts';

/** The activities of the workflow of a board. */
export function rankingActivities(deps: Deps, options: ActivityOptions): RankingActivities {
  const { ask, step } = pacedActivities<'publishRanking'>(deps, options, {
    agenda: async (then, board) => (isBoard(board) ? told(options.locale, await rankingAgenda(then, board)) : unknownBoard),
    perform: async (then, board, due) => isBoard(board) && publishRanking(then, board, due.id),
  });
  return { rankingAgenda: ask, publishRanking: step };
}

const unknownBoard: Agenda<'publishRanking'> = { version: 0, over: true, now: '', details: '', listed: { office: '', unit: [], status: '' } };

/** What is published next, as the workflow of the board is told it. */
function told(locale: Locale, { board, version, now, next }: RankingAgenda): Agenda<'publishRanking'> {
  const label = next === undefined ? '' : fillIn(locale, unitStepWords[locale].publishRanking, { period: next.period.id });
  return {
    version, over: next === undefined, now, details: [`**${boardWords[locale][board]}**`, ...(next === undefined ? [] : [`${instantIn(locale, next.at)} ${label}`])].join('\n\n'),
    ...(next === undefined ? {} : { next: { id: next.id, kind: 'publishRanking', at: next.at, label } }),
    listed: { office: '', unit: [], status: next === undefined ? 'none' : 'waiting', ...(next === undefined ? {} : { dueAt: next.at }) },
  };
}
