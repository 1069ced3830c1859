import type { Actor, City, Person } from '#domain/city/city';
import { officePath, unitOfArea } from '#domain/city/trees';
import { Refusal } from '#domain/refusal';
import { dayOf, type Instant } from '#domain/time';
import { mayLead } from './who.ts';
import type { Place, RoundEvents } from './events.ts';
import type { RoundPlan } from './plan.ts';

function known<Item>(register: Readonly<Record<string, Item>>, id: string, code: string): Item {
  const item = Object.hasOwn(register, id) ? register[id] : undefined;
  if (item === undefined) throw new Refusal(code, { id });
  return item;
}

const each = (items: readonly string[]): readonly string[] => [...new Set(items)];

function placesOf(city: City, given: RoundPlan['places']): readonly Place[] {
  for (const { address, area } of given) {
    if (area !== undefined) known(city.areas, area, 'unknown-area');
    if (given.filter((one) => one.address === address && one.area === area).length > 1) throw new Refusal('round-place-twice', { address });
  }
  return given.map(({ unit: named, ...where }, index) => {
    const unit = named ?? (where.area === undefined ? undefined : unitOfArea(city, where.area));
    if (unit === undefined) throw new Refusal('round-place-without-unit', { address: where.address });
    return { id: `p${index + 1}`, ...where, unit: known(city.units, unit, 'unknown-unit').id };
  });
}

/** Nobody inspects the unit that they belong to; of a cross-inspection the inspectors are of the unit that inspects, otherwise they hold the post. */
function teamOf(city: City, inspectors: readonly string[], units: readonly string[], inspectingUnit: string | undefined): readonly string[] {
  if (inspectingUnit !== undefined) {
    known(city.units, inspectingUnit, 'unknown-unit');
    if (units.includes(inspectingUnit)) throw new Refusal('round-unit-inspects-itself', { unit: inspectingUnit });
  }
  for (const id of inspectors) {
    const { unit, roles }: Person = known(city.people, id, 'unknown-person');
    if (unit !== undefined && units.includes(unit)) throw new Refusal('round-own-unit', { person: id, unit });
    if (inspectingUnit !== undefined && unit !== inspectingUnit) throw new Refusal('round-inspector-of-another-unit', { person: id, unit: inspectingUnit });
    if (inspectingUnit === undefined && !roles.includes('inspector')) throw new Refusal('round-inspector-needed', { person: id });
  }
  return each(inspectors);
}

/** A spot check says how many places it draws, all of them at most; a full inspection draws none. */
function checkDraws({ extent, draws, places }: RoundPlan): void {
  if (extent === 'full' && draws !== undefined) throw new Refusal('round-full-draws-none');
  if (extent === 'spot' && (draws === undefined || draws > places.length)) throw new Refusal('round-draw-size', { places: places.length });
}

/** The round that a plan makes in a city. Throws the first thing that is against it. */
export function planned(id: string, data: RoundPlan, { actor, at, city }: Readonly<{ actor: Actor; at: Instant; city: City }>): RoundEvents['RoundPlanned'] {
  const office = data.office ?? actor.office;
  const may = mayLead(office, actor);
  if (may !== true) throw may;
  const home = known(city.offices, office ?? '', 'unknown-office').id;
  const { name, timing, manner, extent, begins, ends, inspectingUnit, draws, basis } = data;
  if (ends < begins) throw new Refusal('round-dates-backwards', { begins, ends });
  if (ends < dayOf(at)) throw new Refusal('round-over', { ends, today: dayOf(at) });
  checkDraws(data);
  const places = placesOf(city, data.places);
  const units = each(places.map(({ unit }) => unit));
  const inspectors = teamOf(city, data.inspectors, units, inspectingUnit);
  return {
    id, name, office: home, offices: officePath(city, home), timing, manner, extent, begins, ends, inspectors, units, places,
    ...(inspectingUnit === undefined ? {} : { inspectingUnit }), ...(draws === undefined ? {} : { draws }), ...(basis === undefined ? {} : { basis }),
  };
}
