import { decide, duties, evolve, turns, type CaseCommand } from '#domain/case/case';
import type { Duty, Rules, Wait } from '#domain/case/chapter';
import { nextRung, type Chased } from '#domain/case/chasing';
import type { Happened } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import { waits } from '#domain/case/waits';
import { clock } from '#domain/city/city';
import type { Instant } from '#domain/time';
import { firedBy, type Fired } from './fired.ts';
import { clockContext } from './remake.ts';

/** A case at an instant up to which its clock has done everything. */
export type Stand = Readonly<{ state: CaseState; now: Instant }>;

/** Lets time pass on a case until an instant (not included) while nobody acts, and tells what fired. */
export type Passing = (stand: Stand, rules: Rules, until: Instant, tells: (fired: Fired) => void) => CaseState;

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
const isBefore = (one: Pick<Duty, 'id' | 'at'>, other: Pick<Duty, 'id' | 'at'>): boolean => one.at < other.at || (one.at === other.at && one.id < other.id);

/** What is true after the clock has performed a duty at an instant; the same state when it did nothing. */
function performed(state: CaseState, duty: Duty, rules: Rules, at: Instant, tells: (fired: Fired) => void): CaseState {
  const [first, ...more] = decide(state, duty.command as CaseCommand, clockContext(at, rules));
  if (first === undefined) return state;
  tells(firedBy(duty, first, at));
  return [first, ...more].reduce((moved, event) => evolve(moved, { ...event, at, by: clock.person } as Happened), state);
}

/** One duty after the other, each at its time, exactly as the product performs them. */
export const stepByStep: Passing = (stand, rules, until, tells) => {
  let { state, now } = stand;
  for (;;) {
    const [due] = duties(state, rules);
    if (due === undefined || later(due.at, now) >= until) return state;
    now = later(due.at, now);
    const after = performed(state, due, rules, now, tells);
    if (after === state) return state;
    state = after;
  }
};

/**
 * As `stepByStep`, in leaps: a reminder changes nothing but how far its wait has been chased, so that between two other duties each wait is counted
 * through on its own.
 */
export const inLeaps: Passing = (stand, rules, until, tells) => {
  let { state, now } = stand;
  while (now < until) {
    const [turn] = turns(state, rules);
    const stop = turn !== undefined && later(turn.at, now) < until ? turn : undefined;
    state = chased(state, rules, { now, until, stop }, tells);
    if (stop === undefined) return state;
    now = later(stop.at, now);
    const after = performed(state, stop, rules, now, tells);
    if (after === state) return state;
    state = after;
  }
  return state;
};

type Stretch = Readonly<{ now: Instant; until: Instant; stop: Duty | undefined }>;

/** Every wait chased up to the next other duty. */
function chased(state: CaseState, rules: Rules, stretch: Stretch, tells: (fired: Fired) => void): CaseState {
  const counts: Record<string, Chased> = {};
  let reminders = 0;
  for (const wait of waits(state)) {
    const { count, reminded } = counted(wait, state, rules, stretch, tells);
    if (count !== undefined) counts[wait.id] = count;
    reminders += reminded;
  }
  return reminders === 0 ? state : { ...state, version: state.version + reminders, chased: { ...state.chased, ...counts } };
}

/** How far one wait is chased in a stretch of time. Rungs that have come due together are one reminder, by the last of them. */
function counted(wait: Wait, state: CaseState, rules: Rules, { now, until, stop }: Stretch, tells: (fired: Fired) => void): Readonly<{ count: Chased | undefined; reminded: number }> {
  let count: Chased | undefined = state.chased[wait.id];
  let reminded = 0;
  for (let due = nextRung(wait, state, rules, count); later(due.at, now) < until && (stop === undefined || isBefore(due, stop)); reminded += 1) {
    const at = later(due.at, now);
    let { rule } = due;
    for (; due.at <= at; due = nextRung(wait, state, rules, count)) {
      count = { rung: (count?.rung ?? 0) + 1, dueAt: due.at };
      ({ rule } = due);
    }
    tells({ at, rule, kind: 'reminder', ...(wait.unit === undefined ? {} : { unit: wait.unit }) });
  }
  return { count, reminded };
}
