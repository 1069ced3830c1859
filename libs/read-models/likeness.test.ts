import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { likeness } from './likeness.ts';
import { distance } from './nearby.ts';

describe('the likeness of two texts', () => {
  it('is whole for what is only begun, and for another width of the same characters', () => {
    expect(likeness('东大街垃圾堆', '东大街垃圾堆积')).toBe(1);
    expect(likeness('东大街１２号', '东大街 12 号。')).toBe(1);
  });

  it('is small for another matter at the same place', () => {
    expect(likeness('东大街路灯不亮', '东大街垃圾堆积')).toBeCloseTo(2 / 6);
    expect(likeness('路灯不亮', '垃圾堆积')).toBe(0);
    expect(likeness('', '垃圾堆积')).toBe(0);
  });

  it('is the same from either side, and between 0 and 1', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.string({ unit: 'binary', maxLength: 50 }), (one, other) => {
      const found = likeness(one, other);
      expect(found).toBe(likeness(other, one));
      expect(found >= 0 && found <= 1).toBe(true);
    }));
  });
});

describe('the distance between two places', () => {
  it('is in metres, and narrower towards the pole', () => {
    expect(distance({ latitude: 34, longitude: 109 }, { latitude: 34.001, longitude: 109 })).toBeCloseTo(111.2, 1);
    expect(distance({ latitude: 60, longitude: 109 }, { latitude: 60, longitude: 109.001 })).toBeCloseTo(55.6, 1);
  });
});
