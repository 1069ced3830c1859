import type { Queryable } from '#event-store/queryable';
import type { City } from '#domain/city/city';
import { evolveCity, noCity, type CityEvent } from '#domain/city/events';
import { foldStream, type FoldedStream } from './folded-stream.ts';

export const cityStream = 'city';

/** The city as it stands, or stood. */
export type Directory = Pick<FoldedStream<City>, 'current' | 'asOf'> &
  Readonly<{
    /** After the given number of events of its stream. */
    at: (client: Queryable, version: number) => Promise<City>;
  }>;

export function openDirectory(): Directory {
  const { current, asOf, of } = foldStream<City, CityEvent>({ stream: cityStream, nothing: noCity, versionOf: ({ version }) => version, evolve: evolveCity });
  const past = new Map<number, City>();
  return {
    current,
    asOf,
    async at(client, version) {
      const city = past.get(version) ?? (await of(client, { upTo: version }));
      if (city.version === version) past.set(version, city);
      return city;
    },
  };
}
