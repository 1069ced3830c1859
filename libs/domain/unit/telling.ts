import type { Party } from '#domain/case/state';
import { addressed } from '#domain/case/telling';
import type { City } from '#domain/city/city';
import type { Addressee } from '#domain/policy/policy';
import type { UnitFile } from './chapter.ts';

/** What an addressee of the policy means for a unit as a whole; `holder` is whoever has to act now. A unit that answers for no area has headquarters for its area's leader. */
export function partiesOf({ unit, office }: Omit<UnitFile, 'state'>, addressee: Addressee, holder: readonly Party[], city: City): readonly Party[] {
  const areas = Object.values(city.areas).filter((area) => area.unit === unit).map(({ id }) => id);
  return addressed({ areas, office, assignments: [{ unit }] }, unit, addressee, holder);
}

/** The leaders of a unit, who are told of everything on its record. */
export const leadersOf = (unit: string): readonly Party[] => [{ kind: 'unit', unit, roles: ['unit-head', 'unit-vice'] }];
