import type { Actor, City } from '#domain/city/city';
import { unitsInLines } from '#domain/city/people';
import type { CaseState, Status } from './state.ts';

/** What somebody may see: everything; or the cases of the own office and those below it, of the own unit, of units of the lines led and those under them, of the areas led, and the own reports. */
export type Sight = Readonly<{
  all: boolean;
  office?: string;
  units: readonly string[];
  areas: readonly string[];
  person: string;
  /** An inspector who belongs to a unit sees what is to be inspected. */
  inspects: boolean;
  /** What is seen besides, in the place of others, for as long as somebody stands in for them. */
  lent?: readonly Lent[];
}>;
/** What somebody else sees; with `areas` only what of it lies in them. */
export type Lent = Readonly<{ sight: Sight; areas?: readonly string[] }>;

/** Where an inspector of any unit may be needed. */
const inspected: readonly CaseState['status'][] = ['feedback', 'reinspection', 'closed'] satisfies readonly Status[];

const technical = new Set(['admin', 'security-admin']);

/** The unit and those under it, by 双管 too. */
function unitsUnder(city: City, unit: string): readonly string[] {
  const found = new Set([unit]);
  for (const id of found) for (const other of Object.values(city.units)) if (other.superiors.includes(id)) found.add(other.id);
  return [...found];
}

const isHeadquarters = ({ roles, office }: Actor, city: City): boolean => roles.includes('hq') && office !== undefined && city.offices[office]?.parent === undefined;

/** What this person may see. Whoever only runs the system (三员: administrators) sees no case by that. */
export function sight(actor: Actor, city: City): Sight {
  const { person, office, unit, roles, areas } = actor;
  const works = roles.some((role) => !technical.has(role));
  return {
    all: roles.includes('oversight') || roles.includes('auditor') || roles.includes('system') || isHeadquarters(actor, city),
    ...(office === undefined || !works ? {} : { office }),
    units: works ? [...new Set([...(unit === undefined ? [] : [unit]), ...unitsInLines(city, person)].flatMap((one) => unitsUnder(city, one)))] : [],
    areas,
    person,
    inspects: roles.includes('inspector') && unit !== undefined,
  };
}

/** The units that were called to the place, and, where the case began with a whistle, those that answer for it (属地). Of a covert visit they learn only by an order. */
const calledOrCalling = ({ whistles, source, localUnits }: CaseState): readonly string[] => [...whistles.map(({ unit }) => unit), ...(source.kind === 'whistle' ? localUnits : [])];

/** By which marks a case may be seen. Kept beside the case, so that a list asks by one overlap; never shown, as it names the reporter. */
export const viewersOf = (state: CaseState): readonly string[] => [
  ...state.offices.map((office) => `office:${office}`),
  ...new Set([...state.assignments.map(({ unit }) => unit), ...calledOrCalling(state)].map((unit) => `unit:${unit}`)),
  ...state.areas.map((area) => `area:${area}`),
  `person:${state.reportedBy}`,
  ...(state.inspector === undefined ? [] : [`person:${state.inspector}`]),
  ...(inspected.includes(state.status) ? ['inspectors'] : []),
  ...(state.status === 'public-notice' ? ['everybody'] : []),
];

/** The marks that somebody bears. */
export const marksOf = ({ office, units, areas, person, inspects }: Sight): readonly string[] => [
  ...(office === undefined ? [] : [`office:${office}`]),
  ...units.map((unit) => `unit:${unit}`),
  ...areas.map((area) => `area:${area}`),
  `person:${person}`,
  ...(inspects ? ['inspectors'] : []),
  'everybody',
];

/** The marks that are lent to somebody: one of `marks` (or `all`), and one of `within` where there are any. */
export type LentMarks = Readonly<{ all: boolean; marks: readonly string[]; within?: readonly string[] }>;
export const lentMarksOf = ({ lent = [] }: Sight): readonly LentMarks[] =>
  lent.map(({ sight: other, areas }) => ({ all: other.all, marks: marksOf(other), ...(areas === undefined ? {} : { within: areas.map((area) => `area:${area}`) }) }));

/** May this person see the case? */
export function sees(state: CaseState, seen: Sight): boolean {
  if (seen.all) return true;
  const viewers = viewersOf(state);
  const bears = (marks: readonly string[]): boolean => viewers.some((mark) => marks.includes(mark));
  return bears(marksOf(seen)) || lentMarksOf(seen).some(({ all, marks, within }) => (all || bears(marks)) && (within === undefined || bears(within)));
}
