import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import { headOf } from '#event-store/streams';
import type { City } from '#domain/city/city';
import { evolveCity, noCity, type CityEvent } from '#domain/city/events';
import type { Instant } from '#domain/time';

export const cityStream = 'city';

/** The city as it stands, or stood. */
export type Directory = Readonly<{
  /** `head`: the version of its stream, where the caller has just asked for it. */
  current: (client: Queryable, head?: number) => Promise<City>;
  /** After the given number of events of its stream. */
  at: (client: Queryable, version: number) => Promise<City>;
  /** As it was known at an instant. */
  asOf: (client: Queryable, asOf: Instant) => Promise<City>;
}>;

const fold = (events: readonly CityEvent[], from: City): City => events.reduce(evolveCity, from);

/** Folds the city's stream once and then only what is new; whoever asks sees every change that is committed. */
export function openDirectory(): Directory {
  let known = noCity;
  const past = new Map<number, City>();
  return {
    async current(client, head) {
      const from = known;
      const version = head ?? (await headOf(client, cityStream)).version;
      if (version === from.version) return from;
      const { events } = await load<CityEvent>(client, cityStream, { after: from.version });
      const city = fold(events, from);
      if (city.version > known.version) known = city;
      return city;
    },
    async at(client, version) {
      if (known.version === version) return known;
      const found = past.get(version);
      if (found !== undefined) return found;
      const { events } = await load<CityEvent>(client, cityStream, { upTo: version });
      const city = fold(events, noCity);
      past.set(version, city);
      return city;
    },
    async asOf(client, asOf) {
      const { events } = await load<CityEvent>(client, cityStream, { asOf });
      return fold(events, noCity);
    },
  };
}
