import { describe, expect, it } from '@jest/globals';
import { city } from '../../../test/support/case/city.ts';
import { given } from '../../../test/support/case/given.ts';
import { agenda } from '../../../test/support/case/story.ts';
import { inRegister, inWork, issued } from '../../../test/support/case/steps.ts';
import type { City } from '#domain/city/city';
import { partiesOf, tell } from './telling.ts';

const without = (...people: readonly string[]): City => ({ ...city, people: Object.fromEntries(Object.entries(city.people).filter(([id]) => !people.includes(id))) });
const names = (people: ReturnType<typeof tell>) => people.map(({ person, as }) => `${person} as ${as}`);

describe('who is told', () => {
  it('of a unit with a vacant post is the next above', () => {
    const vice = [{ kind: 'unit', unit: 'urban', roles: ['unit-vice'] }] as const;
    expect(names(tell(city, vice))).toEqual(['urban-vice as unit-vice']);
    expect(names(tell(without('urban-vice'), vice))).toEqual(['urban-head as unit-head']);
  });

  it('of a unit where nobody holds a post is the dispatcher, who can hand its share on', () => {
    expect(names(tell(without('urban-handler', 'urban-vice', 'urban-head'), [{ kind: 'unit', unit: 'urban', roles: ['unit-handler'] }]))).toEqual(['dispatcher as dispatcher']);
    expect(tell(city, [{ kind: 'unit', unit: 'dissolved', roles: ['unit-handler'] }])).toEqual([]);
  });

  it('of a unit under two superiors is both', () => {
    expect(names(tell(city, [{ kind: 'superiors', unit: 'traffic' }]))).toEqual(['police-vice as unit-vice', 'gov-vice as unit-vice']);
  });

  it('for an area is the leader of the nearest area that has one, headquarters where none has', () => {
    expect(names(tell(city, [{ kind: 'area', areas: ['road', 'east'], office: 'cwb' }]))).toEqual(['leader as area-leader']);
    expect(names(tell(city, [{ kind: 'area', areas: ['nobody'], office: 'cwb' }]))).toEqual(['hq as hq', 'hq-deputy as hq']);
    expect(names(tell(city, [{ kind: 'area', areas: [], office: 'cwb' }]))).toEqual(['hq as hq', 'hq-deputy as hq']);
  });

  it('for a person who has left is the director', () => {
    const named = [{ kind: 'person', person: 'inspector', office: 'cwb' }] as const;
    expect(tell(city, named)).toEqual([{ person: 'inspector', name: '复查员', as: 'inspector', office: 'cwb' }]);
    expect(names(tell(without('inspector'), named))).toEqual(['director as director', 'deputy as director']);
  });

  it('is each person once, and nobody who knows already', () => {
    const twice = [{ kind: 'office', office: 'cwb', roles: ['director'] }, { kind: 'office', office: 'cwb', roles: ['director', 'clerk'] }] as const;
    expect(names(tell(city, twice, tell(city, [{ kind: 'person', person: 'deputy', office: 'cwb' }])))).toEqual(['director as director', 'clerk as clerk']);
  });

  it('about a share is its unit, about the case the lead unit, before an order nobody', () => {
    const { state } = given(inWork);
    expect(partiesOf(state, 'unit-head', [])).toEqual([{ kind: 'unit', unit: 'urban', roles: ['unit-head'] }]);
    expect(partiesOf(state, 'superior', [], 'traffic')).toEqual([{ kind: 'superiors', unit: 'traffic' }]);
    expect(partiesOf(given(inRegister).state, 'unit-head', [])).toEqual([]);
  });

  it('to work on a share is also whom the order names', () => {
    const [claim] = agenda(given(inRegister, issued([{ role: 'lead', unit: 'urban', person: 'urban-vice' }])));
    expect(names(tell(city, claim?.tells ?? []))).toEqual(['urban-handler as unit-handler', 'urban-vice as unit-vice']);
  });
});
