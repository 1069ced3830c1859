import { describe, expect, it } from '@jest/globals';
import { pairsIn, pairUp } from './pair-up.ts';

const told = (...pairs: Parameters<typeof pairUp>): readonly string[] => pairUp(...pairs).map(({ after, before }) => `${after}→${before}`);

describe('photos of before and after', () => {
  it('stand beside each other in their order where nobody says otherwise', () => {
    expect(told(['1', '2'], ['a', 'b', 'c'], [])).toEqual(['a→1', 'b→2']);
  });

  it('stand as somebody says, and the others beside what is left', () => {
    expect(told(['1', '2'], ['a'], [{ after: 'a', before: '2' }])).toEqual(['a→2']);
    expect(told(['1', '2'], ['a', 'b'], [{ after: 'a', before: '2' }])).toEqual(['a→2', 'b→1']);
    expect(told(['1', '2'], ['a', 'b'], [{ after: 'a', before: '2' }, { after: 'b', before: '2' }])).toEqual(['a→2', 'b→2']);
  });

  it('forget what was said of a photo that was taken away', () => {
    expect(told(['1', '2'], ['b'], [{ after: 'a', before: '1' }, { after: 'b', before: 'gone' }])).toEqual(['b→1']);
    expect(pairsIn([{ after: 'a', before: '1' }, { after: 'a' }, 'x'])).toEqual([{ after: 'a', before: '1' }]);
  });
});
