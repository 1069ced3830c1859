import type { Locale } from '#catalogue/locale';
import { namesOf, withRungs } from '#catalogue/names';
import { type Agenda as CaseAgenda, agendaOf, performDuty } from '#commands/agenda';
import type { Deps } from '#commands/deps';
import type { ProductClock } from '#commands/product-clock';
import type { DutyKind } from '#domain/case/chapter';
import { type CaseState, standing } from '#domain/case/state';
import type { City } from '#domain/city/city';
import type { Agenda, AskAgenda, DueStep, Listed, Step } from '#workflows/agenda';
import { detailsOf, labelOf } from './agenda-words.ts';

/** What the case workflow asks for, and its steps: one for each kind of duty. */
export type CaseActivities = Readonly<{ agenda: AskAgenda } & Record<DutyKind, Step>>;

/** `clock` makes the product's clock from the workflow's own time (milliseconds since the epoch), for tests that skip time. */
export type CaseActivityOptions = Readonly<{ locale: Locale; clock?: (workflowNow: number) => ProductClock }>;

/** A duty is due and stands, and yet nothing came of it. A fault of the rules; the step is tried again, at growing intervals. */
export class DutyWithoutEffect extends Error {
  override readonly name = 'DutyWithoutEffect';
  readonly code = 'duty-without-effect';
  constructor(caseId: string, duty: string) {
    super(`${duty} of case ${caseId} is due, but performing it changed nothing.`);
  }
}

/** The activities of the case workflow: thin, as the rules are in the domain and the writing is in the commands. */
export function caseActivities(deps: Deps, { locale, clock }: CaseActivityOptions): CaseActivities {
  const at = (workflowNow: number): Deps => (clock === undefined ? deps : { ...deps, clock: clock(workflowNow) });
  const agenda: AskAgenda = async (caseId, workflowNow) => told(locale, await agendaOf(at(workflowNow), caseId), await deps.directory.current(deps.pool));
  const step: Step = async (caseId, due, workflowNow) => {
    const { performed } = await performDuty(at(workflowNow), caseId, due.id, due.at);
    const after = await agenda(caseId, workflowNow);
    if (!performed && isStillDue(after, due)) throw new DutyWithoutEffect(caseId, due.id);
    return after;
  };
  return {
    agenda, remind: step, escalate: step, orderReinspection: step, chaseInspector: step, askSignatory: step, closeNotice: step, lookBack: step, reviewSuspension: step, chaseRuling: step,
  };
}

const isStillDue = ({ next, now }: Agenda, due: DueStep): boolean => next !== undefined && next.id === due.id && next.at === due.at && next.at <= now;

/** The case's agenda as the workflow is told it. */
function told(locale: Locale, agenda: CaseAgenda, city: City): Agenda {
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

/** `dueAt` is the first deadline that runs. */
function listedOf(state: CaseState): Listed {
  const [dueAt] = standing(state).flatMap(({ deadline, deliveredAt }) => (deadline === undefined || deliveredAt !== undefined ? [] : [deadline.dueAt])).toSorted();
  return { office: state.office, unit: standing(state).map(({ unit }) => unit), status: state.status, ...(dueAt === undefined ? {} : { dueAt }) };
}
