import { describe, expect, test } from '@jest/globals';
import { BadPosition, beginning, comparePositions, partsOf, positionOf } from './position.ts';

describe('a position in the log', () => {
  test('is made of the transaction and the position of an event', () => {
    expect(partsOf(positionOf({ tx: '812', position: '77' }))).toEqual(['812', '77']);
  });

  test('is ordered by transaction first, as numbers', () => {
    const places = ['9-100', '10-2', beginning, '10-11', '9223372036854775807-1', '9223372036854775806-5'];
    expect(places.sort(comparePositions)).toEqual([beginning, '9-100', '10-2', '10-11', '9223372036854775806-5', '9223372036854775807-1']);
  });

  test.each(['', '1', '1-', '-1-1', '1-1-1', '1.5-1', ' 1-1', '1-1\n', '9223372036854775808-1', 'x-y', '1-1;drop table events'])('is not %j', (text) => {
    expect(() => partsOf(text)).toThrow(BadPosition);
  });
});
