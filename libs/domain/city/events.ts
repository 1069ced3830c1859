import { z } from 'zod';
import type { Messages } from '../message.ts';
import type { City, Register } from './city.ts';
import { area, category, office, person, unit } from './city.ts';

const gone = z.strictObject({ id: z.string() });

/** The stream of the city. `…Defined` and `PersonAppointed` carry the whole of what holds from then on. */
export const cityEvents = {
  CityNamed: z.strictObject({ id: z.string(), name: z.string() }),
  OfficeDefined: office,
  OfficeClosed: gone,
  UnitDefined: unit,
  UnitDissolved: gone,
  PersonAppointed: person,
  PersonLeft: gone,
  AreaDefined: area,
  AreaRemoved: gone,
  CategoryDefined: category,
  CategoryWithdrawn: gone,
};
export type CityEvent = Messages<typeof cityEvents>;

const empty = <Item>(): Register<Item> => Object.create(null);

/** Before the first event. */
export const noCity: City = { id: '', name: '', version: 0, offices: empty(), units: empty(), people: empty(), areas: empty(), categories: empty() };

const having = <Item extends { id: string }>(register: Register<Item>, item: Item): Register<Item> =>
  Object.assign(empty<Item>(), register, { [item.id]: item });

function lacking<Item>(register: Register<Item>, id: string): Register<Item> {
  return Object.assign(empty<Item>(), Object.fromEntries(Object.entries(register).filter(([key]) => key !== id)));
}

export function evolveCity(city: City, event: CityEvent): City {
  const next = { ...city, version: city.version + 1 };
  switch (event.type) {
    case 'CityNamed':
      return { ...next, id: event.data.id, name: event.data.name };
    case 'OfficeDefined':
      return { ...next, offices: having(city.offices, event.data) };
    case 'OfficeClosed':
      return { ...next, offices: lacking(city.offices, event.data.id) };
    case 'UnitDefined':
      return { ...next, units: having(city.units, event.data) };
    case 'UnitDissolved':
      return { ...next, units: lacking(city.units, event.data.id) };
    case 'PersonAppointed':
      return { ...next, people: having(city.people, event.data) };
    case 'PersonLeft':
      return { ...next, people: lacking(city.people, event.data.id) };
    case 'AreaDefined':
      return { ...next, areas: having(city.areas, event.data) };
    case 'AreaRemoved':
      return { ...next, areas: lacking(city.areas, event.data.id) };
    case 'CategoryDefined':
      return { ...next, categories: having(city.categories, event.data) };
    case 'CategoryWithdrawn':
      return { ...next, categories: lacking(city.categories, event.data.id) };
  }
}

/** The city as it stood after these events; a prefix of the stream gives the city as it was then. */
export const cityAfter = (events: readonly CityEvent[]): City => events.reduce(evolveCity, noCity);
