import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical, NotCanonical } from './canonical.ts';

/** RFC 8785, appendix B: the bits of a double and its text. */
const numbers: readonly (readonly [bits: string, text: string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

const itself: unknown[] = [];
itself.push(itself);

const refused: readonly (readonly [what: string, value: unknown, path: string])[] = [
  ['NaN', [1, Number.NaN], '$[1]'],
  ['infinity', { far: Infinity }, '$.far'],
  ['undefined', { a: { b: undefined } }, '$.a.b'],
  ['a lone surrogate', { text: '\ud83d' }, '$.text'],
  ['a lone surrogate in a name', { '\ude00': 1 }, '$'],
  ['a bigint', 1n, '$'],
  ['a function', { f: () => 1 }, '$.f'],
  ['a Date', new Date(0), '$'],
  ['a hole in a list', Array(1), '$[0]'],
  ['a value that contains itself', itself, '$[0]'],
];

describe('canonical JSON (RFC 8785)', () => {
  test.each(numbers)('writes the double %s as %s', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  test('writes the example of section 3.2.2', () => {
    const value: unknown = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    expect(canonical(value)).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
  });

  test('sorts members by UTF-16 code units, as in section 3.2.3', () => {
    const names = { '€': 'Euro', '\r': 'CR', '\ufb33': 'Dalet', '1': 'One', '😀': 'Smile', '\u0080': 'Control', ö: 'O' };
    expect(Object.values(JSON.parse(canonical(names)) as object)).toEqual(['One', 'CR', 'Control', 'O', 'Euro', 'Smile', 'Dalet']);
    expect(canonical(names)).toBe('{"\\r":"CR","1":"One","\u0080":"Control","ö":"O","€":"Euro","😀":"Smile","\ufb33":"Dalet"}');
  });

  test.each(refused)('refuses %s and says where', (_what, value, path) => {
    expect(() => canonical(value)).toThrow(NotCanonical);
    expect(() => canonical(value)).toThrow(expect.objectContaining({ code: 'not-canonical', facts: expect.objectContaining({ path }) }));
  });

  test('the same value twice in one text is no cycle', () => {
    const twice = { a: 1 };
    expect(canonical([twice, twice])).toBe('[{"a":1},{"a":1}]');
  });

  test('is valid JSON of the same value, and does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value);
        expect(canonical(JSON.parse(text))).toBe(text);
        expect(canonical(reversed(value))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, member]) => [name, reversed(member)]));
}
