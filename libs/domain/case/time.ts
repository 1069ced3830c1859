import { z } from 'zod';
import { closeOn } from '#domain/calendar/opening';
import { moveDeadline, pauseDeadline } from '#domain/calendar/deadline';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { day, text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import type { CaseEvent } from './events.ts';
import { assignmentOf, entered, standing, withAssignment, without, type CaseState } from './state.ts';
import { rankOf } from './waits.ts';
import { all, fits, office, unit, when } from './who.ts';

const unitRoles = ['unit-handler', 'unit-vice', 'unit-head'] as const;
const opinion = text(2000);

const mayDecideExtension: Guard = (state, actor) => {
  if (state.extension === undefined) return new Refusal('no-request');
  return rankOf(state, state.extension.rank).some((party) => fits(state, actor, party)) || new Refusal('extension-rank', { rank: state.extension.rank }, 'forbidden');
};

function asked(state: CaseState, until: string, reason: string, context: Context): readonly CaseEvent[] {
  const mine = assignmentOf(state, context.actor.unit);
  if (mine?.deadline === undefined) throw new Refusal('no-deadline');
  if (state.extension !== undefined) throw new Refusal('request-pending');
  if (context.at > mine.deadline.dueAt) throw new Refusal('extension-after-expiry', { dueAt: mine.deadline.dueAt });
  if (closeOn(context.rules.calendar, until) <= mine.deadline.dueAt) throw new Refusal('extension-not-later', { dueAt: mine.deadline.dueAt });
  const n = mine.extensions + 1;
  const rank = context.rules.policy.extension.ranks[n - 1];
  if (rank === undefined) throw new Refusal('extension-limit-reached', { extensions: mine.extensions });
  return [{ type: 'ExtensionRequested', data: { id: `${mine.id}.${n}.${state.version + 1}`, assignment: mine.id, unit: mine.unit, until, reason, n, rank } }];
}

function extended(state: CaseState, words: string, context: Context): readonly CaseEvent[] {
  const { extension } = state;
  const theirs = state.assignments.find((one) => one.id === extension?.assignment);
  if (extension === undefined || theirs?.deadline === undefined) throw new Refusal('no-request');
  const deadline = moveDeadline(theirs.deadline, closeOn(context.rules.calendar, extension.until), context.at, `extension-${extension.n}`);
  return [{ type: 'DeadlineExtended', data: { assignment: theirs.id, deadline, from: theirs.deadline.dueAt, to: deadline.dueAt, n: extension.n, opinion: words } }];
}

/** Time suspended is time not counted: every unit's deadline moves by the days on which the clock stood still. */
function resumed(state: CaseState, reason: string, { at, rules }: Context): readonly CaseEvent[] {
  const from = state.suspension?.since ?? at;
  const deadlines = standing(state).flatMap(({ id, status, deadline }) => {
    if (deadline === undefined || status === 'delivered' || status === 'accepted') return [];
    const moved = pauseDeadline(deadline, rules.calendar, { from, to: at, why: 'suspended' });
    return [{ assignment: id, deadline: moved, from: deadline.dueAt, to: moved.dueAt }];
  });
  return [{ type: 'SuspensionEnded', data: { reason, deadlines } }];
}

const afterToday = (reviewOn: string, now: string): void => {
  if (reviewOn <= now.slice(0, 10)) throw new Refusal('review-not-later', { reviewOn });
};

const mayEnd: Guard = (state, actor: Actor) => {
  const asOffice = office('director', 'hq')(state, actor);
  return asOffice === true ? true : unit('unit-vice', 'unit-head')(state, actor);
};

/** More time: extensions by rank and count (延期), suspension with a review date (挂账、缓办). */
export const time = {
  commands: {
    'request-extension': command({
      schema: z.strictObject({ until: day, reason: text(2000) }),
      may: all(unit(...unitRoles), when('issued', 'planning', 'plan-review', 'rectifying')),
      decide: (state, { until, reason }, context) => asked(state, until, reason, context),
    }),
    'decide-extension': command({
      schema: z.strictObject({ granted: z.boolean(), opinion }),
      may: mayDecideExtension,
      decide: (state, { granted, opinion: words }, context) =>
        granted ? extended(state, words, context) : [{ type: 'ExtensionRefused', data: { assignment: state.extension?.assignment ?? '', opinion: words } }],
    }),
    'request-suspension': command({
      schema: z.strictObject({ reason: text(2000), reviewOn: day }),
      may: all(unit(...unitRoles), when('planning', 'plan-review', 'rectifying')),
      decide: (state, { reason, reviewOn }, { actor, at }) => {
        if (state.suspensionRequest !== undefined) throw new Refusal('request-pending');
        afterToday(reviewOn, at);
        return [{ type: 'SuspensionRequested', data: { unit: actor.unit ?? '', reason, reviewOn } }];
      },
    }),
    'decide-suspension': command({
      schema: z.strictObject({ granted: z.boolean(), opinion, reviewOn: day.exactOptional() }),
      may: all(office('director', 'hq'), (state) => state.suspensionRequest !== undefined || new Refusal('no-request'), when('planning', 'plan-review', 'rectifying')),
      decide: (state, { granted, opinion: words, reviewOn }, { at }) => {
        if (!granted) return [{ type: 'SuspensionRefused', data: { opinion: words } }];
        const review = reviewOn ?? state.suspensionRequest?.reviewOn ?? '';
        afterToday(review, at);
        return [{ type: 'SuspensionGranted', data: { reviewOn: review, opinion: words, renewed: false } }];
      },
    }),
    'renew-suspension': command({
      schema: z.strictObject({ reviewOn: day, opinion }),
      may: all(office('director', 'hq'), when('suspended')),
      decide: (_, { reviewOn, opinion: words }, { at }) => {
        afterToday(reviewOn, at);
        return [{ type: 'SuspensionGranted', data: { reviewOn, opinion: words, renewed: true } }];
      },
    }),
    'end-suspension': command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(mayEnd, when('suspended')),
      decide: (state, { reason }, context) => resumed(state, reason, context),
    }),
  },
  evolve: {
    ExtensionRequested: (state, { id, assignment, until, reason, rank, n }, { at }) => ({ ...state, extension: { id, assignment, until, reason, rank, n, since: at } }),
    DeadlineExtended: (state, { assignment, deadline }) => {
      return withAssignment(without(state, 'extension'), assignment, (one) => ({ ...one, deadline, extensions: one.extensions + 1, ...(one.deadline?.id === one.original?.id ? { original: deadline } : {}) }));
    },
    ExtensionRefused: (state) => without(state, 'extension'),
    SuspensionRequested: (state, { reason, reviewOn }, { at }) => ({ ...state, suspensionRequest: { reason, reviewOn, since: at } }),
    SuspensionGranted: ({ suspensionRequest, ...state }, { reviewOn, opinion: words }, { at }) => ({
      ...entered(state, 'suspended', state.suspension?.since ?? at),
      suspension: { reason: suspensionRequest?.reason ?? words, reviewOn, since: state.suspension?.since ?? at, from: state.suspension?.from ?? (state.status === 'none' ? 'rectifying' : state.status) },
    }),
    SuspensionRefused: (state) => without(state, 'suspensionRequest'),
    SuspensionEnded: (state, { deadlines }, { at }) => {
      const { suspension, ...rest } = state;
      return deadlines.reduce<CaseState>(
        (moved, { assignment, deadline }) => withAssignment(moved, assignment, (one) => ({ ...one, deadline, ...(one.deadline?.id === one.original?.id ? { original: deadline } : {}) })),
        entered(rest, suspension?.from ?? 'rectifying', at),
      );
    },
  } satisfies Evolve<'ExtensionRequested' | 'DeadlineExtended' | 'ExtensionRefused' | 'SuspensionRequested' | 'SuspensionGranted' | 'SuspensionRefused' | 'SuspensionEnded'>,
};
