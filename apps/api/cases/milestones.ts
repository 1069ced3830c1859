import { z } from 'zod';
import { clockWords } from '#catalogue/statuses';
import type { CaseFile } from '#commands/case-file';
import { clockOf } from '#domain/calendar/deadline';
import { clockRuns } from '#domain/case/stages';
import type { Assignment } from '#domain/case/state';
import type { Instant } from '#domain/time';
import { soonOf } from '#read-models/soon';
import type { Caller } from '../requests/caller.ts';
import { deadlineClock } from './deadline-clock.ts';

/** A step on the way to the limit of a share, with its own clock; `deadline` is its id for the explanation. `clock` is null once it is reached, and where it does not run. */
export const milestoneShown = z.strictObject({ id: z.string(), name: z.string(), deadline: z.string(), reachedAt: z.string().exactOptional(), late: z.boolean(), ...deadlineClock.omit({ originalDueAt: true }).shape });
export type MilestoneShown = z.output<typeof milestoneShown>;

/** The milestones of a share at an instant, in the order of the order. */
export const milestonesShown = ({ state, rules }: CaseFile, one: Assignment, now: Instant, { locale }: Pick<Caller, 'locale'>): MilestoneShown[] =>
  one.milestones.map(({ id, name, deadline, reachedAt }) => {
    const { dueAt, provisional } = deadline;
    const { workdays, minutes } = clockOf(deadline, rules.calendar, now, rules.policy.soon[0] ?? { amount: 1, unit: 'workday' });
    const runs = reachedAt === undefined && clockRuns(state, one);
    const clock = !runs ? null : now > dueAt ? 'overdue' : now >= soonOf(deadline, rules) ? 'soon' : 'normal';
    return {
      id, name, deadline: `${one.id}.${id}`, ...(reachedAt === undefined ? {} : { reachedAt }), late: (reachedAt ?? now) > dueAt,
      dueAt, provisional, clock, clockName: clock === null ? null : clockWords[locale][clock], workdays, minutes,
    };
  });
