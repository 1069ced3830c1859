import { evolve } from '#domain/case/case';
import type { Rules } from '#domain/case/chapter';
import type { Deadline } from '#domain/calendar/deadline';
import type { Happened } from '#domain/case/events';
import { nothing, type CaseState } from '#domain/case/state';
import type { Instant } from '#domain/time';
import { inLeaps, type Passing } from './clock.ts';
import { inOrder, type Fired } from './fired.ts';
import { after, type Decisions } from './life.ts';
import { remade } from './remake.ts';
import { decisionMade } from './sanctioned.ts';

/** From (included) … to (included). */
export type Period = Readonly<{ from: Instant; to: Instant }>;

/** By which rules a case is carried on in a state: by those to which it was really pinned, or by those that are tried. */
export type RulesFor = (state: CaseState) => Rules;

/** A deadline that a decision gave a unit: at the `moment`-th decision, under the rules with these versions. */
export type Dated = Readonly<{ moment: number; at: Instant; assignment: string; unit: string; deadline: Deadline; policy: string }>;

/** A recorded decision that could not follow in this run. */
export type Unfollowed = Readonly<{ at: Instant; type: Happened['type'] }>;

/** How a case goes under some rules, up to the end of the period: what fired in it, every deadline that was set, what could not follow. */
export type Course = Readonly<{ state: CaseState; fired: readonly Fired[]; deadlines: readonly Dated[]; unfollowed: readonly Unfollowed[] }>;

/** What is true after an event. */
export type Follows = typeof evolve;
export type Run = Readonly<{ decisions: Decisions; rulesFor: RulesFor; pinnedFor: RulesFor; period: Period; passing?: Passing; follows?: Follows }>;

/** `evolve` that knows what it was asked last about each event: two runs of a case share their states until they part. */
export function remembering(): Follows {
  const known = new Map<Happened, Readonly<{ before: CaseState; after: CaseState }>>();
  return (state, event) => {
    const last = known.get(event);
    if (last?.before === state) return last.after;
    const after = evolve(state, event);
    known.set(event, { before: state, after });
    return after;
  };
}

/** The decisions of people as they were recorded, and between them the clock under the rules of this run. */
export function courseOf({ decisions, rulesFor, pinnedFor, period, passing = inLeaps, follows = evolve }: Run): Course {
  const fired: Fired[] = [];
  const deadlines: Dated[] = [];
  const unfollowed: Unfollowed[] = [];
  const tells = (one: Fired): void => {
    if (one.at >= period.from) fired.push(one);
  };
  const ids = { proposals: decisions.proposals, here: new Map<string, string>() };
  const inThisRun = (event: Happened, before: CaseState): Happened | undefined => {
    const ordered = (): CaseState => (event.type === 'OrderIssued' ? { ...before, pins: { policy: event.data.policy, calendar: event.data.calendar } } : before);
    const again = decisionMade(before, event, ids);
    return again === undefined ? undefined : remade(before, again, () => ({ rules: rulesFor(ordered()), pinned: pinnedFor(ordered()) }));
  };
  let state = nothing;
  let now: Instant = '';
  for (const [index, moment] of decisions.moments.entries()) {
    if (moment.at > period.to) break;
    state = passing({ state, now }, rulesFor(state), moment.until, tells);
    now = moment.at;
    const before = state;
    for (const event of moment.events) {
      const again = inThisRun(event, state);
      if (again === undefined) unfollowed.push({ at: moment.at, type: event.type });
      else state = follows(state, again);
    }
    deadlines.push(...datedBy(before, state, { index, at: moment.at }, rulesFor));
  }
  state = passing({ state, now }, rulesFor(state), after(period.to), tells);
  return { state, fired: fired.sort(inOrder), deadlines, unfollowed };
}

/** The deadlines that are not those of before. */
function datedBy(before: CaseState, after: CaseState, { index, at }: Readonly<{ index: number; at: Instant }>, rulesFor: RulesFor): readonly Dated[] {
  if (before.assignments === after.assignments) return [];
  const known = new Map(before.assignments.map(({ id, deadline }) => [id, deadline]));
  const policy = rulesFor(after).policy.version;
  return after.assignments.flatMap(({ id, unit, deadline }) =>
    deadline === undefined || deadline === known.get(id) ? [] : [{ moment: index, at, assignment: id, unit, deadline, policy }],
  );
}
