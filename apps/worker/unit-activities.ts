import { instantIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { namesOf } from '#catalogue/names';
import { unitStepWords } from '#catalogue/unit';
import type { Deps } from '#commands/deps';
import { performUnitDuty, unitAgenda, type UnitAgenda } from '#commands/unit-records';
import type { UnitDuty } from '#domain/unit/chapter';
import { promised, type UnitState } from '#domain/unit/state';
import type { Agenda } from '#workflows/agenda';
import type { UnitRecordActivities, UnitStepName } from '#workflows/unit-record';
import { plain } from './agenda-words.ts';
import { type ActivityOptions, pacedActivities } from './paced-activities.ts';

/** The activities of the workflow of a unit's record. */
export function unitActivities(deps: Deps, options: ActivityOptions): UnitRecordActivities {
  const { ask, step } = pacedActivities<UnitStepName>(deps, options, {
    agenda: async (then, unit) => told(options.locale, await unitAgenda(then, unit)),
    perform: (then, unit, due) => performUnitDuty(then, unit, due.id, due.at),
  });
  return { unitAgenda: ask, expireCard: step, remindDecision: step, remindExecution: step, remindRuling: step };
}

const labelOf = (locale: Locale, { kind }: Pick<UnitDuty, 'kind'>, unitName: string): string => `${unitStepWords[locale][kind]} · ${unitName}`;
const shown = 5;

/** `waiting`: something is to be decided or carried out; `cards`: only cards run. */
const statusOf = (state: UnitState): string => (promised(state).length > 0 || state.measures.some(({ status }) => status === 'proposed') ? 'waiting' : 'cards');

/** The agenda of a unit's record as its workflow is told it. */
function told(locale: Locale, { record, over, now, duties }: UnitAgenda): Agenda<UnitStepName> {
  const { unit, office, state, city } = record;
  const name = namesOf(city).unit(unit);
  const [next] = duties;
  const list = duties.slice(0, shown).map((duty, index) => `${index + 1}. ${instantIn(locale, duty.at)} ${labelOf(locale, duty, name)}`);
  return {
    version: state.version, over, now, details: [`**${plain(name)}**`, ...list].join('\n\n'),
    ...(next === undefined ? {} : { next: { id: next.id, kind: next.kind, at: next.at, label: labelOf(locale, next, name) } }),
    listed: { office, unit: [unit], status: statusOf(state), ...(next === undefined ? {} : { dueAt: next.at }) },
  };
}
