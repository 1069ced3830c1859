import type { City } from '#domain/city/city';
import type { NamedRungs } from './rules.ts';

/** How ids become names in a sentence. `rungs`: the ladders of a policy that names its rungs itself. */
export type Names = Readonly<Record<NamedKind, (id: string) => string>> & Readonly<{ rungs?: NamedRungs }>;
export type NamedKind = 'unit' | 'person' | 'office' | 'area' | 'category';

/** Ids as they are, where no city is at hand. */
export const plainNames: Names = { unit: same, person: same, office: same, area: same, category: same };
function same(id: string): string {
  return id;
}

/** Names by a city; an id that it does not know stays an id. */
export const namesOf = (city: City): Names => ({
  unit: (id) => city.units[id]?.shortName ?? city.units[id]?.name ?? id,
  person: (id) => city.people[id]?.name ?? id,
  office: (id) => city.offices[id]?.name ?? id,
  area: (id) => city.areas[id]?.name ?? id,
  category: (id) => city.categories[id]?.name ?? id,
});

/** Names that know what a policy calls its rungs. */
export const withRungs = (names: Names, rungs: NamedRungs): Names => ({ ...names, rungs });
