import { openingOn } from '#domain/calendar/opening';
import { dueOf } from '#domain/calendar/due';
import { before } from '#domain/calendar/remaining';
import type { Period, WorkCalendar } from '#domain/calendar/calendar';
import { soonAt, type Deadline } from '#domain/calendar/deadline';
import type { Rung } from '#domain/policy/policy';
import { dayOf, instantOf, millis, type Day, type Instant } from '#domain/time';
import type { Rules } from './chapter.ts';
import { runningDeadlines, type RunningDeadline } from './milestones.ts';
import { isOpen, leadOf, standing, underway, type Assignment, type CaseState } from './state.ts';

/** A rung of the ladder on one unit's share: its key is the duty's id, and says under which due time, or after what, it fired. `on`: the deadline that drives it. */
export type RungFiring = Readonly<{ key: string; rung: Rung; at: Instant; assignment: Assignment; on?: RunningDeadline }>;

/** The shares whose clock is running. A dispute does not stop it. */
const running = (state: CaseState): readonly Assignment[] =>
  underway.some((status) => status === state.status) ? standing(state).filter((one) => one.mandatory && one.deadline !== undefined && (one.status === 'unclaimed' || one.status === 'working')) : [];

/** Midnight belongs to the day that it ends: where there are no business hours, a limit ends then. */
const justBefore = (instant: Instant): Instant => instantOf(millis(instant) - 1);
const lastDay = (instant: Instant): Day => dayOf(justBefore(instant));

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
      return openingOn(calendar, lastDay(dueOf(calendar, justBefore(deadline.dueAt), { amount: trigger.workdays, unit: 'workday' }).dueAt));
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

const byInstant = (one: RungFiring, other: RungFiring): number => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1);

type Timed = Readonly<{ rung: Rung; at: Instant }>;
const worked = new WeakMap<Deadline, Readonly<{ rules: Rules; timed: readonly Timed[] }>>();

/** The rungs of the ladder that a deadline drives, in the order of time; worked out once while it stands. */
function timedBy(deadline: Deadline, rules: Rules): readonly Timed[] {
  const known = worked.get(deadline);
  if (known?.rules === rules) return known.timed;
  const timed = rules.policy.ladder
    .flatMap((rung) => {
      const at = timeOf(rung, deadline, rules);
      return at === undefined ? [] : [{ rung, at }];
    })
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
  worked.set(deadline, { rules, timed });
  return timed;
}

function* climbs(state: CaseState, assignment: Assignment, on: RunningDeadline, rules: Rules): Generator<RungFiring, void, undefined> {
  const since = state.history?.importedAt ?? '';
  for (const { rung, at } of timedBy(on.deadline, rules)) {
    if (at < since) continue;
    const key = `ladder/${assignment.id}/${on.deadline.id}/${on.deadline.dueAt}/${rung.id}`;
    if (state.fired[key] === undefined) yield { key, rung, at, assignment, on };
  }
}

/** The rungs that one deadline of a share has still to climb, in the order of time. */
export const climbing = (...about: Parameters<typeof climbs>): readonly RungFiring[] => [...climbs(...about)];

/** The first of them. */
function nextClimb(...about: Parameters<typeof climbs>): readonly RungFiring[] {
  for (const first of climbs(...about)) return [first];
  return [];
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
      const key = `ladder/${happened?.about ?? ''}/${rung.id}`;
      return happened === undefined || state.fired[key] !== undefined || happened.at < (state.history?.importedAt ?? '') ? [] : [{ key, rung, at: happened.at, assignment }];
    })
    .toSorted(byInstant);
}

/** The next rung of each deadline that runs, and of what has happened. */
export const nextFirings = (state: CaseState, rules: Rules): readonly RungFiring[] => [
  ...running(state).flatMap((assignment) => runningDeadlines(assignment).flatMap((on) => nextClimb(state, assignment, on, rules))),
  ...byHappening(state, rules).slice(0, 1),
];
