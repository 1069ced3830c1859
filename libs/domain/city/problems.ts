import type { CityFile } from './city.ts';
import { circles } from './circles.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { roleProblems } from './separation.ts';
import { vacancies } from './vacancies.ts';

/** Everything that goes across the lists of the file and that its schema cannot see; empty when the file may be applied. */
export const problems = (file: CityFile): readonly Problem[] => [
  ...duplicates(file),
  ...dangling(file),
  ...unknownLines(file),
  ...circles(file),
  ...roleProblems(file),
  ...vacancies(file),
];

const lists = ['offices', 'units', 'people', 'areas', 'categories'] as const;
type List = (typeof lists)[number];

/** Acts in the trail itself, so no person may have this id. */
const reserved = 'clock';

const duplicates = (file: CityFile): readonly Problem[] =>
  lists.flatMap((list) => {
    const seen = new Set<string>();
    return file[list].flatMap(({ id }, index) => {
      const code = seen.has(id) ? 'city-duplicate-id' : list === 'people' && id === reserved ? 'city-reserved-id' : undefined;
      seen.add(id);
      return code ? [{ path: [list, index, 'id'], code, facts: { id } }] : [];
    });
  });

/** A line of business that somebody leads is that of a unit or of a category. */
const unknownLines = (file: CityFile): readonly Problem[] => {
  const lines = new Set([...file.units, ...file.categories].flatMap(({ line }) => line ?? []));
  return file.people.flatMap(({ lines: led = [] }, index) =>
    led.flatMap((line, place) => (lines.has(line) ? [] : [{ path: ['people', index, 'lines', place], code: 'city-unknown-line', facts: { id: line, nearest: nearest(line, [...lines]) } }])),
  );
};

type Reference = Readonly<{ path: readonly (string | number)[]; id: string | undefined; to: List }>;

/** More than anybody reads at once; looking for what was meant takes time. */
const enough = 200;

const dangling = (file: CityFile): readonly Problem[] => {
  const known = Object.fromEntries(lists.map((list) => [list, new Set(file[list].map(({ id }) => id))]));
  return references(file)
    .flatMap(({ path, id, to }) => (id === undefined || known[to]?.has(id) ? [] : [{ path, id, to }]))
    .slice(0, enough)
    .map(({ path, id, to }) => ({ path, code: `city-unknown-${singular[to]}`, facts: { id, nearest: nearest(id, [...(known[to] ?? [])]) } }));
};

const singular: Readonly<Record<List, string>> = { offices: 'office', units: 'unit', people: 'person', areas: 'area', categories: 'category' };

const references = (file: CityFile): readonly Reference[] => [
  ...file.offices.map(({ parent }, i) => ({ path: ['offices', i, 'parent'], id: parent, to: 'offices' }) as const),
  ...file.units.flatMap(({ office, superiors }, i): readonly Reference[] => [
    { path: ['units', i, 'office'], id: office, to: 'offices' },
    ...superiors.map((id, j) => ({ path: ['units', i, 'superiors', j], id, to: 'units' }) as const),
  ]),
  ...file.people.flatMap(({ unit, office }, i): readonly Reference[] => [
    { path: ['people', i, 'unit'], id: unit, to: 'units' },
    { path: ['people', i, 'office'], id: office, to: 'offices' },
  ]),
  ...file.areas.flatMap(({ parent, office, unit, leaders }, i): readonly Reference[] => [
    { path: ['areas', i, 'parent'], id: parent, to: 'areas' },
    { path: ['areas', i, 'office'], id: office, to: 'offices' },
    { path: ['areas', i, 'unit'], id: unit, to: 'units' },
    ...leaders.map((id, j) => ({ path: ['areas', i, 'leaders', j], id, to: 'people' }) as const),
  ]),
  ...file.categories.map(({ parent }, i) => ({ path: ['categories', i, 'parent'], id: parent, to: 'categories' }) as const),
];
