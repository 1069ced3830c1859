import { fillIn, instantIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { namesOf } from '#catalogue/names';
import { boardWords, unitStepWords } from '#catalogue/unit';
import type { Deps } from '#commands/deps';
import { isBoard, publishRanking, rankingAgenda, type RankingAgenda } from '#commands/rankings';
import { performUnitDuty, unitAgenda, type UnitAgenda } from '#commands/unit-records';
import type { UnitDuty } from '#domain/unit/chapter';
import { promised, type UnitState } from '#domain/unit/state';
import type { AskRanking, PublishRanking, RankingPace } from '#workflows/ranking';
import type { AskUnit, UnitPace, UnitStep, UnitSteps } from '#workflows/unit-record';
import { type CaseActivityOptions, DutyWithoutEffect } from './case-activities.ts';

export type UnitActivities = Readonly<{ unitAgenda: AskUnit; rankingAgenda: AskRanking; publishRanking: PublishRanking }> & UnitSteps;

/** The activities of the workflows of units' records and of boards: thin, as the rules are in the domain and the writing is in the commands. */
export function unitActivities(deps: Deps, { locale, clock }: CaseActivityOptions): UnitActivities {
  const then = (workflowNow: number): Deps => (clock === undefined ? deps : { ...deps, clock: clock(workflowNow) });
  const ask: AskUnit = async (unit, workflowNow) => told(locale, await unitAgenda(then(workflowNow), unit));
  const step: UnitStep = async (unit, due, workflowNow) => {
    const performed = await performUnitDuty(then(workflowNow), unit, due.id, due.at);
    const after = await ask(unit, workflowNow);
    if (!performed && after.next?.id === due.id && after.next.at === due.at && due.at <= after.now) throw new DutyWithoutEffect(unit, due.id);
    return after;
  };
  const askBoard: AskRanking = async (board, workflowNow) => (isBoard(board) ? boardTold(locale, await rankingAgenda(then(workflowNow), board)) : unknownBoard);
  const publish: PublishRanking = async (board, due, workflowNow) => {
    if (isBoard(board)) await publishRanking(then(workflowNow), board, due.id);
    return askBoard(board, workflowNow);
  };
  return { unitAgenda: ask, rankingAgenda: askBoard, publishRanking: publish, expireCard: step, remindDecision: step, remindExecution: step, remindRuling: step };
}

const labelOf = (locale: Locale, { kind }: Pick<UnitDuty, 'kind'>, unitName: string): string => `${unitStepWords[locale][kind]} · ${unitName}`;
const shown = 5;

/** `waiting`: something is to be decided or carried out; `cards`: only cards run. */
const statusOf = (state: UnitState): string => (promised(state).length > 0 || state.measures.some(({ status }) => status === 'proposed') ? 'waiting' : 'cards');

/** The agenda of a unit's record as its workflow is told it. */
function told(locale: Locale, { record, over, now, duties }: UnitAgenda): UnitPace {
  const { unit, office, state, city } = record;
  const name = namesOf(city).unit(unit);
  const [next] = duties;
  const list = duties.slice(0, shown).map((duty, index) => `${index + 1}. ${instantIn(locale, duty.at)} ${labelOf(locale, duty, name)}`);
  return {
    version: state.version, over, now, details: [`**${name.replaceAll(/[\\`*_[\]()<>#|~!]/g, '\\$&')}**`, ...list].join('\n\n'),
    ...(next === undefined ? {} : { next: { id: next.id, kind: next.kind, at: next.at, label: labelOf(locale, next, name) } }),
    listed: { office, unit: [unit], status: statusOf(state), ...(next === undefined ? {} : { dueAt: next.at }) },
  };
}

const unknownBoard: RankingPace = { version: 0, over: true, now: '', details: '', listed: { office: '', unit: [], status: '' } };

/** What is published next, as the workflow of the board is told it. */
function boardTold(locale: Locale, { board, version, now, next }: RankingAgenda): RankingPace {
  const label = next === undefined ? '' : fillIn(locale, unitStepWords[locale].publishRanking, { period: next.period.id });
  return {
    version, over: next === undefined, now, details: [`**${boardWords[locale][board]}**`, ...(next === undefined ? [] : [`${instantIn(locale, next.at)} ${label}`])].join('\n\n'),
    ...(next === undefined ? {} : { next: { id: next.id, kind: 'publishRanking', at: next.at, label } }),
    listed: { office: '', unit: [], status: next === undefined ? 'none' : 'waiting', ...(next === undefined ? {} : { dueAt: next.at }) },
  };
}
