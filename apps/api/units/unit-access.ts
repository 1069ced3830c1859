import type { Unit } from '#domain/city/city';
import { Problem } from '../problems/problem.ts';
import type { Caller } from '../requests/caller.ts';
import { seeingOf } from '../requests/standing.ts';

/** The record of a unit is seen by the unit and those above it, by its office and those above that, by headquarters and whoever oversees; and by whoever stands in for one of them. */
export const seesRecord = (caller: Caller, { id, office }: Pick<Unit, 'id' | 'office'>): boolean =>
  seeingOf(caller).some(({ sight, actor }) => sight.all || sight.units.includes(id) || (sight.office !== undefined && actor.offices.includes(office)));

/** The unit, for whoever may see its record. Throws Problem `unknown-unit`, also where it may not be seen. */
export function unitFor(caller: Caller, id: string): Unit {
  const unit = Object.hasOwn(caller.city.units, id) ? caller.city.units[id] : undefined;
  if (unit === undefined || !seesRecord(caller, unit)) throw new Problem(404, 'unknown-unit', { id });
  return unit;
}
