import { Refusal } from '../refusal.ts';
import type { City, CityFile, Register } from './city.ts';
import type { CityEvent } from './events.ts';

type Identified = Readonly<{ id: string }>;

/**
 * The events that turn the city into what the file says: only differences, so that applying twice changes nothing.
 * What the file leaves out is removed, after all that is new is there. The file must be free of `problems`.
 * Refuses `another-city` when the file describes a city of another id.
 */
export function apply(city: City, file: CityFile): readonly CityEvent[] {
  if (city.id !== '' && city.id !== file.id) throw new Refusal('another-city', { was: city.id, is: file.id });
  return [...renamed(city, file), ...defined(city, file), ...removed(city, file)];
}

const renamed = (city: City, { id, name }: CityFile): readonly CityEvent[] =>
  city.id === id && city.name === name ? [] : [{ type: 'CityNamed', data: { id, name } }];

const defined = (city: City, file: CityFile): readonly CityEvent[] => [
  ...changed(city.offices, file.offices).map((data) => ({ type: 'OfficeDefined', data }) as const),
  ...changed(city.units, file.units).map((data) => ({ type: 'UnitDefined', data }) as const),
  ...changed(city.people, file.people).map((data) => ({ type: 'PersonAppointed', data }) as const),
  ...changed(city.areas, file.areas).map((data) => ({ type: 'AreaDefined', data }) as const),
  ...changed(city.categories, file.categories).map((data) => ({ type: 'CategoryDefined', data }) as const),
];

const removed = (city: City, file: CityFile): readonly CityEvent[] => [
  ...missing(city.categories, file.categories).map((data) => ({ type: 'CategoryWithdrawn', data }) as const),
  ...missing(city.areas, file.areas).map((data) => ({ type: 'AreaRemoved', data }) as const),
  ...missing(city.people, file.people).map((data) => ({ type: 'PersonLeft', data }) as const),
  ...missing(city.units, file.units).map((data) => ({ type: 'UnitDissolved', data }) as const),
  ...missing(city.offices, file.offices).map((data) => ({ type: 'OfficeClosed', data }) as const),
];

const changed = <Item extends Identified>(register: Register<Item>, items: readonly Item[]): readonly Item[] =>
  items.filter((item) => canonical(register[item.id]) !== canonical(item));

function missing(register: Register<Identified>, items: readonly Identified[]): readonly Identified[] {
  const kept = new Set(items.map(({ id }) => id));
  return Object.keys(register)
    .filter((id) => !kept.has(id))
    .map((id) => ({ id }));
}

/** Equal for equal plain data, whatever the order of the fields: a stored event need not keep the order of the file. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) ?? '';
