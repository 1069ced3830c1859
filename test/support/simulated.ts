import fc from 'fast-check';
import { asPublished, stateCouncil } from '#domain/calendar/state-council';
import type { WorkCalendar } from '#domain/calendar/calendar';
import type { Rules } from '#domain/case/chapter';
import type { LivedEvent, Life } from '#domain/simulation/life';
import type { Policy } from '#domain/policy/policy';
import { caseId, type Story } from './case/story.ts';
import { rules } from './case/city.ts';
import { live, type Life as Moves } from './case/moves.ts';

/** A random life as the log would hold it: each command under an id, recorded when it was given. */
export function logOf(moves: Moves): Life {
  const moments = live(moves);
  const begun = (moments[0]?.before.events ?? []).map((event, index): LivedEvent => ({ ...event, recordedAt: event.at, commandId: `begun-${index}` }));
  const events = moments.flatMap(({ before, events: emitted }, index) => emitted.map((event): LivedEvent => ({ ...event, recordedAt: before.now, commandId: `moment-${index}` })));
  return { caseId, events: [...begun, ...events] };
}

/** A story as the log would hold it, each event recorded when it happened. */
export const logOfStory = ({ events }: Story): Life => ({ caseId, events: events.map((event, index) => ({ ...event, recordedAt: event.at, commandId: `step-${index}` })) });

const workdays = (amount: number) => ({ amount, unit: 'workday' as const });
const { policy } = rules;

/** Policies that differ from that of the stories in one respect each. */
export const otherPolicies: readonly Policy[] = [
  policy,
  { ...policy, version: 'slow', retry: workdays(8), recheck: { amount: 3, unit: 'workhour' } },
  { ...policy, version: 'limits', categories: Object.fromEntries(Object.entries(policy.categories).map(([id, one]) => [id, { ...one, limit: { amount: 5, unit: 'day' } }])) },
  {
    ...policy, version: 'cards',
    ladder: [
      { id: 'orange', level: 2, trigger: { kind: 'after-due', workdays: 2 }, action: 'remind', paper: 'orange-order', to: ['unit-head'], copy: [] },
      { id: 'five-days', level: 3, trigger: { kind: 'after-rung', rung: 'orange', period: workdays(2) }, action: 'propose', paper: 'yellow-card', to: ['director'], copy: [] },
      { id: 'red', level: 4, trigger: { kind: 'failed', count: 1 }, action: 'propose', paper: 'red-card', to: ['hq'], copy: [], issuedBy: 'hq' },
    ],
  },
  { ...policy, version: 'hasty', chases: Object.fromEntries(Object.entries(policy.chases).map(([step, { rungs }]) => [step, { rungs: rungs.slice(0, 1), repeat: { amount: 2, unit: 'workhour' } }])) as Policy['chases'] },
  { ...policy, version: 'published', notice: { ...policy.notice, grades: ['ordinary', 'key', 'listed'] }, lookBack: [3, 10, 20, 40] },
  { ...policy, version: 'unpublished', notice: { ...policy.notice, grades: [], exposed: false }, lookBack: [200] },
];

export const otherCalendars: readonly WorkCalendar[] = [
  stateCouncil,
  asPublished('2025-01-01'),
  { ...stateCouncil, version: 'whole-days', hours: [] },
  { ...stateCouncil, version: 'no-holidays', days: {} },
];

/** Rules that might be tried. */
export const otherRules: fc.Arbitrary<Rules> = fc.record({ policy: fc.constantFrom(...otherPolicies), calendar: fc.constantFrom(...otherCalendars) });
