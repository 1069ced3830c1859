import type { z } from 'zod';
import type { Rules } from '#domain/case/chapter';
import type { Party } from '#domain/case/state';
import type { Actor, City } from '#domain/city/city';
import type { Step, UnitRung } from '#domain/policy/policy';
import { Refusal } from '#domain/refusal';
import type { Role } from '#domain/city/city';
import type { Instant } from '#domain/time';
import type { UnitEvent, UnitEvents, UnitEventType, UnitMeta } from './events.ts';
import type { UnitState } from './state.ts';

/** The record of a unit, with where the unit stands in the city. */
export type UnitFile = Readonly<{ unit: string; office: string; state: UnitState }>;

/** Who acts, when, under which rules, in which city; `number` is the next of the paper's series where a command takes one. */
export type UnitContext = Readonly<{ actor: Actor; at: Instant; rules: Rules; city: City; number?: number }>;

/** May this person do it now: true, or the reason why not. */
export type UnitGuard = (file: UnitFile, actor: Actor) => true | Refusal;

/** One thing that may be asked of the record of a unit. `clock` commands are performed for due duties and for what the log says, and have no route. */
export type UnitCommandOf<Schema extends z.ZodType> = Readonly<{
  schema: Schema;
  by: 'person' | 'clock';
  /** The paper whose series it takes a number from. */
  numbers?: (state: UnitState, data: z.output<Schema>) => UnitRung['paper'] | undefined;
  may: UnitGuard;
  decide: (file: UnitFile, data: z.output<Schema>, context: UnitContext) => readonly UnitEvent[];
}>;
type Given<Schema extends z.ZodType> = Omit<UnitCommandOf<Schema>, 'by'>;
export const command = <Schema extends z.ZodType>(given: Given<Schema>): UnitCommandOf<Schema> => ({ by: 'person', ...given });
export const clockCommand = <Schema extends z.ZodType>(given: Omit<Given<Schema>, 'may'>): UnitCommandOf<Schema> => ({ by: 'clock', may: onlyTheClock, ...given });

/** How a record moves by each of the named events. */
export type EvolveUnit<Types extends UnitEventType> = { readonly [Type in Types]: (state: UnitState, data: UnitEvents[Type], meta: UnitMeta) => UnitState };

/** The named steps of the workflow of a unit's record. */
export type UnitDutyKind = 'expireCard' | 'remindDecision' | 'remindExecution' | 'remindRuling';

/** What happens by itself at `at` if nobody acts; `rule` says by which rule of the policy, `tells` whom, `stoppedBy` which commands make it unnecessary. */
export type UnitDuty = Readonly<{
  id: string;
  kind: UnitDutyKind;
  at: Instant;
  rule: string;
  command: Readonly<{ type: 'expire-card' | 'remind'; data: Readonly<{ duty: string }> }>;
  tells: readonly Party[];
  copies: readonly Party[];
  stoppedBy: readonly string[];
  step?: Step;
}>;

const holds = ({ roles }: Actor, wanted: readonly Role[]): boolean => wanted.some((role) => roles.includes(role));

/** All guards must agree; the first refusal counts. */
export const all = (...guards: readonly UnitGuard[]): UnitGuard => (file, actor) => {
  for (const guard of guards) {
    const answer = guard(file, actor);
    if (answer !== true) return answer;
  }
  return true;
};

/** Only the clock, and what follows the log in its name. */
export const onlyTheClock: UnitGuard = (_, actor) => actor.roles.includes('system') || new Refusal('only-the-clock', {}, 'forbidden');

/** Somebody of the unit's office, or of one above it, who holds one of the roles and does not belong to the unit. */
export const office = (...roles: readonly Role[]): UnitGuard => ({ unit, office: home }, actor) => {
  if (actor.unit === unit) return new Refusal('own-unit', {}, 'forbidden');
  return (actor.offices.includes(home) && holds(actor, roles)) || new Refusal('unit-office-only', { roles }, 'forbidden');
};

/** Somebody of the unit itself, who holds one of the roles. */
export const ofUnit = (...roles: readonly Role[]): UnitGuard => ({ unit }, actor) =>
  actor.unit !== unit ? new Refusal('not-your-unit', {}, 'forbidden') : holds(actor, roles) || new Refusal('unit-role-needed', { roles }, 'forbidden');

/** The one that was named, or the only one there is. Throws `none` when there is nothing, or `name-one`. */
export function pick<Item extends Readonly<{ id: string }>>(items: readonly Item[], wanted: string | undefined, none: (id: string) => Refusal): Item {
  const [found, ...more] = wanted === undefined ? items : items.filter(({ id }) => id === wanted);
  if (found === undefined) throw none(wanted ?? '');
  if (more.length > 0) throw new Refusal('name-one', { of: [found, ...more].map(({ id }) => id) });
  return found;
}
