import { same } from '#domain/case/repeated';
import { without } from '#domain/case/state';
import type { Actor, City } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import type { PlanChanges, RoundEvent } from './events.ts';
import type { RoundPlan, RoundRevision } from './plan.ts';
import { planned } from './planning.ts';
import type { Round } from './round.ts';

/** The plan as it stands, as it would be given. A full inspection draws nothing. */
function planOf({ name, timing, manner, extent, begins, ends, inspectors, inspectingUnit, draws, places, basis, office }: Round, next: RoundPlan['extent']): RoundPlan {
  return {
    name, timing, manner, extent, begins, ends, inspectors: [...inspectors], places: places.map((one) => without(one, 'id')), office,
    ...(inspectingUnit === undefined ? {} : { inspectingUnit }), ...(draws === undefined || next === 'full' ? {} : { draws }), ...(basis === undefined ? {} : { basis }),
  };
}

/** What a draw was made of, and what a finding names, stays as it was. */
function checkFixed({ draw, findings, id }: Round, { places, extent, draws, begins }: RoundRevision): void {
  const pool = places !== undefined || extent !== undefined || draws !== undefined;
  if (pool && draw !== undefined) throw new Refusal('round-drawn-already');
  if ((pool || begins !== undefined) && findings.length > 0) throw new Refusal('round-under-way', { id });
}

/** What a revision changes in the plan of a round; nothing where it says what stands already. Throws the first thing that is against it, as of a new plan. */
export function revised(round: Round, { reason, ...given }: RoundRevision, context: Readonly<{ actor: Actor; at: Instant; city: City }>): readonly RoundEvent[] {
  checkFixed(round, { reason, ...given });
  const next = without(planned(round.id, { ...planOf(round, given.extent ?? round.extent), ...given }, context), 'id');
  const before: Readonly<Record<string, unknown>> = round;
  const changes: PlanChanges = Object.fromEntries(Object.entries(next).filter(([field, value]) => !same(before[field], value)));
  return Object.keys(changes).length === 0 ? [] : [{ type: 'RoundRevised', data: { changes, reason } }];
}
