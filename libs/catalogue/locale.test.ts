import { describe, expect, it } from '@jest/globals';
import { localeOf } from './locale.ts';

describe('the language of an answer', () => {
  it.each([
    [undefined, undefined, 'zh-CN'],
    ['en', undefined, 'en'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'fr,en;q=0.2,zh;q=0.8', 'zh-CN'],
    ['zh-CN', 'en', 'zh-CN'],
    [undefined, 'en;q=0, fr', 'zh-CN'],
    ['xx', 'en', 'en'],
    [undefined, ';;;q=,,', 'zh-CN'],
  ] as const)('for lang=%s and Accept-Language %s is %s', (lang, header, expected) => {
    expect(localeOf(lang, header, 'zh-CN')).toBe(expected);
  });
});
