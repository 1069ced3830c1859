import { beforeAll, describe, expect, it } from '@jest/globals';
import { roleIds } from '#domain/city/city';
import type { CityFile } from '#domain/city/city';
import { sourceKinds } from '#domain/case/intake';
import { readCity } from './city-file.ts';
import { demoPhrases, readDemoCorpus } from './demo-corpus.ts';
import type { DemoCorpus } from './demo-corpus.ts';

const folder = new URL('../../examples/demo-city/', import.meta.url);
const path = (name: string): string => new URL(name, folder).pathname;

let city: CityFile;
let corpus: DemoCorpus;

beforeAll(async () => {
  const readingCity = await readCity(path('city.yaml'));
  if (readingCity.problems) throw new Error(JSON.stringify(readingCity.problems));
  city = readingCity.value;
  const readingCorpus = await readDemoCorpus(path('cases.yaml'), city);
  if (readingCorpus.problems) throw new Error(JSON.stringify(readingCorpus.problems));
  corpus = readingCorpus.value;
});

const distinct = (values: readonly (string | undefined)[]): number => new Set(values).size;

describe('the demonstration city', () => {
  it('has people in every role, those of the city office first', () => {
    expect(roleIds.filter((role) => !city.people.some(({ roles }) => roles.includes(role)))).toEqual([]);
    expect(city.people.slice(0, 20).map(({ office }) => office)).toEqual([...Array<string>(19).fill('cwb'), 'dcs']);
  });

  it('has a unit under two superiors and one without a vice leader', () => {
    const vices = new Set(city.people.filter(({ roles }) => roles.includes('unit-vice')).map(({ unit }) => unit));
    expect(city.units.filter(({ superiors }) => superiors.length === 2).map(({ id }) => id)).toEqual(['jjdd']);
    expect(city.units.some(({ id }) => !vices.has(id))).toBe(true);
  });

  it('gives nobody the name or the address of another', () => {
    expect(distinct(city.people.map(({ name }) => name))).toBe(city.people.length);
    expect(distinct(city.people.map(({ email }) => email))).toBe(city.people.length);
    expect(city.people.filter(({ email }) => !email?.endsWith('@example.org'))).toEqual([]);
  });

  it('keeps the limits of a real city', () => {
    const limit = (id: string) => city.categories.find((category) => category.id === id)?.limit;
    expect(limit('baolu-laji')).toEqual({ amount: 1, unit: 'workday' });
    expect(limit('jicun-zhatu')).toEqual({ amount: 4, unit: 'workday' });
    expect(limit('daolu-bujie')).toEqual({ amount: 5, unit: 'workhour' });
    expect(limit('weifa-dajian')).toEqual({ amount: 15, unit: 'workday' });
    expect(limit('shuiyu-bujie')).toEqual({ amount: 15, unit: 'workday' });
  });
});

describe('the texts of its cases', () => {
  it('are 120 or more, each told once', () => {
    expect(corpus.cases.length).toBeGreaterThanOrEqual(120);
    const texts = corpus.cases.flatMap((one) => [one.title, one.description, one.requirement, one.feedback.result, one.feedback.measures, one.passed, one.failed ?? `${one.id} never failed`]);
    expect(distinct(texts)).toBe(texts.length);
  });

  it('come from every source, in every unit and place', () => {
    expect(sourceKinds.filter((kind) => !corpus.cases.some(({ source }) => source === kind))).toEqual([]);
    expect(city.units.filter(({ id }) => !corpus.cases.some(({ lead }) => lead === id))).toEqual([]);
    expect(city.areas.filter(({ id }) => !corpus.cases.some(({ area }) => area === id))).toEqual([]);
  });

  it('tell of everything that can happen to a case', () => {
    const count = (part: 'plan' | 'dispute' | 'extension' | 'suspension' | 'coordination' | 'failed' | 'relapsed') => corpus.cases.filter((one) => one[part] !== undefined).length;
    expect({ plan: count('plan') >= 25, dispute: count('dispute') >= 10, extension: count('extension') >= 15, suspension: count('suspension') >= 4, coordination: count('coordination') >= 10, failed: count('failed') >= 60, relapsed: count('relapsed') >= 8 }).toEqual(
      { plan: true, dispute: true, extension: true, suspension: true, coordination: true, failed: true, relapsed: true },
    );
    expect(Object.keys(corpus.phrases)).toEqual(Object.keys(demoPhrases.shape));
  });

  it('have a lead unit that does not assist itself, nor proposes itself in a dispute', () => {
    expect(corpus.cases.filter(({ lead, assist, dispute }) => assist.includes(lead) || dispute?.proposedUnit === lead)).toEqual([]);
  });

  it('point to nothing that another city lacks without saying so', async () => {
    const smaller = { ...city, units: city.units.filter(({ id }) => id !== 'cgj'), areas: city.areas.slice(0, 2), categories: [] };
    const codes = new Set((await readDemoCorpus(path('cases.yaml'), smaller)).problems?.map(({ code }) => code));
    expect([...codes].toSorted()).toEqual(['city-unknown-area', 'city-unknown-category', 'city-unknown-unit']);
  });
});
