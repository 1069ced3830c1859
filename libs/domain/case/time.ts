import { z } from 'zod';
import { closeOn } from '#domain/calendar/opening';
import { moveDeadline, pauseDeadline, type Deadline } from '#domain/calendar/deadline';
import { dueOf } from '#domain/calendar/due';
import { before } from '#domain/calendar/remaining';
import type { Actor } from '#domain/city/city';
import type { ExtensionRule } from '#domain/policy/policy';
import { dayOf } from '#domain/time';
import { Refusal } from '#domain/refusal';
import { day, id, text } from '../text.ts';
import { command, type Context, type Evolve, type Guard, type Rules } from './chapter.ts';
import { attached, evidence, type Evidenced } from './evidence.ts';
import type { CaseEvent } from './events.ts';
import { runningDeadlines, underDeadline, whichOf, type RunningDeadline } from './milestones.ts';
import { assignmentOf, entered, standing, underway, withAssignment, without, type Assignment, type CaseState, type ExtensionRequest } from './state.ts';
import { rankOf } from './waits.ts';
import { all, either, fits, office, unit, when } from './who.ts';

const unitRoles = ['unit-handler', 'unit-vice', 'unit-head'] as const;
const opinion = text(2000);

/** The requests that this person may decide, of the named unit if one is named. */
const decidable = (state: CaseState, actor: Actor, named?: string): readonly ExtensionRequest[] =>
  state.extensionRequests.filter((one) => (named === undefined || one.unit === named) && rankOf(state, one.rank).some((party) => fits(state, actor, party)));

const mayDecideExtension: Guard = (state, actor) => {
  const [first] = state.extensionRequests;
  if (first === undefined) return new Refusal('no-request');
  return decidable(state, actor).length > 0 || new Refusal('extension-rank', { rank: first.rank }, 'forbidden');
};

/** The deadline of a share that is to be extended: its own, or that of a milestone still to be reached. */
function extensible(mine: Assignment | undefined, milestone: string | undefined): RunningDeadline {
  if (mine?.deadline === undefined || mine.status === 'delivered') throw new Refusal('no-deadline');
  const found = runningDeadlines(mine).find((one) => one.milestone === milestone);
  if (found === undefined) throw new Refusal('unknown-milestone', { id: milestone ?? '' });
  return found;
}

/** Asked in time: before the due time, and where the policy says so, as long before it as it says (挂牌: 20 working days), the day counted whole. */
function inTime({ dueAt, pauses }: Deadline, { askBefore }: ExtensionRule, { at, rules: { calendar } }: Context): void {
  if (at > dueAt) throw new Refusal('extension-after-expiry', { dueAt });
  if (askBefore === undefined) return;
  const last = before(calendar, dueAt, askBefore, pauses);
  const latest = askBefore.unit === 'workhour' ? last : closeOn(calendar, dayOf(last));
  if (at > latest) throw new Refusal('extension-asked-too-late', { latest });
}

/** Wanted to a later day, not longer than the policy allows at once, and for a milestone not beyond the share's own deadline. */
function withinBounds(until: string, deadline: Deadline, milestone: string | undefined, mine: Assignment, { longest }: ExtensionRule, { calendar }: Rules): void {
  const to = closeOn(calendar, until);
  if (to <= deadline.dueAt) throw new Refusal('extension-not-later', { dueAt: deadline.dueAt });
  const latest = longest === undefined ? to : dueOf(calendar, deadline.dueAt, longest).dueAt;
  if (to > latest) throw new Refusal('extension-too-long', { latest: dayOf(latest) });
  if (milestone !== undefined && mine.deadline !== undefined && to >= mine.deadline.dueAt) throw new Refusal('milestone-after-deadline', { dueAt: mine.deadline.dueAt });
}

/** Every extension of a share counts, of whichever of its deadlines: the n-th is decided by the n-th rank of the case's grade. */
function requested(state: CaseState, { until, reason, milestone, ...rest }: Readonly<{ until: string; reason: string; milestone?: string }> & Evidenced, context: Context): readonly CaseEvent[] {
  const { actor, rules } = context;
  const mine = assignmentOf(state, actor.unit);
  const { deadline, ...which } = extensible(mine, milestone);
  if (mine === undefined || state.extensionRequests.some(({ assignment }) => assignment === mine.id)) throw new Refusal('request-pending');
  const rule = rules.policy.extension[state.grade];
  inTime(deadline, rule, context);
  withinBounds(until, deadline, milestone, mine, rule, rules);
  const n = mine.extensions + 1;
  const rank = rule.ranks[n - 1];
  if (rank === undefined) throw new Refusal('extension-limit-reached', { extensions: mine.extensions });
  return [{ type: 'ExtensionRequested', data: { id: `${mine.id}.${n}.${state.version + 1}`, assignment: mine.id, ...which, unit: mine.unit, until, reason, n, rank, ...attached(rest) } }];
}

function extended(state: CaseState, { assignment, until, n, ...request }: ExtensionRequest, words: string, { at, rules }: Context): readonly CaseEvent[] {
  const share = state.assignments.find((one) => one.id === assignment);
  const deadline = (share === undefined ? [] : runningDeadlines(share)).find(({ milestone }) => milestone === request.milestone)?.deadline;
  const to = closeOn(rules.calendar, until);
  if (deadline === undefined) throw new Refusal('no-deadline');
  if (to <= deadline.dueAt) throw new Refusal('extension-not-later', { dueAt: deadline.dueAt });
  return [{ type: 'DeadlineExtended', data: { assignment, ...whichOf(request), deadline: moveDeadline(deadline, to, at, `extension-${n}`), from: deadline.dueAt, to, n, opinion: words } }];
}

/** Time suspended is time not counted: every unit's deadline moves by the days on which the clock stood still. */
export function resumed(state: CaseState, reason: string, { at, rules }: Context): readonly CaseEvent[] {
  const from = state.suspension?.since ?? at;
  const deadlines = standing(state)
    .filter(({ status }) => status !== 'delivered' && status !== 'accepted')
    .flatMap((one) =>
      runningDeadlines(one).map(({ deadline, ...which }) => {
        const moved = pauseDeadline(deadline, rules.calendar, { from, to: at, why: 'suspended' });
        return { assignment: one.id, ...which, deadline: moved, from: deadline.dueAt, to: moved.dueAt };
      }),
    );
  return [{ type: 'SuspensionEnded', data: { reason, deadlines } }];
}

/** A suspended case is reviewed on a day that lies ahead, and not too far. */
function reviewable(reviewOn: string, { at, rules: { policy, calendar } }: Context): void {
  if (reviewOn <= dayOf(at)) throw new Refusal('review-not-later', { reviewOn });
  const latest = dayOf(dueOf(calendar, at, policy.suspension.longest).dueAt);
  if (reviewOn > latest) throw new Refusal('review-too-late', { reviewOn, latest });
}

function suspended(state: CaseState, reviewOn: string, words: string, context: Context): readonly CaseEvent[] {
  reviewable(reviewOn, context);
  return reviewOn === state.suspension?.reviewOn ? [] : [{ type: 'SuspensionGranted', data: { reviewOn, opinion: words, renewed: state.suspension !== undefined } }];
}

const decided = (state: CaseState, which: string): CaseState => ({ ...state, extensionRequests: state.extensionRequests.filter(({ assignment }) => assignment !== which) });

/** More time: extensions by rank and count (延期), suspension with a review date (挂账、缓办). */
export const time = {
  commands: {
    'request-extension': command({
      schema: z.strictObject({ until: day, reason: text(2000), milestone: id.exactOptional(), ...evidence }),
      may: all(unit(...unitRoles), when(...underway)),
      decide: (state, wanted, context) => requested(state, wanted, context),
    }),
    'decide-extension': command({
      schema: z.strictObject({ granted: z.boolean(), opinion, unit: id.exactOptional() }),
      may: mayDecideExtension,
      decide: (state, { granted, opinion: words, unit: named }, context) => {
        const [request, ...more] = decidable(state, context.actor, named);
        if (request === undefined) throw new Refusal('no-request');
        if (more.length > 0) throw new Refusal('name-one', { of: [request, ...more].map((one) => one.unit) });
        return granted ? extended(state, request, words, context) : [{ type: 'ExtensionRefused', data: { assignment: request.assignment, ...whichOf(request), opinion: words } }];
      },
    }),
    'request-suspension': command({
      schema: z.strictObject({ reason: text(2000), reviewOn: day, ...evidence }),
      may: all(unit(...unitRoles), when('planning', 'plan-review', 'rectifying'), (state) => state.suspensionRequest === undefined || new Refusal('request-pending')),
      decide: (_, { reason, reviewOn, ...rest }, context) => {
        reviewable(reviewOn, context);
        return [{ type: 'SuspensionRequested', data: { unit: context.actor.unit ?? '', reason, reviewOn, ...attached(rest) } }];
      },
    }),
    'decide-suspension': command({
      schema: z.strictObject({ granted: z.boolean(), opinion, reviewOn: day.exactOptional() }),
      may: all(office('director', 'hq'), when(...underway), (state) => state.suspensionRequest !== undefined || new Refusal('no-request')),
      decide: (state, { granted, opinion: words, reviewOn }, context) =>
        granted ? suspended(state, reviewOn ?? state.suspensionRequest?.reviewOn ?? '', words, context) : [{ type: 'SuspensionRefused', data: { opinion: words } }],
    }),
    'renew-suspension': command({
      schema: z.strictObject({ reviewOn: day, opinion }),
      may: all(office('director', 'hq'), when('suspended')),
      decide: (state, { reviewOn, opinion: words }, context) => suspended(state, reviewOn, words, context),
    }),
    'end-suspension': command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(either(office('director', 'hq'), unit('unit-vice', 'unit-head')), when('suspended')),
      decide: (state, { reason }, context) => resumed(state, reason, context),
    }),
  },
  evolve: {
    ExtensionRequested: (state, { id: request, assignment, unit: of, until, reason, rank, n, ...which }, { at }) => ({
      ...state, extensionRequests: [...state.extensionRequests, { id: request, assignment, ...whichOf(which), unit: of, until, reason, rank, n, since: at }],
    }),
    DeadlineExtended: (state, { assignment, deadline, milestone }) => withAssignment(decided(state, assignment), assignment, (one) => ({ ...underDeadline(one, deadline, milestone), extensions: one.extensions + 1 })),
    ExtensionRefused: (state, { assignment }) => decided(state, assignment),
    SuspensionRequested: (state, { reason, reviewOn }, { at }) => ({ ...state, suspensionRequest: { reason, reviewOn, since: at } }),
    SuspensionGranted: ({ suspensionRequest, ...state }, { reviewOn, opinion: words }, { at }) => {
      const { reason, since, from } = state.suspension ?? { reason: suspensionRequest?.reason ?? words, since: at, from: state.status === 'none' ? 'rectifying' : state.status };
      return { ...entered(state, 'suspended', since), suspension: { reason, reviewOn, since, from } };
    },
    SuspensionRefused: (state) => without(state, 'suspensionRequest'),
    SuspensionEnded: (state, { deadlines }, { at }) => {
      const { suspension, ...rest } = state;
      const moved = deadlines.reduce<CaseState>((after, { assignment, deadline, milestone }) => withAssignment(after, assignment, (one) => underDeadline(one, deadline, milestone)), entered(rest, suspension?.from ?? 'rectifying', at));
      return { ...moved, assignments: moved.assignments.map((one) => (one.status === 'unclaimed' ? { ...one, issuedAt: at } : one)) };
    },
  } satisfies Evolve<'ExtensionRequested' | 'DeadlineExtended' | 'ExtensionRefused' | 'SuspensionRequested' | 'SuspensionGranted' | 'SuspensionRefused' | 'SuspensionEnded'>,
};
