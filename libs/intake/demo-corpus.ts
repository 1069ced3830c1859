import { z } from 'zod';
import { sourceKinds } from '#domain/case/intake';
import type { CityFile } from '#domain/city/city';
import { nearest } from '#domain/city/nearest';
import type { Problem } from '#domain/city/problem';
import { id, text } from '#domain/text';
import { readYaml } from './yaml/file.ts';
import type { Reading } from './yaml/file.ts';

const sentences = z.array(text(500)).min(1).readonly();

/** What a case may say in the course of its life. The optional parts belong to cases in which that happens. */
export const demoCase = z.strictObject({
  id,
  title: text(100),
  description: text(2000),
  category: id,
  area: id,
  address: text(200),
  source: z.enum(sourceKinds),
  lead: id,
  assist: z.array(id).readonly().default([]),
  requirement: text(1000),
  plan: z.strictObject({ causes: text(1000), measures: text(1000) }).optional(),
  dispute: z.strictObject({ basis: text(1000), proposedUnit: id }).optional(),
  progress: sentences,
  extension: text(500).optional(),
  suspension: text(500).optional(),
  coordination: text(500).optional(),
  feedback: z.strictObject({ result: text(1000), measures: text(1000), lessons: text(1000).optional() }),
  failed: text(1000).optional(),
  passed: text(1000),
  relapsed: text(1000).optional(),
});

/** What offices and leaders write on any case. */
export const demoPhrases = z.strictObject({
  verified: sentences,
  rejected: sentences,
  planApproved: sentences,
  planReturned: sentences,
  feedbackReturned: sentences,
  summary: sentences,
  opinions: sentences,
  signOffReturned: sentences,
  ruled: sentences,
  extensionGranted: sentences,
  extensionRefused: sentences,
  suspended: sentences,
  coordinated: sentences,
  held: sentences,
});

export const demoCorpus = z.strictObject({ phrases: demoPhrases, cases: z.array(demoCase).min(1).readonly() });

export type DemoCase = Readonly<z.output<typeof demoCase>>;
export type DemoPhrases = Readonly<z.output<typeof demoPhrases>>;
export type DemoCorpus = Readonly<z.output<typeof demoCorpus>>;

/** The texts for a demonstration in this city, or what is wrong with them, with line and column. */
export const readDemoCorpus = (path: string, city: CityFile): Promise<Reading<DemoCorpus>> => readYaml(path, demoCorpus, ({ cases }) => corpusProblems(cases, city));

function corpusProblems(cases: readonly DemoCase[], city: CityFile): readonly Problem[] {
  const known = { category: idsOf(city.categories), area: idsOf(city.areas), unit: idsOf(city.units) };
  const planned = new Set(idsOf(city.categories.filter(({ mode }) => mode === 'planned')));
  const first = new Map(cases.toReversed().map((one) => [one.id, one]));
  return cases.flatMap((one, index) => [
    ...(first.get(one.id) === one ? [] : [{ path: ['cases', index, 'id'], code: 'city-duplicate-id', facts: { id: one.id } }]),
    ...(planned.has(one.category) && !one.plan ? [{ path: ['cases', index], code: 'file-missing-field', facts: { field: 'plan', value: '' } }] : []),
    ...references(one).flatMap(({ path, id, to }) =>
      known[to].includes(id) ? [] : [{ path: ['cases', index, ...path], code: `city-unknown-${to}`, facts: { id, nearest: nearest(id, known[to]) } }],
    ),
  ]);
}

const idsOf = (items: readonly Readonly<{ id: string }>[]): readonly string[] => items.map((item) => item.id);

const references = (one: DemoCase): readonly Readonly<{ path: Problem['path']; id: string; to: 'category' | 'area' | 'unit' }>[] => [
  { path: ['category'], id: one.category, to: 'category' },
  { path: ['area'], id: one.area, to: 'area' },
  { path: ['lead'], id: one.lead, to: 'unit' },
  ...one.assist.map((unit, i) => ({ path: ['assist', i], id: unit, to: 'unit' }) as const),
  ...(one.dispute ? [{ path: ['dispute', 'proposedUnit'], id: one.dispute.proposedUnit, to: 'unit' } as const] : []),
];
