import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCode } from '#catalogue/sentence';
import { cityFile } from './city.ts';
import { nearest } from './nearest.ts';
import { problems } from './problems.ts';

const good = {
  id: 'qingchuan',
  name: '清川市',
  offices: [{ id: 'cwb', name: '市创卫办' }],
  units: [
    { id: 'cgj', name: '市城管局', kind: 'department', office: 'cwb' },
    { id: 'ylzx', name: '市园林中心', kind: 'institution', office: 'cwb', superiors: ['cgj'] },
  ],
  people: [
    { id: 'lin', name: '林晓梅', post: '受理员', office: 'cwb', roles: ['clerk', 'dispatcher', 'director'] },
    { id: 'wu', name: '吴长海', post: '局长', unit: 'cgj', roles: ['unit-head', 'unit-handler'] },
    { id: 'yu', name: '俞柏石', post: '主任', unit: 'ylzx', roles: ['unit-head', 'unit-handler'] },
    { id: 'lu', name: '陆正远', post: '副市长', roles: ['area-leader'] },
  ],
  areas: [
    { id: 'cd', name: '城东区', kind: 'district', office: 'cwb', leaders: ['lu'], unit: 'cgj' },
    { id: 'dg', name: '东关街道', kind: 'street', parent: 'cd', office: 'cwb' },
  ],
  categories: [{ id: 'laji', name: '暴露垃圾', limit: { amount: 1, unit: 'workday' }, mode: 'immediate' }],
};

/** The good file with one value changed, added or (undefined) removed. */
function withValue(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(good);
  const parent = path.slice(0, -1).reduce<object>((inner, step) => Reflect.get(inner, step), copy);
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return copy;
}
const found = (file: unknown) => problems(cityFile.parse(file)).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a city file', () => {
  it('in which all is well has no problems', () => {
    expect(found(good)).toEqual([]);
  });

  it.each<[string, readonly (string | number)[], unknown, readonly string[]]>([
    ['names an id twice', ['areas', 1, 'id'], 'cd', ['areas.1.id city-duplicate-id', 'areas.1.parent city-circle']],
    ['gives the id of the clock to a person', ['people', 3, 'id'], 'clock', ['people.3.id city-reserved-id', 'areas.0.leaders.0 city-unknown-person', 'people.3.roles city-leader-without-area']],
    ['points to an office that is not there', ['offices', 0, 'parent'], 'cwbb', ['offices.0.parent city-unknown-office']],
    ['points to a unit that is not there', ['areas', 0, 'unit'], 'cgjj', ['areas.0.unit city-unknown-unit']],
    ['points to a superior that is not there', ['units', 1, 'superiors'], ['cgj', 'zjj'], ['units.1.superiors.1 city-unknown-unit']],
    ['points to an area that is not there', ['areas', 1, 'parent'], 'cx', ['areas.1.parent city-unknown-area']],
    ['points to a leader who is not there', ['areas', 1, 'leaders'], ['xu'], ['areas.1.leaders.0 city-unknown-person']],
    ['points to a category that is not there', ['categories', 0, 'parent'], 'huanwei', ['categories.0.parent city-unknown-category']],
    ['puts an office above itself', ['offices', 0, 'parent'], 'cwb', ['offices.0.parent city-circle']],
    ['puts units above each other in a circle', ['units', 0, 'superiors'], ['ylzx'], ['units.0.superiors city-circle']],
    ['puts a place inside itself', ['areas', 0, 'parent'], 'dg', ['areas.0.parent city-circle']],
    ['lets who rectifies re-inspect', ['people', 1, 'roles'], ['unit-head', 'unit-handler', 'inspector'], ['people.1.roles city-role-conflict', 'people.1.roles city-role-conflict']],
    ['lets the auditor administer', ['people', 0, 'roles'], ['clerk', 'dispatcher', 'director', 'admin', 'auditor'], ['people.0.roles city-role-conflict']],
    ['lets oversight do something else', ['people', 0, 'roles'], ['clerk', 'dispatcher', 'director', 'oversight'], ['people.0.roles city-role-alone']],
    ['gives an office role to somebody of a unit', ['people', 1, 'roles'], ['unit-head', 'unit-handler', 'clerk'], ['people.1.roles city-role-needs-office']],
    ['gives a unit role to somebody of an office', ['people', 0, 'roles'], ['clerk', 'dispatcher', 'director', 'unit-vice'], ['people.0.roles city-role-needs-unit']],
    ['puts a person in two places', ['people', 0, 'unit'], 'cgj', ['people.0 city-two-places']],
    ['puts a person nowhere', ['people', 3, 'roles'], ['area-leader', 'hq'], ['people.3 city-no-place']],
    ['has a leader without the role', ['areas', 1, 'leaders'], ['wu'], ['areas.1.leaders.0 city-leader-without-role']],
    ['has a leader without an area', ['areas', 0, 'leaders'], ['wu'], ['people.3.roles city-leader-without-area', 'areas.0.leaders.0 city-leader-without-role']],
    ['has an office without a dispatcher and a director', ['people', 0, 'roles'], ['clerk'], ['offices.0 city-office-without-dispatcher', 'offices.0 city-office-without-director']],
    ['has an office without a clerk', ['people', 0, 'roles'], ['dispatcher', 'director'], ['offices.0 city-office-without-clerk']],
    ['has a unit without a handler', ['people', 2, 'roles'], ['unit-head'], ['units.1 city-unit-without-handler']],
    ['has a unit without a head', ['people', 2, 'roles'], ['unit-handler'], ['units.1 city-unit-without-head']],
    ['has a place for which nobody answers', ['areas', 1, 'parent'], undefined, ['areas.1.leaders city-area-without-leader']],
  ])('%s, and is told so', (_, path, value, expected) => {
    expect(found(withValue(path, value))).toEqual(expected);
    expect(expected.map((problem) => problem.split(' ')[1] ?? '').filter((code) => !isCode(code))).toEqual([]);
  });

  it('names a circle once, with all that are in it', () => {
    const areas = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, name: id, kind: 'road', office: 'cwb', parent: ['b', 'c', 'b', 'a'][index], leaders: index === 0 ? ['lu'] : [] }));
    expect(problems(cityFile.parse({ ...good, areas })).filter(({ code }) => code === 'city-circle')).toEqual([{ path: ['areas', 1, 'parent'], code: 'city-circle', facts: { ids: ['b', 'c', 'b'] } }]);
  });

  it('may have a chain as long as it likes', () => {
    const areas = Array.from({ length: 12_000 }, (_, index) => ({ id: `a${index}`, name: '路', kind: 'road', office: 'cwb', leaders: ['lu'], ...(index === 0 ? {} : { parent: `a${index - 1}` }) }));
    expect(found({ ...good, areas: areas.toReversed() })).toEqual([]);
  });

  it('is told the nearest id that there is', () => {
    expect(problems(cityFile.parse(withValue(['areas', 0, 'unit'], 'cjg')))[0]?.facts).toEqual({ id: 'cjg', nearest: ['cgj', 'ylzx'] });
  });
});

describe('the nearest word', () => {
  it('is the word itself, if it is among them', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 12 }), { minLength: 1 }), (words) => expect(nearest(words.at(-1) ?? '', words, 1)).toEqual([words.at(-1)])));
  });

  it('takes one edit rather than two', () => {
    expect(nearest('nmae', ['office', 'name', 'names'], 2)).toEqual(['name', 'names']);
  });
});
