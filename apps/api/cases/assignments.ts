import { z } from 'zod';
import { assignmentRoleWords, assignmentStatusWords } from '#catalogue/statuses';
import type { CaseFile } from '#commands/case-file';
import { isStanding, type Assignment } from '#domain/case/state';
import type { Instant } from '#domain/time';
import type { Caller } from '../requests/caller.ts';
import { clockShown, deadlineClock } from './deadline-clock.ts';
import { milestoneShown, milestonesShown } from './milestones.ts';

/** One unit's share of a case with its clock; the fields of the clock are absent where it has no deadline. */
export const assignmentShown = z.strictObject({
  id: z.string(),
  unit: z.string(),
  unitName: z.string(),
  role: z.enum(['lead', 'responsible', 'assist']),
  roleName: z.string(),
  person: z.string().exactOptional(),
  personName: z.string().exactOptional(),
  mandatory: z.boolean(),
  status: z.enum(['unclaimed', 'working', 'delivered', 'accepted', 'withdrawn']),
  statusName: z.string(),
  /** Whether the unit is still on the case: its share was not withdrawn. */
  stands: z.boolean(),
  issuedAt: z.string(),
  claimedAt: z.string().exactOptional(),
  deemed: z.boolean(),
  deliveredAt: z.string().exactOptional(),
  acceptedAt: z.string().exactOptional(),
  extensions: z.int(),
  returns: z.int(),
  milestones: z.array(milestoneShown),
  ...deadlineClock.partial().shape,
});
export type AssignmentShown = z.output<typeof assignmentShown>;

/** A share as the caller is shown it at `now`. */
export function shareShown(file: CaseFile, one: Assignment, now: Instant, caller: Caller): AssignmentShown {
  const { state, rules } = file;
  const { id, unit, role, person, mandatory, status, issuedAt, claimedAt, deemed, deliveredAt, acceptedAt, extensions, returns, deadline } = one;
  const { locale, names } = caller;
  return {
    id, unit, unitName: names.unit(unit), role, roleName: assignmentRoleWords[locale][role], mandatory, status, statusName: assignmentStatusWords[locale][status], stands: isStanding(one), issuedAt, deemed: deemed ?? false, extensions, returns, milestones: milestonesShown(file, one, now, caller),
    ...(person === undefined ? {} : { person, personName: names.person(person) }),
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
    ...(acceptedAt === undefined ? {} : { acceptedAt }),
    ...(deadline === undefined ? {} : clockShown(state, one, deadline, rules, now, caller)),
  };
}
