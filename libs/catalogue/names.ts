import type { City } from '#domain/city/city';

/** How ids become names in a sentence. */
export type Names = Readonly<Record<NamedKind, (id: string) => string>>;
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
