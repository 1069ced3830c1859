import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import type { City } from '#domain/city/city';
import { evolveCity, noCity, type CityEvent } from '#domain/city/events';

/** The city as it stood when an event was written; `position` is the event's. */
export type CityTimeline = (position: string) => City;

/** Reads the city's stream once. Events of one command are one change of the city. */
export async function cityTimeline(client: Queryable): Promise<CityTimeline> {
  const { events } = await load<CityEvent>(client, 'city');
  const stands: { from: bigint; city: City }[] = [];
  let city = noCity;
  for (const [index, event] of events.entries()) {
    city = evolveCity(city, event);
    if (events[index + 1]?.commandId !== event.commandId) stands.push({ from: BigInt(event.position), city });
  }
  return (position) => stands.findLast(({ from }) => from < BigInt(position))?.city ?? noCity;
}
