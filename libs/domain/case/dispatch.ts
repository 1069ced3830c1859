import { z } from 'zod';
import { period } from '#domain/calendar/calendar';
import { setDeadline, type Deadline } from '#domain/calendar/deadline';
import { dueOf } from '#domain/calendar/due';
import type { City } from '#domain/city/city';
import type { Instant } from '#domain/time';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve, type Rules } from './chapter.ts';
import type { AssignmentOrder, CaseEvent } from './events.ts';
import { ended } from './ending.ts';
import { inherited, milestonesFor } from './milestones.ts';
import { assignmentOf, entered, leadOf, standing, underway, withAssignment, type Assignment, type CaseState, type Milestone } from './state.ts';
import { all, office, unit, when } from './who.ts';

const assignment = z.strictObject({ role: z.enum(['lead', 'responsible', 'assist']), unit: id, person: id.exactOptional(), mandatory: z.boolean().exactOptional(), limit: period.exactOptional() });

/** The number of a paper as the office writes it: 六角括号 around the year, no 第, no leading zero (GB/T 9704-2012). */
export const paperNumber = (word: string, at: Instant, number: number | undefined): string => `${word}〔${at.slice(0, 4)}〕${number ?? 0}号`;

export function knownUnit(city: City, unitId: string): void {
  if (!Object.hasOwn(city.units, unitId)) throw new Refusal('unknown-unit', { id: unitId });
}

/** The limit of a case's category under the pinned policy. */
export const limitOf = ({ category }: CaseState, { policy }: Rules) => policy.categories[category ?? '']?.limit;

export const ordered = (one: AssignmentOrder, at: Instant): Assignment => ({
  id: one.id, unit: one.unit, role: one.role, mandatory: one.mandatory, status: 'unclaimed', issuedAt: at, milestones: one.milestones ?? [], extensions: 0, returns: 0,
  ...(one.person === undefined ? {} : { person: one.person }),
  ...(one.deadline === undefined ? {} : { deadline: one.deadline, original: one.deadline }),
});

/** Fresh deadlines for units that must do it again. */
export const againFor = (which: readonly Assignment[], set: (one: Assignment) => Deadline): readonly Readonly<{ assignment: string; deadline: Deadline }>[] =>
  which.map((one) => ({ assignment: one.id, deadline: set(one) }));

/** Every mandatory unit has claimed: the work begins, with a plan or at once (立行立改). */
export function begun(state: CaseState, besides: readonly string[]): readonly CaseEvent[] {
  const waiting = standing(state).some((one) => one.mandatory && one.status === 'unclaimed' && !besides.includes(one.id));
  return waiting ? [] : [{ type: 'WorkBegan', data: { mode: state.mode } }];
}

/** The milestones of a share as an event carries them; none where there are none. */
export const onTheWay = (milestones: readonly Milestone[]): Pick<AssignmentOrder, 'milestones'> => (milestones.length === 0 ? {} : { milestones });

function orders(state: CaseState, given: readonly z.output<typeof assignment>[], limit: z.output<typeof period>, { at, rules, city }: Context): readonly AssignmentOrder[] {
  if (given.filter(({ role }) => role === 'lead').length !== 1) throw new Refusal('one-lead-unit');
  if (new Set(given.map((one) => one.unit)).size !== given.length) throw new Refusal('unit-twice');
  return given.map((one, index) => {
    knownUnit(city, one.unit);
    if (one.person !== undefined && city.people[one.person]?.unit !== one.unit) throw new Refusal('person-of-another-unit', { person: one.person, unit: one.unit });
    const key = `a${state.assignments.length + index + 1}`;
    const deadline = setDeadline(key, rules.calendar, at, one.limit ?? limit);
    return {
      id: key, unit: one.unit, role: one.role, mandatory: one.role !== 'assist' || (one.mandatory ?? false),
      ...(one.person === undefined ? {} : { person: one.person }),
      deadline, ...onTheWay(milestonesFor(key, state, rules, at, deadline)),
    };
  });
}

/** A unit that takes over another's share keeps the running deadline: the master clock does not stop for a change of hands. */
export function takenOver(state: CaseState, { deadline, milestones, role, mandatory }: Assignment, to: string): AssignmentOrder {
  const key = `a${state.assignments.length + 1}`;
  return { id: key, unit: to, role, mandatory, ...(deadline === undefined ? {} : { deadline }), ...onTheWay(inherited(milestones, key)) };
}

function claimOf(state: CaseState, mine: Assignment, deemed: boolean): readonly CaseEvent[] {
  const claimed: CaseEvent = { type: 'AssignmentClaimed', data: { assignment: mine.id, unit: mine.unit, ...(deemed ? { deemed: true } : {}) } };
  return state.status === 'issued' ? [claimed, ...begun(state, [mine.id])] : [claimed];
}

/** A share that nobody has claimed and about which no dispute is pending. */
const unclaimed = (state: CaseState, one: Assignment | undefined): true | Refusal => {
  if (one?.status !== 'unclaimed') return new Refusal('already-claimed');
  return state.dispute?.assignment !== one.id || new Refusal('dispute-pending');
};

/** Until when a unit may say that a case is not its duty: counted from when the case came to be claimed, or came back. */
export const disputeWindow = (state: CaseState, one: Assignment, { policy, calendar }: Rules): Instant =>
  dueOf(calendar, state.status === 'issued' && state.since > one.issuedAt ? state.since : one.issuedAt, policy.dispute.window).dueAt;

/** Handing over and taking on: order, claim, deemed claim, reassignment, recall. */
export const dispatch = {
  commands: {
    'issue-order': command({
      rules: 'current',
      schema: z.strictObject({ assignments: z.array(assignment).min(1).max(20), requirement: text(2000), limit: period.exactOptional(), mode: z.enum(['immediate', 'planned']).exactOptional(), urgency: z.enum(['ordinary', 'urgent']).exactOptional() }),
      numbers: () => 'order',
      may: all(office('dispatcher', 'director'), when('registered')),
      decide: (state, { assignments, requirement, limit, mode, urgency }, context) => {
        const { policy, calendar } = context.rules;
        const counted = limit ?? limitOf(state, context.rules);
        if (counted === undefined) throw new Refusal('category-without-limit', { category: state.category ?? '' });
        return [{
          type: 'OrderIssued',
          data: {
            docNo: paperNumber(policy.papers.order, context.at, context.numbers.order), requirement, mode: mode ?? policy.categories[state.category ?? '']?.mode ?? 'immediate',
            limit: counted, limitFrom: limit === undefined ? 'category' : 'hand', assignments: orders(state, assignments, counted, context), policy: policy.version, calendar: calendar.version,
            ...(urgency === undefined ? {} : { urgency }),
          },
        }];
      },
    }),
    claim: command({
      schema: z.strictObject({}),
      may: all(unit('unit-handler', 'unit-vice', 'unit-head'), when(...underway), (state, actor) => unclaimed(state, assignmentOf(state, actor.unit))),
      decide: (state, _, { actor }) => {
        const mine = assignmentOf(state, actor.unit);
        return mine === undefined ? [] : claimOf(state, mine, false);
      },
    }),
    'deem-claimed': command({
      schema: z.strictObject({ unit: id, reason: text(500) }),
      may: all(office('dispatcher', 'director'), when(...underway), (state) => standing(state).some((one) => unclaimed(state, one) === true) || unclaimed(state, leadOf(state))),
      decide: (state, { unit: which }, { at, rules }) => {
        const theirs = assignmentOf(state, which);
        if (theirs === undefined) throw new Refusal('unit-not-on-case', { unit: which });
        const allowed = unclaimed(state, theirs);
        if (allowed !== true) throw allowed;
        const closesAt = disputeWindow(state, theirs, rules);
        if (at <= closesAt) throw new Refusal('dispute-window-open', { closesAt });
        return claimOf(state, theirs, true);
      },
    }),
    reassign: command({
      schema: z.strictObject({ from: id, to: id, reason: text(500) }),
      may: all(office('dispatcher', 'director'), when('issued', 'planning', 'rectifying')),
      decide: (state, { from, to, reason }, { city }) => {
        const theirs = assignmentOf(state, from);
        if (theirs === undefined) throw new Refusal('unit-not-on-case', { unit: from });
        knownUnit(city, to);
        if (assignmentOf(state, to) !== undefined) throw new Refusal('unit-twice');
        return [{ type: 'AssignmentReassigned', data: { from: theirs.id, assignment: takenOver(state, theirs, to), reason } }];
      },
    }),
    'recall-order': command({
      schema: z.strictObject({ reason: text(500) }),
      may: all(office('dispatcher', 'director'), when('issued')),
      decide: (_, data) => [{ type: 'OrderRecalled', data }],
    }),
  },
  evolve: {
    OrderIssued: (state, { docNo, requirement, mode, urgency, limitFrom, assignments, policy, calendar }, { at }) => ({
      ...state, status: 'issued', since: at, orderedAt: at, urgent: urgency === 'urgent', docNo, requirement, mode, pins: { policy, calendar }, ...(limitFrom === undefined ? {} : { limitFrom }), assignments: [...state.assignments, ...assignments.map((one) => ordered(one, at))],
    }),
    OrderRecalled: (state, _, { at }) => ({ ...entered(ended(state), 'registered', at), assignments: state.assignments.map((one) => ({ ...one, status: 'withdrawn' })) }),
    AssignmentClaimed: (state, { assignment: which, deemed }, { at }) => withAssignment(state, which, (one) => ({ ...one, status: 'working', claimedAt: at, ...(deemed === undefined ? {} : { deemed }) })),
    WorkBegan: (state, { mode }, { at }) => entered(state, mode === 'planned' && state.plan?.approvedAt === undefined ? 'planning' : 'rectifying', at),
    AssignmentReassigned: (state, { from, assignment: to }, { at }) => {
      const { assignments, extensionRequests } = withAssignment(state, from, (one) => ({ ...one, status: 'withdrawn' }));
      const moved = { ...state, assignments: [...assignments, ordered(to, at)], extensionRequests: extensionRequests.filter(({ assignment }) => assignment !== from) };
      return to.mandatory ? entered(moved, 'issued', at) : moved;
    },
    AssignmentAdded: (state, { assignment: to }, { at }) => ({ ...entered(state, 'issued', at), assignments: [...state.assignments, ordered(to, at)] }),
  } satisfies Evolve<'OrderIssued' | 'OrderRecalled' | 'AssignmentClaimed' | 'WorkBegan' | 'AssignmentReassigned' | 'AssignmentAdded'>,
};
