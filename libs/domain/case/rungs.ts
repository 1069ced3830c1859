import { dueOf, openingAfter } from '#domain/calendar/due';
import { before } from '#domain/calendar/remaining';
import type { Period, WorkCalendar } from '#domain/calendar/calendar';
import { soonAt, type Deadline } from '#domain/calendar/deadline';
import type { Rung } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import type { Rules } from './chapter.ts';
import { runningDeadlines, type RunningDeadline } from './milestones.ts';
import { isOpen, leadOf, standing, underway, type Assignment, type CaseState } from './state.ts';

/** A rung of the ladder on one unit's share: its key is the duty's id, and says under which due time, or after what, it fired. `on`: the deadline that drives it. */
export type RungFiring = Readonly<{ key: string; rung: Rung; at: Instant; assignment: Assignment; on?: RunningDeadline }>;

/** The shares whose clock is running. A dispute does not stop it. */
const running = (state: CaseState): readonly Assignment[] =>
  underway.some((status) => status === state.status) ? standing(state).filter((one) => one.mandatory && one.deadline !== undefined && (one.status === 'unclaimed' || one.status === 'working')) : [];

/** The first of the periods before the due time that begins after the order; a limit shorter than all of them warns when four fifths of it have run. */
function soonFrom(deadline: Deadline, calendar: WorkCalendar, periods: readonly Period[]): Instant {
  const [first, ...rest] = periods;
  if (first === undefined) return deadline.from;
  const instant = before(calendar, deadline.dueAt, first, deadline.pauses);
  if (instant > deadline.from) return instant;
  return rest.length > 0 ? soonFrom(deadline, calendar, rest) : soonAt(deadline, calendar, first);
}

/** When a rung that is driven by time fires; undefined for rungs driven by what happens. */
function timeOf({ trigger }: Rung, deadline: Deadline, rules: Rules): Instant | undefined {
  const { policy, calendar } = rules;
  switch (trigger.kind) {
    case 'before-due':
      return soonFrom(deadline, calendar, trigger.periods);
    case 'after-due':
      return openingAfter(calendar, deadline.dueAt, trigger.workdays);
    case 'after-rung': {
      const earlier = policy.ladder.find(({ id }) => id === trigger.rung);
      const start = earlier === undefined ? undefined : timeOf(earlier, deadline, rules);
      return start === undefined ? undefined : dueOf(calendar, start, trigger.period).dueAt;
    }
    case 'failed':
    case 'relapsed':
    case 'ordered':
      return undefined;
  }
}

const byInstant = (one: Pick<RungFiring, 'at'>, other: Pick<RungFiring, 'at'>): number => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1);

type Timed = Pick<RungFiring, 'key' | 'rung' | 'at'>;
const worked = new WeakMap<Deadline, Readonly<{ rules: Rules; share: string; timed: readonly Timed[] }>>();

/** The rungs of the ladder that a deadline of a share drives, in the order of time; worked out once while it stands. */
function timedBy(deadline: Deadline, share: string, rules: Rules): readonly Timed[] {
  const known = worked.get(deadline);
  if (known?.rules === rules && known.share === share) return known.timed;
  const timed = rules.policy.ladder
    .flatMap((rung) => {
      const at = timeOf(rung, deadline, rules);
      return at === undefined ? [] : [{ key: `ladder/${share}/${deadline.id}/${deadline.dueAt}/${rung.id}`, rung, at }];
    })
    .toSorted(byInstant);
  worked.set(deadline, { rules, share, timed });
  return timed;
}

const isLeft = ({ history, fired }: CaseState) => ({ key, at }: Timed): boolean => at >= (history?.importedAt ?? '') && fired[key] === undefined;

/** The rungs that one deadline of a share has still to climb, in the order of time; of an imported case, those after the import. */
export const climbing = (state: CaseState, assignment: Assignment, on: RunningDeadline, rules: Rules): readonly RungFiring[] =>
  timedBy(on.deadline, assignment.id, rules).filter(isLeft(state)).map((one) => ({ ...one, assignment, on }));

/** The first of them. */
function nextOf(state: CaseState, assignment: Assignment, on: RunningDeadline, rules: Rules): readonly RungFiring[] {
  const first = timedBy(on.deadline, assignment.id, rules).find(isLeft(state));
  return first === undefined ? [] : [{ ...first, assignment, on }];
}

/** What has happened that a rung waits for, and when: the n-th failure since the order, the n-th relapse, the order of a case that may start higher. */
function happenedFor({ trigger }: Rung, state: CaseState): Readonly<{ about: string; at: Instant }> | undefined {
  switch (trigger.kind) {
    case 'failed': {
      const at = state.failures[trigger.count - 1];
      return at === undefined ? undefined : { about: `failed/${state.relapses}`, at };
    }
    case 'relapsed': {
      const at = state.relapsedAt[trigger.count - 1];
      return at === undefined ? undefined : { about: 'relapsed', at };
    }
    case 'ordered': {
      const { orderedAt, grade, negative, listing, docNo } = state;
      if (orderedAt === undefined || !(trigger.grades.includes(grade) || (trigger.negative && negative))) return undefined;
      return { about: `ordered/${docNo ?? ''}`, at: grade === 'listed' && listing !== undefined && listing.since > orderedAt ? listing.since : orderedAt };
    }
    case 'before-due':
    case 'after-due':
    case 'after-rung':
      return undefined;
  }
}

function byHappening(state: CaseState, { policy }: Rules): readonly RungFiring[] {
  const assignment = leadOf(state);
  if (assignment === undefined || !isOpen(state)) return [];
  return policy.ladder
    .flatMap((rung) => {
      const happened = happenedFor(rung, state);
      if (happened === undefined || happened.at < (state.history?.importedAt ?? '')) return [];
      const key = `ladder/${happened.about}/${rung.id}`;
      return state.fired[key] === undefined ? [{ key, rung, at: happened.at, assignment }] : [];
    })
    .toSorted(byInstant);
}

/** The next rung of each deadline that runs, and of what has happened. */
export const nextFirings = (state: CaseState, rules: Rules): readonly RungFiring[] => [
  ...running(state).flatMap((assignment) => runningDeadlines(assignment).flatMap((on) => nextOf(state, assignment, on, rules))),
  ...byHappening(state, rules).slice(0, 1),
];
