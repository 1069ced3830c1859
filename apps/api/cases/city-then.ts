import type { Deps } from '#commands/deps';
import { cityStream } from '#commands/directory';
import type { City } from '#domain/city/city';
import { evolveCity, noCity, type CityEvent } from '#domain/city/events';
import type { Instant } from '#domain/time';
import { load } from '#event-store/load';

/** The city as it was known at each of some instants; mostly it has not changed since, and is the present one. */
export async function citiesThen({ pool }: Pick<Deps, 'pool'>, instants: readonly Instant[], now: City): Promise<ReadonlyMap<Instant, City>> {
  const wanted = [...new Set(instants)].toSorted();
  const { events: latest } = await load<CityEvent>(pool, cityStream, { after: now.version - 1, upTo: now.version });
  const changed = latest[0]?.recordedAt;
  if (changed === undefined || changed <= (wanted[0] ?? changed)) return new Map(wanted.map((instant) => [instant, now]));
  const { events } = await load<CityEvent>(pool, cityStream, { upTo: now.version });
  const known = new Map<Instant, City>();
  let [city, done] = [noCity, 0];
  for (const instant of wanted) {
    for (let next = events[done]; next !== undefined && next.recordedAt <= instant; next = events[done]) [city, done] = [evolveCity(city, next), done + 1];
    known.set(instant, city);
  }
  return known;
}
