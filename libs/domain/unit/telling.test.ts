import { describe, expect, it } from '@jest/globals';
import type { Addressee } from '#domain/policy/policy';
import { tell } from '#domain/case/telling';
import { city } from '../../../test/support/case/city.ts';
import { partiesOf } from './telling.ts';

const told = (unit: string, addressee: Addressee): readonly string[] => tell(city, partiesOf({ unit, office: 'cwb' }, addressee, [{ kind: 'office', office: 'cwb', roles: ['hq'] }], city)).map(({ person }) => person);

describe('who is told of the record of a unit', () => {
  it('as the leader of its line of business is whoever leads the line, and its superiors where nobody does', () => {
    expect(told('housing', 'line-leader')).toEqual(['housing-mayor']);
    expect([told('housing', 'superior'), told('urban', 'line-leader')]).toEqual([['gov-vice'], ['gov-vice']]);
  });

  it('as the leader of the area is that of the areas for which it answers, headquarters where it answers for none', () => {
    expect(told('street', 'area-leader')).toEqual(['leader']);
    expect(told('urban', 'area-leader')).toEqual(['hq', 'hq-deputy']);
  });

  it('as an inspector is nobody of the unit itself', () => {
    expect(told('urban', 'inspector')).toEqual(['inspector', 'inspector-2', 'surveyor']);
  });

  it('as the holder is whoever has to act, and as a post of the unit whoever holds it', () => {
    expect([told('urban', 'holder'), told('urban', 'unit-vice'), told('urban', 'director')]).toEqual([['hq', 'hq-deputy'], ['urban-vice'], ['director', 'deputy']]);
  });
});
