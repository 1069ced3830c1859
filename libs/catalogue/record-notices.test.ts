import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { locales } from './locale.ts';
import { plainNames } from './names.ts';
import { noticeDetail } from './record-notices.ts';
import { newsWords, ruleName } from './rules.ts';

const sources = ['unit', 'campaign'].map((folder) => readFileSync(`libs/domain/${folder}/notices.ts`, 'utf8')).join('\n');
const news = [...new Set([...sources.matchAll(/\b(?:news|toLeaders|toOffice)\('([a-z-]+)'/g)].map(([, rule = '']) => rule))];

describe('the words of notices about units and campaigns', () => {
  test.each(locales)('are there in %s for all news', (locale) => {
    expect(news.length).toBeGreaterThan(8);
    expect(news.filter((rule) => !Object.hasOwn(newsWords[locale], rule))).toEqual([]);
    expect(['countdown.30', 'duty-missed', 'unit.three-reds', 'order.talk', 'order.yellow-card'].filter((rule) => ruleName(locale, rule) === rule)).toEqual([]);
  });

  test('tell what the office missed from what units missed', () => {
    expect(noticeDetail('zh-CN', { event: 'DutyMissed', facts: { duty: '调度会' } }, plainNames)).toBe('调度会');
    expect(noticeDetail('en', { event: 'DutyMissed', facts: { duty: 'meeting', units: ['a', 'b'] } }, plainNames)).toBe('meeting (a, b)');
  });
});
