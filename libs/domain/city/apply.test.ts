import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apply } from './apply.ts';
import { areaKinds, caseGrades, caseModes, cityFile, roleIds, unitKinds } from './city.ts';
import type { City, CityFile, Person } from './city.ts';
import { cityAfter, cityEvents, evolveCity, noCity } from './events.ts';
import type { CityEvent } from './events.ts';
import { actorOf } from './people.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'constructor', 'toString', '2024');
const name = fc.constantFrom('市城管局', '东大街', '王芳');
const some = <Item>(item: fc.Arbitrary<Item & { id: string }>) => fc.uniqueArray(item, { selector: (one) => one.id, maxLength: 6 });

const files: fc.Arbitrary<CityFile> = fc.record({
  id: fc.constant('qingchuan'),
  name,
  offices: some(fc.record({ id, name, parent: id }, { requiredKeys: ['id', 'name'] })),
  units: some(fc.record({ id, name, kind: fc.constantFrom(...unitKinds), office: id, superiors: fc.array(id, { maxLength: 2 }), line: name }, { requiredKeys: ['id', 'name', 'kind', 'office', 'superiors'] })),
  people: some(fc.record({ id, name, post: name, unit: id, office: id, roles: fc.array(fc.constantFrom(...roleIds), { minLength: 1, maxLength: 3 }) }, { requiredKeys: ['id', 'name', 'post', 'roles'] })),
  areas: some(fc.record({ id, name, kind: fc.constantFrom(...areaKinds), parent: id, office: id, leaders: fc.array(id, { maxLength: 2 }) }, { requiredKeys: ['id', 'name', 'kind', 'office', 'leaders'] })),
  categories: some(
    fc.record(
      { id, name, limit: fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom('workday', 'workhour', 'day') }), mode: fc.constantFrom(...caseModes), grade: fc.constantFrom(...caseGrades), parent: id },
      { requiredKeys: ['id', 'name', 'limit', 'mode', 'grade'] },
    ),
  ),
});

const lists = ['offices', 'units', 'people', 'areas', 'categories'] as const;
const byId = (items: readonly { id: string }[]) => Object.fromEntries(items.map((item) => [item.id, item]));
const asFile = (city: City) => Object.fromEntries(lists.map((list) => [list, { ...city[list] }]));
const applied = (city: City, file: CityFile): City => apply(city, file).reduce(evolveCity, city);

/** As a database gives an event back that keeps it in another order of fields. */
function reordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map(reordered) : Object.fromEntries(Object.entries(value).toReversed().map(([key, inner]) => [key, reordered(inner)]));
}

describe('a city file is applied', () => {
  it('and the city is what the file says, whatever it was before', () => {
    fc.assert(
      fc.property(files, files, (before, file) => {
        const city = applied(applied(noCity, before), file);
        expect(asFile(city)).toEqual(Object.fromEntries(lists.map((list) => [list, byId(file[list])])));
        expect([city.id, city.name]).toEqual([file.id, file.name]);
      }),
    );
  });

  it('twice, and nothing more happens', () => {
    fc.assert(fc.property(files, files, (before, file) => expect(apply(applied(applied(noCity, before), file), file)).toEqual([])));
  });

  it('after its events came back with their fields in another order, and nothing happens', () => {
    fc.assert(
      fc.property(files, (file) => {
        const events = apply(noCity, file).map(({ type, data }) => ({ type, data: reordered(data) }) as CityEvent);
        expect(apply(cityAfter(events), file)).toEqual([]);
      }),
    );
  });

  it('as events that their schemas accept', () => {
    fc.assert(
      fc.property(files, files, (before, file) => {
        for (const { type, data } of apply(applied(noCity, before), file)) expect(cityEvents[type].safeParse(data).error).toBeUndefined();
      }),
    );
  });

  it('of another city, and is refused', () => {
    const city = applied(noCity, cityFile.parse({ id: 'qingchuan', name: '清川市', offices: [{ id: 'cwb', name: '市创卫办' }], units: [], people: [], areas: [], categories: [] }));
    expect(() => apply(city, { id: 'other', name: '别处', offices: [], units: [], people: [], areas: [], categories: [] })).toThrow(expect.objectContaining({ code: 'another-city' }));
  });
});

describe('an old version of the city', () => {
  const head = (id: string, name: string): Person => ({ id, name, post: '局长', unit: 'cgj', roles: ['unit-head'] });
  const file = (people: readonly Person[]): CityFile => ({ id: 'qingchuan', name: '清川市', offices: [], units: [], people, areas: [], categories: [] });

  it('shows who held the post then', () => {
    const first = apply(noCity, file([head('p-wu', '吴长海')]));
    const second = apply(cityAfter(first), file([head('p-xie', '谢东升')]));
    const events = [...first, ...second];
    const then = cityAfter(events.slice(0, first.length));
    expect(actorOf(then, 'p-wu')).toMatchObject({ name: '吴长海', post: '局长' });
    expect(actorOf(then, 'p-xie')).toBeUndefined();
    expect(actorOf(cityAfter(events), 'p-wu')).toBeUndefined();
    expect(second.map(({ type }) => type)).toEqual(['PersonAppointed', 'PersonLeft']);
  });

  it('is counted in events', () => {
    fc.assert(fc.property(files, (city) => expect(cityAfter(apply(noCity, city)).version).toBe(apply(noCity, city).length)));
  });

  it('finds nothing under the names that every object has', () => {
    const city = cityAfter(apply(noCity, file([head('p-wu', '吴长海')])));
    expect(['constructor', 'toString', '__proto__', 'hasOwnProperty'].map((id) => actorOf(city, id))).toEqual([undefined, undefined, undefined, undefined]);
  });
});
