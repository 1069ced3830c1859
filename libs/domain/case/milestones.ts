import { z } from 'zod';
import { setDeadline, type Deadline } from '#domain/calendar/deadline';
import type { Instant } from '#domain/time';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import type { Which } from './events.ts';
import { command, type Evolve, type Guard, type Rules } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import { assignmentOf, underway, withAssignment, type Assignment, type CaseState, type Milestone } from './state.ts';
import { all, unit, when } from './who.ts';

/** One of the deadlines that run on a share: its own, or that of a milestone, by id and name. */
export type RunningDeadline = Readonly<{ deadline: Deadline }> & Which;

/** The milestones of a case's category for one share, each counted from `from` in its own unit; one that would not come before the share's own due time is left out. */
export const milestonesFor = (share: string, { category }: Pick<CaseState, 'category'>, { policy, calendar }: Rules, from: Instant, { dueAt }: Deadline): readonly Milestone[] =>
  (policy.categories[category ?? '']?.milestones ?? [])
    .map(({ id: key, name, limit }) => ({ id: key, name, deadline: setDeadline(`${share}.${key}`, calendar, from, limit) }))
    .filter(({ deadline }) => deadline.dueAt < dueAt);

export const unreached = ({ milestones }: Pick<Assignment, 'milestones'>): readonly Milestone[] => milestones.filter(({ reachedAt }) => reachedAt === undefined);

/** The deadlines that a share has to meet: those of its unreached milestones and its own, in this order. */
export const runningDeadlines = (one: Assignment): readonly RunningDeadline[] => [
  ...unreached(one).map(({ id: milestone, name: milestoneName, deadline }) => ({ milestone, milestoneName, deadline })),
  ...(one.deadline === undefined ? [] : [{ deadline: one.deadline }]),
];

/** Which of a share's deadlines it is, for an event or a duty to say. */
export const whichOf = ({ milestone, milestoneName }: Which): Which => ({ ...(milestone === undefined ? {} : { milestone }), ...(milestoneName === undefined ? {} : { milestoneName }) });

/** The deadline of a share that comes first. */
export const nearestDeadline = (one: Assignment): Deadline | undefined => runningDeadlines(one).map(({ deadline }) => deadline).toSorted((first, other) => (first.dueAt < other.dueAt ? -1 : first.dueAt > other.dueAt ? 1 : 0))[0];

/** A share with one of its deadlines moved. That of the order, by which "on time" is judged, moves as long as it is the one that runs. */
export function underDeadline(one: Assignment, deadline: Deadline, milestone?: string): Assignment {
  if (milestone !== undefined) return { ...one, milestones: one.milestones.map((each) => (each.id === milestone ? { ...each, deadline } : each)) };
  return { ...one, deadline, ...(one.deadline?.id === one.original?.id ? { original: deadline } : {}) };
}

/** The milestones of a share that another one takes over. */
export const inherited = (milestones: readonly Milestone[], share: string): readonly Milestone[] => milestones.map((one) => ({ ...one, deadline: { ...one.deadline, id: `${share}.${one.id}` } }));

const isOnTheWay: Guard = (state, actor) => {
  const mine = assignmentOf(state, actor.unit);
  return (mine?.status === 'working' && unreached(mine).length > 0) || new Refusal('no-milestone-left');
};

/** Steps on the way to the limit that have limits of their own, in units of their own (停工 4 工作时 → 处罚 7 工作日 → 拆除 20 工作日). */
export const milestones = {
  commands: {
    'reach-milestone': command({
      schema: z.strictObject({ milestone: id, note: text(2000), ...evidence }),
      may: all(unit('unit-handler', 'unit-vice', 'unit-head'), when(...underway), isOnTheWay),
      decide: (state, { milestone, note, ...rest }, { actor }) => {
        const mine = assignmentOf(state, actor.unit);
        const found = mine?.milestones.find((one) => one.id === milestone);
        if (mine === undefined || found === undefined) throw new Refusal('unknown-milestone', { id: milestone });
        if (found.reachedAt !== undefined) return [];
        return [{ type: 'MilestoneReached', data: { assignment: mine.id, unit: mine.unit, milestone, name: found.name, note, dueAt: found.deadline.dueAt, ...attached(rest) } }];
      },
    }),
  },
  evolve: {
    MilestoneReached: ({ extensionRequests, ...state }, { assignment, milestone }, { at }) =>
      withAssignment({ ...state, extensionRequests: extensionRequests.filter((one) => one.assignment !== assignment || one.milestone !== milestone) }, assignment, (one) => ({ ...one, milestones: one.milestones.map((each) => (each.id === milestone ? { ...each, reachedAt: at } : each)) })),
  } satisfies Evolve<'MilestoneReached'>,
};
