import { describe, expect, it } from '@jest/globals';
import { apply } from './apply.ts';
import { cityFile } from './city.ts';
import { cityAfter, noCity } from './events.ts';
import { actorOf, areasLedBy, peopleWith } from './people.ts';
import type { Whereabouts } from './people.ts';
import { areaPath, areasWithin, officeOfArea, officePath, officesBelow, unitOfArea } from './trees.ts';

const city = cityAfter(
  apply(
    noCity,
    cityFile.parse({
      id: 'qingchuan',
      name: '清川市',
      offices: [{ id: 'city', name: '市创卫办' }, { id: 'east', name: '城东区创卫办', parent: 'city' }, { id: 'west', name: '城西区创卫办', parent: 'city' }],
      units: [
        { id: 'cgj', name: '市城管局', kind: 'department', office: 'city' },
        { id: 'sqz', name: '石桥镇', kind: 'town', office: 'west', superiors: ['cgj'] },
      ],
      people: [
        { id: 'clerk', name: '林晓梅', post: '受理员', office: 'city', roles: ['clerk', 'dispatcher'] },
        { id: 'director', name: '赵卫民', post: '主任', office: 'city', roles: ['director'] },
        { id: 'east-director', name: '冯涛', post: '区主任', office: 'east', roles: ['director'] },
        { id: 'third-party', name: '顾欣然', post: '复查员', office: 'city', roles: ['inspector'] },
        { id: 'cross', name: '田雨', post: '镇复查员', unit: 'sqz', roles: ['inspector'] },
        { id: 'mayor', name: '陆正远', post: '副市长', roles: ['area-leader'] },
        { id: 'deputy', name: '甘林', post: '副区长', roles: ['area-leader'] },
        { id: 'head', name: '吴长海', post: '局长', unit: 'cgj', roles: ['unit-head'] },
        { id: 'vice', name: '谢东升', post: '副局长', unit: 'cgj', roles: ['unit-vice'] },
        { id: 'handler', name: '刘扬', post: '科长', unit: 'cgj', roles: ['unit-handler'] },
        { id: 'town-head', name: '涂根发', post: '镇长', unit: 'sqz', roles: ['unit-head', 'unit-handler'] },
      ],
      areas: [
        { id: 'cd', name: '城东区', kind: 'district', office: 'east', leaders: ['mayor'], unit: 'cgj' },
        { id: 'dongguan', name: '东关街道', kind: 'street', parent: 'cd', office: 'east', leaders: ['deputy'] },
        { id: 'dongdajie', name: '东大街', kind: 'road', parent: 'dongguan', office: 'east' },
        { id: 'hebin', name: '河滨街道', kind: 'street', parent: 'cd', office: 'east' },
      ],
      categories: [],
    }),
  ),
);

const found = (where: Whereabouts) => peopleWith(city, where).map(({ person, as }) => `${person.id} as ${as}`);

describe('somebody acts', () => {
  it('in an office, for it and those below it', () => {
    expect(actorOf(city, 'director')).toEqual({ person: 'director', name: '赵卫民', post: '主任', office: 'city', offices: ['city', 'east', 'west'], roles: ['director'], areas: [] });
    expect(actorOf(city, 'east-director')?.offices).toEqual(['east']);
  });

  it('in a unit, for no office', () => {
    expect(actorOf(city, 'handler')).toEqual({ person: 'handler', name: '刘扬', post: '科长', unit: 'cgj', offices: [], roles: ['unit-handler'], areas: [] });
  });

  it('as a leader, for the areas inside those led', () => {
    expect(actorOf(city, 'mayor')?.areas).toEqual(['cd', 'dongguan', 'dongdajie', 'hebin']);
    expect(actorOf(city, 'deputy')?.areas).toEqual(['dongguan', 'dongdajie']);
    expect(areasLedBy(city, 'mayor')).toEqual(['cd']);
  });

  it('only while holding a post', () => {
    expect(actorOf(city, 'nobody')).toBeUndefined();
  });
});

describe('whoever holds a role is found', () => {
  it.each<[string, Whereabouts, readonly string[]]>([
    ['in the unit', { unit: 'cgj', roles: ['unit-vice'] }, ['vice as unit-vice']],
    ['in a unit without a vice leader: its head stands in', { unit: 'sqz', roles: ['unit-vice'] }, ['town-head as unit-head']],
    ['once, though several roles were asked for', { unit: 'sqz', roles: ['unit-handler', 'unit-vice', 'unit-head'] }, ['town-head as unit-handler']],
    ['in the office', { office: 'east', roles: ['director'] }, ['east-director as director']],
    ['in the office above, when the own office has nobody', { office: 'west', roles: ['director'] }, ['director as director']],
    ['in a unit of the office too', { office: 'west', roles: ['inspector'] }, ['cross as inspector']],
    ['in the area', { area: 'dongdajie', roles: ['area-leader'] }, ['deputy as area-leader']],
    ['in the area around it, when it has no leader', { area: 'hebin', roles: ['area-leader'] }, ['mayor as area-leader']],
    ['each role where it belongs', { unit: 'cgj', office: 'east', area: 'cd', roles: ['unit-head', 'area-leader', 'director'] }, ['head as unit-head', 'mayor as area-leader', 'east-director as director']],
    ['in the whole city, without a place', { roles: ['inspector'] }, ['third-party as inspector', 'cross as inspector']],
    ['nowhere, in a unit that does not exist', { unit: 'gone', roles: ['unit-handler'] }, []],
    ['nowhere, in an office that does not exist', { office: 'gone', roles: ['director'] }, []],
  ])('%s', (_, where, people) => {
    expect(found(where)).toEqual(people);
  });

  it('with the role that was sought', () => {
    expect(peopleWith(city, { unit: 'sqz', roles: ['unit-vice'] })).toMatchObject([{ as: 'unit-head', sought: 'unit-vice' }]);
  });
});

describe('the trees of the city', () => {
  it('lead upwards, nearest first', () => {
    expect(officePath(city, 'east')).toEqual(['east', 'city']);
    expect(areaPath(city, 'dongdajie')).toEqual(['dongdajie', 'dongguan', 'cd']);
    expect(areaPath(city, 'gone')).toEqual([]);
  });

  it('lead downwards', () => {
    expect(officesBelow(city, 'city')).toEqual(['city', 'east', 'west']);
    expect(areasWithin(city, ['dongguan', 'hebin'])).toEqual(['dongguan', 'dongdajie', 'hebin']);
  });

  it('give the office and the unit of a place', () => {
    expect(officeOfArea(city, 'dongdajie')).toBe('east');
    expect(unitOfArea(city, 'dongdajie')).toBe('cgj');
    expect(unitOfArea(city, 'gone')).toBeUndefined();
  });

  it('end where a circle closes', () => {
    const circle = { ...city, areas: { a: { id: 'a', name: '甲', kind: 'road', office: 'city', leaders: [], parent: 'b' }, b: { id: 'b', name: '乙', kind: 'road', office: 'city', leaders: [], parent: 'a' } } } as const;
    expect(areaPath(circle, 'a')).toEqual(['a', 'b']);
  });
});
