import type { Rules } from '#domain/case/chapter';
import { soonAt, type Deadline } from '#domain/calendar/deadline';
import { before } from '#domain/calendar/remaining';
import type { Instant } from '#domain/time';

/** From when a deadline counts as due soon: the first period of the policy that is shorter than the limit. */
export function soonOf(deadline: Deadline, { policy, calendar }: Rules): Instant {
  const fitting = policy.soon.find((period) => before(calendar, deadline.dueAt, period, deadline.pauses) > deadline.from) ?? policy.soon.at(-1);
  return fitting === undefined ? deadline.dueAt : soonAt(deadline, calendar, fitting);
}
