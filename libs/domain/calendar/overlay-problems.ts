import { nearest } from '../city/nearest.ts';
import type { City } from '../city/city.ts';
import type { Problem } from '../city/problem.ts';
import { areaPath } from '../city/trees.ts';
import type { Day } from '../time.ts';
import type { CalendarBook, Overlay } from './book.ts';
import { overlayOf, type WrittenOverlay, type WrittenWithdrawal } from './written.ts';

/** What an overlay can name: the areas of the city, and the campaigns. */
export type Surroundings = Readonly<{ city: City; campaigns: readonly string[] }>;

type Path = Problem['path'];
type Said = Readonly<{ date: Day; kind: 'workday' | 'holiday'; path: Path }>;
const problem = (path: Path, code: string, facts: Problem['facts'] = {}): Problem => ({ path, code, facts });

/** What is wrong with an overlay on this book, in the order in which it is written. */
export function overlayProblems(book: CalendarBook, written: WrittenOverlay, today: Day, around: Surroundings): readonly Problem[] {
  const said: readonly Said[] = [
    ...written.workdays.map((date, index): Said => ({ date, kind: 'workday', path: ['workdays', index] })),
    ...written.holidays.map((date, index): Said => ({ date, kind: 'holiday', path: ['holidays', index] })),
  ];
  return [...placeProblems(book, written, around), ...dayProblems(said, today), ...disagreements(book, overlayOf(written), said, around.city)];
}

function placeProblems({ overlays }: CalendarBook, { id, areas, campaign }: WrittenOverlay, { city, campaigns }: Surroundings): readonly Problem[] {
  return [
    ...(id in overlays ? [problem(['id'], 'calendar-overlay-exists', { id })] : []),
    ...areas.flatMap((area, index) => (area in city.areas ? [] : [problem(['areas', index], 'calendar-unknown-area', { id: area, nearest: nearest(area, Object.keys(city.areas)) })])),
    ...(campaign === undefined || campaigns.includes(campaign) ? [] : [problem(['campaign'], 'calendar-unknown-campaign', { id: campaign })]),
  ];
}

function dayProblems(said: readonly Said[], today: Day): readonly Problem[] {
  const seen = new Set<Day>();
  return [
    ...(said.length === 0 ? [problem(['workdays'], 'calendar-overlay-empty')] : []),
    ...said.filter(({ date }) => seen.has(date) || !seen.add(date)).map(({ date, path }) => problem(path, 'calendar-day-twice', { day: date })),
    ...said.filter(({ date }) => date < today).map(({ date, path }) => problem(path, 'calendar-day-past', { day: date, today })),
  ];
}

/** Two overlays that both hold for some case must agree about every day. */
function disagreements({ overlays }: CalendarBook, overlay: Overlay, said: readonly Said[], city: City): readonly Problem[] {
  const others = Object.values(overlays).filter((other) => other.id !== overlay.id && meet(overlay, other, city));
  return said.flatMap(({ date, kind, path }) =>
    others.filter(({ days }) => days[date] !== undefined && days[date] !== kind).map(({ id, name, basis }) => problem(path, 'calendar-overlays-disagree', { day: date, other: id, name, basis })),
  );
}

/** Whether a case can be in both: of one campaign (or either of none), and in areas of which one lies in the other (or either everywhere). */
function meet(one: Overlay, other: Overlay, city: City): boolean {
  const campaigns = one.campaign === undefined || other.campaign === undefined || one.campaign === other.campaign;
  const within = (area: string, areas: readonly string[]): boolean => [area, ...areaPath(city, area)].some((above) => areas.includes(above));
  const areas = one.areas.length === 0 || other.areas.length === 0 || one.areas.some((area) => within(area, other.areas)) || other.areas.some((area) => within(area, one.areas));
  return campaigns && areas;
}

/** What is wrong with taking an overlay back from a day on. */
export function withdrawalProblems({ overlays }: CalendarBook, { id }: WrittenWithdrawal, today: Day): readonly Problem[] {
  const overlay = overlays[id];
  if (overlay === undefined) return [problem(['id'], 'calendar-unknown-overlay', { id, nearest: nearest(id, Object.keys(overlays)) })];
  const last = Object.keys(overlay.days).toSorted().at(-1) ?? today;
  return last < today ? [problem(['id'], 'calendar-overlay-over', { id, day: last })] : [];
}
