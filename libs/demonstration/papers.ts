import type { Deps } from '#commands/deps';
import { publishPolicy } from '#commands/policies';
import { executeUnit } from '#commands/unit-records';
import { before } from '#domain/calendar/remaining';
import { openingOn } from '#domain/calendar/opening';
import { stateCouncil } from '#domain/calendar/state-council';
import type { City } from '#domain/city/city';
import type { PolicyFile } from '#domain/policy/file';
import { addDays, dayOf, type Instant } from '#domain/time';
import type { Act } from './chronicle.ts';
import { keyOf } from './key.ts';
import { personOf } from './stage.ts';

/** The morning of the first working day from so many days before now on. */
const morning = (now: Instant, daysBefore: number): Instant => openingOn(stateCouncil, addDays(dayOf(now), -daysBefore));

/** What the office does beside its cases: it publishes rules that take effect some days later for what is ordered then, and proposes a talk with a unit that missed its meetings. */
export const paperActs = (deps: Deps, city: City, now: Instant, policy: PolicyFile): readonly Act[] => [
  {
    at: morning(now, 49),
    run: () =>
      publishPolicy(deps, policy, { effectiveFrom: morning(now, 42), migrate: false, note: '复审迎检期间实行红黄牌督办，已交办的案件仍按原规则办理。' }, personOf(city, 'p-zhao-weimin'), keyOf('policy', policy.id)),
  },
  {
    at: before(stateCouncil, now, { amount: 6, unit: 'workhour' }),
    run: () =>
      executeUnit(deps, {
        unit: 'xcjd', actor: personOf(city, 'p-chen-jianguo'), commandId: keyOf('measure', 'xcjd'),
        command: { type: 'propose-measure', data: { paper: 'talk', grounds: '复审迎检期间多次未按要求召开专题研究会，提请约谈主要负责人。', heldBy: '分管副市长' } },
      }),
  },
];
