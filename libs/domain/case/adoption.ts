import { z } from 'zod';
import type { Period, WorkCalendar } from '#domain/calendar/calendar';
import { moveDeadline, type Deadline } from '#domain/calendar/deadline';
import { dueOf } from '#domain/calendar/due';
import type { Instant } from '#domain/time';
import { text } from '../text.ts';
import { clockCommand, type Context, type Evolve, type Rules } from './chapter.ts';
import type { CaseEvent, CaseEvents } from './events.ts';
import { limitOf } from './dispatch.ts';
import { pinsOf } from './intake.ts';
import { underDeadline, unreached } from './milestones.ts';
import { isOpen, standing, withAssignment, type Assignment, type CaseState } from './state.ts';
import { onlyTheClock } from './who.ts';

type Recomputed = CaseEvents['DeadlineRecomputed'];
type Adoption = Readonly<{ before: Rules; after: Rules; at: Instant; why: string }>;

const same = (one: Period | undefined, other: Period | undefined): boolean => one !== undefined && one.amount === other?.amount && one.unit === other.unit;

/** The limit under the new rules: it follows the policy where it came from the policy, and stays where somebody gave it. */
const following = (given: Period | undefined, before: Period | undefined, after: Period | undefined): Period | undefined => (same(given, before) ? (after ?? given) : given);

/** The limit of a share: of the category for the order, as it says, of another attempt for an attempt. */
function limitAfter(state: CaseState, { deadline, original }: Assignment, { before, after }: Adoption): Period | undefined {
  if (deadline?.id !== original?.id) return following(deadline?.period, before.policy.retry, after.policy.retry);
  return state.limitFrom === 'hand' ? deadline?.period : following(deadline?.period, limitOf(state, before), limitOf(state, after));
}

const milestoneLimit = ({ category }: CaseState, key: string, { policy }: Rules): Period | undefined => policy.categories[category ?? '']?.milestones.find(({ id }) => id === key)?.limit;

/** A deadline counted again. */
function recounted(deadline: Deadline, calendar: WorkCalendar, limit: Period | undefined, { at, why }: Adoption): Deadline {
  if (limit === undefined) return deadline;
  const counted = dueOf(calendar, deadline.from, limit, deadline.pauses);
  if (deadline.moves.length > 0) return counted.dueAt > deadline.dueAt ? { ...moveDeadline(deadline, counted.dueAt, at, why), provisional: counted.provisional } : deadline;
  if (counted.dueAt < deadline.dueAt && counted.dueAt < at) return deadline;
  return { ...deadline, period: limit, ...counted, calendar: calendar.version };
}

const moved = (which: Pick<Recomputed, 'assignment' | 'milestone'>, was: Deadline, deadline: Deadline, why: string): readonly Recomputed[] =>
  was.dueAt === deadline.dueAt && was.provisional === deadline.provisional ? [] : [{ ...which, deadline, from: was.dueAt, to: deadline.dueAt, why }];

function ofShare(state: CaseState, one: Assignment, adoption: Adoption): readonly Recomputed[] {
  const { after, why } = adoption;
  const again = (deadline: Deadline, limit: Period | undefined): Deadline => recounted(deadline, after.calendar, limit, adoption);
  return [
    ...unreached(one).flatMap(({ id: milestone, deadline }) => {
      const limit = following(deadline.period, milestoneLimit(state, milestone, adoption.before), milestoneLimit(state, milestone, after));
      return moved({ assignment: one.id, milestone }, deadline, again(deadline, limit), why);
    }),
    ...(one.deadline === undefined ? [] : moved({ assignment: one.id }, one.deadline, again(one.deadline, limitAfter(state, one, adoption)), why)),
  ];
}

function ofListing(state: CaseState, adoption: Adoption): readonly Recomputed[] {
  const { deadline, delistedAt } = state.listing ?? {};
  if (deadline === undefined || delistedAt !== undefined || !isOpen(state)) return [];
  const limit = following(deadline.period, adoption.before.policy.listed.longest, adoption.after.policy.listed.longest);
  return moved({}, deadline, recounted(deadline, adoption.after.calendar, limit, adoption), adoption.why);
}

/**
 * The deadlines that other rules move, each counted again from where it began, with all its pauses and credits:
 * - of shares in hand, claimed or not, and of their milestones that are not reached. While a case is suspended its deadlines are counted again all the same;
 *   its pause is added when it ends, under the new rules, which gives what it would have given the other way round.
 * - not of shares that are delivered or accepted: what was done is judged by the rules under which it was done. If it comes back, its new limit is counted
 *   by the new rules.
 * - of a listing that stands.
 * A limit that came from the policy follows it; one that somebody gave with the order is counted by the new calendar only. An extended deadline stays as
 * extended, but never ends before what is counted. A due time set by hand, and the end of a public notice, which was announced, stay. Nobody is overdue
 * by rules that came afterwards: a deadline that would end earlier than before and before now stays as it was.
 */
export function recomputed(state: CaseState, adoption: Adoption): readonly Recomputed[] {
  const inHand = isOpen(state) ? standing(state).filter(({ status }) => status === 'unclaimed' || status === 'working') : [];
  return [...inHand.flatMap((one) => ofShare(state, one, adoption)), ...ofListing(state, adoption)];
}

const prints = new WeakMap<WorkCalendar, string>();
/** What a calendar says, without the name of its version. */
function printOf(calendar: WorkCalendar): string {
  const found = prints.get(calendar) ?? JSON.stringify({ ...calendar, version: '', days: Object.entries(calendar.days).toSorted(([one], [other]) => (one < other ? -1 : 1)) });
  prints.set(calendar, found);
  return found;
}

/** Whether two versions of the rules say the same for a case: an overlay elsewhere is none here. */
const sayTheSame = (one: Rules, other: Rules): boolean => one.policy.version === other.policy.version && (one.calendar.version === other.calendar.version || printOf(one.calendar) === printOf(other.calendar));

function adopted(state: CaseState, why: string, cause: string, { at, rules: before, adopting: after }: Context): readonly CaseEvent[] {
  if (after === undefined || sayTheSame(before, after)) return [];
  return [
    { type: 'RulesAdopted', data: { ...pinsOf(after), was: pinsOf(before), why, cause } },
    ...recomputed(state, { before, after, at, why }).map((data): CaseEvent => ({ type: 'DeadlineRecomputed', data })),
  ];
}

/** Carried on by other rules: an amended calendar, another policy. The old ones held until then. */
export const adoption = {
  commands: {
    'adopt-rules': clockCommand({
      schema: z.strictObject({
        /** Versions; without one it stays. */
        policy: z.string().max(200).exactOptional(),
        calendar: z.string().max(200).exactOptional(),
        /** What moves the deadlines, as the office reads it: the title of a notice, the name of a policy. */
        why: text(300),
        /** The amendment by which it happens. */
        cause: z.string().max(100),
      }),
      may: onlyTheClock,
      decide: (state, { why, cause }, context) => adopted(state, why, cause, context),
    }),
  },
  evolve: {
    RulesAdopted: (state, { policy, calendar }) => ({ ...state, pins: { policy, calendar } }),
    DeadlineRecomputed: (state, { assignment, milestone, deadline }) => {
      if (assignment !== undefined) return withAssignment(state, assignment, (one) => underDeadline(one, deadline, milestone));
      return state.listing === undefined ? state : { ...state, listing: { ...state.listing, deadline } };
    },
  } satisfies Evolve<'RulesAdopted' | 'DeadlineRecomputed'>,
};
