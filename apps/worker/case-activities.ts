import type { Locale } from '#catalogue/locale';
import { namesOf, withRungs } from '#catalogue/names';
import { type Agenda as CaseAgenda, agendaOf, performDuty } from '#commands/agenda';
import type { Deps } from '#commands/deps';
import { nearestDeadline } from '#domain/case/milestones';
import { type CaseState, standing } from '#domain/case/state';
import type { City } from '#domain/city/city';
import type { Agenda, Listed } from '#workflows/agenda';
import type { CaseActivities, CaseStepName } from '#workflows/rectification-case';
import { detailsOf, labelOf } from './agenda-words.ts';
import { type ActivityOptions, pacedActivities } from './paced-activities.ts';

/** The activities of the case workflow. */
export function caseActivities(deps: Deps, options: ActivityOptions): CaseActivities {
  const { ask, step } = pacedActivities<CaseStepName>(deps, options, {
    agenda: async (then, caseId) => told(options.locale, await agendaOf(then, caseId), await deps.directory.current(deps.pool)),
    perform: async (then, caseId, { id, at }) => (await performDuty(then, caseId, id, at)).performed,
  });
  return {
    agenda: ask, remind: step, escalate: step, orderReinspection: step, chaseInspector: step, askSignatory: step, closeNotice: step, lookBack: step, reviewSuspension: step, chaseRuling: step,
  };
}

/** The case's agenda as the workflow is told it. */
function told(locale: Locale, agenda: CaseAgenda, city: City): Agenda<CaseStepName> {
  const { version, over, now, duties, state, policy } = agenda;
  const next = duties[0];
  return {
    version,
    over,
    now,
    ...(next === undefined ? {} : { next: { id: next.id, kind: next.kind, at: next.at, label: labelOf(locale, next, withRungs(namesOf(city), policy)) } }),
    details: detailsOf(locale, agenda, city),
    listed: listedOf(state),
  };
}

/** `dueAt` is the first deadline that runs, of a milestone or of a whole share. */
function listedOf(state: CaseState): Listed {
  const [dueAt] = standing(state).flatMap((share) => (share.deliveredAt === undefined ? (nearestDeadline(share)?.dueAt ?? []) : [])).toSorted();
  return { office: state.office, unit: standing(state).map(({ unit }) => unit), status: state.status, ...(dueAt === undefined ? {} : { dueAt }) };
}
