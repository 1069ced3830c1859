import type { Area, City, Office, Register } from './city.ts';

/** The id and those above it, nearest first. Ends at an unknown parent, and where a circle closes. */
function pathUp(register: Register<{ readonly parent?: string | undefined }>, id: string): readonly string[] {
  const path = new Set<string>();
  let next: string | undefined = id;
  while (next !== undefined && register[next] && !path.has(next)) {
    path.add(next);
    next = register[next]?.parent;
  }
  return [...path];
}

/** The ids and everything below them. */
function below(register: Register<{ readonly parent?: string | undefined }>, tops: readonly string[]): readonly string[] {
  return Object.keys(register).filter((id) => pathUp(register, id).some((above) => tops.includes(above)));
}

/** The office and those above it, nearest first; empty when unknown. */
export const officePath = (city: City, office: Office['id']): readonly string[] => pathUp(city.offices, office);

/** Whether it is an office that has none above it. */
export const isTopOffice = (city: City, office: Office['id'] | undefined): boolean => office !== undefined && city.offices[office] !== undefined && city.offices[office].parent === undefined;

/** The office and those below it; empty when unknown. */
export const officesBelow = (city: City, office: Office['id']): readonly string[] => below(city.offices, [office]);

/** The area and those around it, nearest first; empty when unknown. */
export const areaPath = (city: City, area: Area['id']): readonly string[] => pathUp(city.areas, area);

/** The areas and those inside them. */
export const areasWithin = (city: City, areas: readonly Area['id'][]): readonly string[] => below(city.areas, areas);

/** The office to which a case at this place belongs. */
export const officeOfArea = (city: City, area: Area['id']): string | undefined => city.areas[area]?.office;

/** The 属地 unit of the place: its own, or that of the nearest area around it which has one. */
export const unitOfArea = (city: City, area: Area['id']): string | undefined => unitsOfArea(city, area)[0];

/** The 属地 units of the place and of the areas around it, nearest first. */
export const unitsOfArea = (city: City, area: Area['id']): readonly string[] => [...new Set(areaPath(city, area).flatMap((id) => city.areas[id]?.unit ?? []))];
