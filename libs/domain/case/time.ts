import { z } from 'zod';
import { closeOn } from '#domain/calendar/opening';
import { moveDeadline, pauseDeadline, type Deadline } from '#domain/calendar/deadline';
import type { Actor } from '#domain/city/city';
import { dayOf } from '#domain/time';
import { Refusal } from '#domain/refusal';
import { day, id, text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import type { CaseEvent } from './events.ts';
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

function requested(state: CaseState, until: string, reason: string, { actor, at, rules }: Context): readonly CaseEvent[] {
  const mine = assignmentOf(state, actor.unit);
  if (mine?.deadline === undefined || mine.status === 'delivered') throw new Refusal('no-deadline');
  if (state.extensionRequests.some(({ assignment }) => assignment === mine.id)) throw new Refusal('request-pending');
  const { dueAt } = mine.deadline;
  if (at > dueAt) throw new Refusal('extension-after-expiry', { dueAt });
  if (closeOn(rules.calendar, until) <= dueAt) throw new Refusal('extension-not-later', { dueAt });
  const n = mine.extensions + 1;
  const rank = rules.policy.extension[state.grade].ranks[n - 1];
  if (rank === undefined) throw new Refusal('extension-limit-reached', { extensions: mine.extensions });
  return [{ type: 'ExtensionRequested', data: { id: `${mine.id}.${n}.${state.version + 1}`, assignment: mine.id, unit: mine.unit, until, reason, n, rank } }];
}

function extended(state: CaseState, { assignment, until, n }: ExtensionRequest, words: string, { at, rules }: Context): readonly CaseEvent[] {
  const deadline = state.assignments.find((one) => one.id === assignment)?.deadline;
  const to = closeOn(rules.calendar, until);
  if (deadline === undefined) return [];
  if (to <= deadline.dueAt) throw new Refusal('extension-not-later', { dueAt: deadline.dueAt });
  return [{ type: 'DeadlineExtended', data: { assignment, deadline: moveDeadline(deadline, to, at, `extension-${n}`), from: deadline.dueAt, to, n, opinion: words } }];
}

/** Time suspended is time not counted: every unit's deadline moves by the days on which the clock stood still. */
export function resumed(state: CaseState, reason: string, { at, rules }: Context): readonly CaseEvent[] {
  const from = state.suspension?.since ?? at;
  const deadlines = standing(state).flatMap(({ id: assignment, status, deadline }) => {
    if (deadline === undefined || status === 'delivered' || status === 'accepted') return [];
    const moved = pauseDeadline(deadline, rules.calendar, { from, to: at, why: 'suspended' });
    return [{ assignment, deadline: moved, from: deadline.dueAt, to: moved.dueAt }];
  });
  return [{ type: 'SuspensionEnded', data: { reason, deadlines } }];
}

function suspended(state: CaseState, reviewOn: string, words: string, { at }: Context): readonly CaseEvent[] {
  if (reviewOn <= dayOf(at)) throw new Refusal('review-not-later', { reviewOn });
  return reviewOn === state.suspension?.reviewOn ? [] : [{ type: 'SuspensionGranted', data: { reviewOn, opinion: words, renewed: state.suspension !== undefined } }];
}

/** A share under a moved deadline; the deadline of the order, by which "on time" is judged, moves as long as it is the one that runs. */
const underDeadline = (one: Assignment, deadline: Deadline): Assignment => ({ ...one, deadline, ...(one.deadline?.id === one.original?.id ? { original: deadline } : {}) });
const decided = (state: CaseState, which: string): CaseState => ({ ...state, extensionRequests: state.extensionRequests.filter(({ assignment }) => assignment !== which) });

/** More time: extensions by rank and count (延期), suspension with a review date (挂账、缓办). */
export const time = {
  commands: {
    'request-extension': command({
      schema: z.strictObject({ until: day, reason: text(2000) }),
      may: all(unit(...unitRoles), when(...underway)),
      decide: (state, { until, reason }, context) => requested(state, until, reason, context),
    }),
    'decide-extension': command({
      schema: z.strictObject({ granted: z.boolean(), opinion, unit: id.exactOptional() }),
      may: mayDecideExtension,
      decide: (state, { granted, opinion: words, unit: named }, context) => {
        const [request, ...more] = decidable(state, context.actor, named);
        if (request === undefined) throw new Refusal('no-request');
        if (more.length > 0) throw new Refusal('name-one', { of: [request, ...more].map((one) => one.unit) });
        return granted ? extended(state, request, words, context) : [{ type: 'ExtensionRefused', data: { assignment: request.assignment, opinion: words } }];
      },
    }),
    'request-suspension': command({
      schema: z.strictObject({ reason: text(2000), reviewOn: day }),
      may: all(unit(...unitRoles), when('planning', 'plan-review', 'rectifying'), (state) => state.suspensionRequest === undefined || new Refusal('request-pending')),
      decide: (_, { reason, reviewOn }, { actor, at }) => {
        if (reviewOn <= dayOf(at)) throw new Refusal('review-not-later', { reviewOn });
        return [{ type: 'SuspensionRequested', data: { unit: actor.unit ?? '', reason, reviewOn } }];
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
    ExtensionRequested: (state, { id: request, assignment, unit: of, until, reason, rank, n }, { at }) => ({
      ...state, extensionRequests: [...state.extensionRequests, { id: request, assignment, unit: of, until, reason, rank, n, since: at }],
    }),
    DeadlineExtended: (state, { assignment, deadline }) => withAssignment(decided(state, assignment), assignment, (one) => ({ ...underDeadline(one, deadline), extensions: one.extensions + 1 })),
    ExtensionRefused: (state, { assignment }) => decided(state, assignment),
    SuspensionRequested: (state, { reason, reviewOn }, { at }) => ({ ...state, suspensionRequest: { reason, reviewOn, since: at } }),
    SuspensionGranted: ({ suspensionRequest, ...state }, { reviewOn, opinion: words }, { at }) => {
      const { reason, since, from } = state.suspension ?? { reason: suspensionRequest?.reason ?? words, since: at, from: state.status === 'none' ? 'rectifying' : state.status };
      return { ...entered(state, 'suspended', since), suspension: { reason, reviewOn, since, from } };
    },
    SuspensionRefused: (state) => without(state, 'suspensionRequest'),
    SuspensionEnded: (state, { deadlines }, { at }) => {
      const { suspension, ...rest } = state;
      const moved = deadlines.reduce<CaseState>((after, { assignment, deadline }) => withAssignment(after, assignment, (one) => underDeadline(one, deadline)), entered(rest, suspension?.from ?? 'rectifying', at));
      return { ...moved, assignments: moved.assignments.map((one) => (one.status === 'unclaimed' ? { ...one, issuedAt: at } : one)) };
    },
  } satisfies Evolve<'ExtensionRequested' | 'DeadlineExtended' | 'ExtensionRefused' | 'SuspensionRequested' | 'SuspensionGranted' | 'SuspensionRefused' | 'SuspensionEnded'>,
};
