import type { Actor, Unit } from '#domain/city/city';
import { cityAfter, type CityEvent } from '#domain/city/events';
import { changeCity } from './city.ts';
import type { Deps } from './deps.ts';

/** Units that an import brings, and the office under which they are opened. */
export type PastUnits = Readonly<{ office: Readonly<{ id: string; name: string }>; units: readonly Pick<Unit, 'id' | 'name' | 'kind'>[] }>;

/** Adds the units and the office that the city lacks; a city without a name is named after the office. Returns the names of what was added. */
export async function ensureUnits(deps: Deps, actor: Actor, { office, units }: PastUnits): Promise<readonly string[]> {
  const { events } = await changeCity(deps, actor, (before) => {
    const city = cityAfter(before);
    const changes: CityEvent[] = [];
    if (city.id === '') changes.push({ type: 'CityNamed', data: office });
    if (city.offices[office.id] === undefined) changes.push({ type: 'OfficeDefined', data: office });
    const fresh = units.filter(({ id }) => city.units[id] === undefined);
    changes.push(...fresh.map((unit): CityEvent => ({ type: 'UnitDefined', data: { ...unit, office: office.id, superiors: [] } })));
    return changes;
  });
  return events.flatMap((event) => (event.type === 'UnitDefined' ? [event.data.name] : []));
}
