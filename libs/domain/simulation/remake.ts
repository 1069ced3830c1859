import { moveDeadline, pauseDeadline, recountDeadline, setDeadline, type Deadline } from '#domain/calendar/deadline';
import type { Period } from '#domain/calendar/calendar';
import { dueOf } from '#domain/calendar/due';
import { closeOn } from '#domain/calendar/opening';
import type { Context, Rules } from '#domain/case/chapter';
import { takenOver } from '#domain/case/dispatch';
import type { AssignmentOrder, CaseEvents, CaseEventType, Happened } from '#domain/case/events';
import { again } from '#domain/case/feedback';
import { reopened } from '#domain/case/lookback';
import { milestonesFor } from '#domain/case/milestones';
import { concluded } from '#domain/case/signoff';
import type { Assignment, CaseState } from '#domain/case/state';
import { resumed } from '#domain/case/time';
import { clock, type City } from '#domain/city/city';
import { noCity } from '#domain/city/events';
import { dayOf, instantOf, millis, type Instant } from '#domain/time';

/** What an event is made again under: the rules of this run, and those by which the case was really carried on. */
export type Under = Readonly<{ rules: Rules; pinned: Rules }>;
type Given = Under & Readonly<{ at: Instant }>;
type Remake<Type extends CaseEventType> = (state: CaseState, data: CaseEvents[Type], given: Given) => CaseEvents[Type];

/** Nobody is told anything in a simulation. */
const nowhere: City = noCity;
export const clockContext = (at: Instant, rules: Rules): Context => ({ caseId: '', actor: clock, at, rules, city: nowhere, numbers: {} });

const same = (one: Period | undefined, other: Period | undefined): boolean => one?.amount === other?.amount && one?.unit === other?.unit;
const shareOf = (state: CaseState, assignment: string): Assignment | undefined => state.assignments.find(({ id }) => id === assignment);

type Named = Readonly<{ assignment: string; milestone?: string }>;
/** The deadline of a share, or of one of its milestones, as it runs here. */
function runningOf(state: CaseState, { assignment, milestone }: Named): Deadline | undefined {
  const share = shareOf(state, assignment);
  return milestone === undefined ? share?.deadline : share?.milestones.find(({ id }) => id === milestone)?.deadline;
}

/** A share that goes to another unit with the deadlines that run on it here. */
const handedOn = (state: CaseState, from: Assignment | undefined, order: AssignmentOrder): AssignmentOrder =>
  from === undefined ? order : { ...takenOver(state, from, order.unit), id: order.id, role: order.role, mandatory: order.mandatory };

/** The deadline of an order under these rules: a limit of the category is that of the tried policy, a limit given by hand stays what it was. */
function ordered(state: CaseState, deadline: Deadline, { limit, limitFrom }: CaseEvents['OrderIssued'], { rules, pinned }: Given): Deadline {
  const category = state.category ?? '';
  const usual = pinned.policy.categories[category]?.limit;
  const ofCategory = limitFrom === undefined ? same(deadline.period, usual) : limitFrom === 'category' && same(deadline.period, limit);
  const period = ofCategory ? (rules.policy.categories[category]?.limit ?? deadline.period) : deadline.period;
  const again = period === undefined ? recountDeadline(deadline, rules.calendar) : setDeadline(deadline.id, rules.calendar, deadline.from, period);
  const unmoved = again.dueAt === deadline.dueAt && again.calendar === deadline.calendar && again.provisional === deadline.provisional && same(again.period, deadline.period);
  return unmoved ? deadline : again;
}

/** A share of an order with its deadlines under these rules; the same value where nothing moved. */
function underRules(state: CaseState, one: AssignmentOrder, order: CaseEvents['OrderIssued'], given: Given): AssignmentOrder {
  if (one.deadline === undefined) return one;
  const deadline = ordered(state, one.deadline, order, given);
  const milestones = milestonesFor(one.id, state, given.rules, deadline.from, deadline);
  const unmoved = deadline === one.deadline && milestones.length === (one.milestones ?? []).length && milestones.every(({ id, deadline: { dueAt } }, index) => one.milestones?.[index]?.id === id && one.milestones[index].deadline.dueAt === dueAt);
  return unmoved ? one : { ...one, deadline, milestones };
}

/** The last day before an instant: midnight belongs to the day that it ends. */
const lastDay = (instant: Instant): string => dayOf(instantOf(millis(instant) - 1));

const returned = (state: CaseState, { at, rules }: Given) => again(state, clockContext(at, rules), `return-${state.version}`);

/** The events whose times come from the rules, made again from the state of this run. */
const remakes: { readonly [Type in CaseEventType]?: Remake<Type> } = {
  OrderIssued: (state, data, given) => {
    const assignments = data.assignments.map((one) => underRules(state, one, data, given));
    return assignments.every((one, index) => one === data.assignments[index]) ? data : { ...data, assignments };
  },
  AssignmentReassigned: (state, data) => ({ ...data, assignment: handedOn(state, shareOf(state, data.from), data.assignment) }),
  AssignmentAdded: (state, data) => ({ ...data, assignment: handedOn(state, state.assignments.find(({ deadline }) => deadline?.id === data.assignment.deadline?.id), data.assignment) }),
  DeadlineCredited: (state, data, { rules }) => {
    const [deadline, pause] = [runningOf(state, data), data.deadline.pauses.at(-1)];
    if (deadline === undefined || pause === undefined) return data;
    const credited = pauseDeadline(deadline, rules.calendar, pause);
    return { ...data, deadline: credited, from: deadline.dueAt, to: credited.dueAt };
  },
  DeadlineExtended: (state, data, { rules, at }) => {
    const deadline = runningOf(state, data);
    if (deadline === undefined) return data;
    const until = closeOn(rules.calendar, lastDay(data.to));
    const to = until > deadline.dueAt ? until : deadline.dueAt;
    return { ...data, deadline: moveDeadline(deadline, to, at, `extension-${data.n}`), from: deadline.dueAt, to };
  },
  SuspensionEnded: (state, data, { rules, at }) => {
    const [event] = resumed(state, data.reason, clockContext(at, rules));
    return event?.type === 'SuspensionEnded' ? event.data : data;
  },
  FeedbackReturned: (state, data, given) => ({ ...data, deadlines: returned(state, given) }),
  SignOffReturned: (state, data, given) => ({ ...data, deadlines: returned(state, given) }),
  ReinspectionFailed: (state, data, { rules, at }) => ({ ...data, deadlines: again(state, clockContext(at, rules), `retry-${state.relapses}.${data.attempt}`) }),
  CaseReopened: (state, data, { rules, at }) => {
    const event = reopened(state, clockContext(at, rules));
    return event.type === 'CaseReopened' ? event.data : data;
  },
  ObjectionRuled: (state, data, { rules, at }) => {
    if (data.upheld || state.notice === undefined) return data;
    const restart = dueOf(rules.calendar, at, { amount: 1, unit: 'workday' }).dueAt;
    return { ...data, endsAt: state.notice.endsAt > restart ? state.notice.endsAt : restart };
  },
};

/** The end of a sign-off under these rules: by the public notice, or closed at once. */
function ended(state: CaseState, event: Happened, { rules, at }: Given): Happened {
  const [first] = concluded(state, clockContext(at, rules));
  return first === undefined ? event : { ...first, at: event.at, by: event.by };
}

/** Whether an event may be another one under other rules. */
const dependsOnRules = ({ type }: Happened): boolean => type === 'NoticeOpened' || type === 'CaseClosed' || Object.hasOwn(remakes, type);

/** What became of a person's event in this run: the event with its times made again, or nothing where it cannot follow (a decision on what nobody proposed). */
export function remade(state: CaseState, event: Happened, under: () => Under): Happened | undefined {
  if (!dependsOnRules(event)) return event;
  const given = { ...under(), at: event.at };
  if (event.type === 'NoticeOpened' || event.type === 'CaseClosed') return ended(state, event, given);
  const remake: ((state: CaseState, data: never, given: Given) => CaseEvents[CaseEventType]) | undefined = remakes[event.type];
  return remake === undefined ? event : withData(event, remake(state, event.data as never, given));
}

/** Data and type belong together; only here they are brought together again. */
const withData = (event: Happened, data: unknown): Happened => (data === event.data ? event : ({ ...event, data } as Happened));
