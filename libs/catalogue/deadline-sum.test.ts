import { describe, expect, it } from '@jest/globals';
import type { Period } from '#domain/calendar/calendar';
import { explainDeadline, moveDeadline, setDeadline, setDeadlineAt } from '#domain/calendar/deadline';
import { stateCouncil } from '#domain/calendar/state-council';
import { instantOf } from '#domain/time';
import { deadlineSum, sumSentence } from './deadline-sum.ts';

const at = (time: string) => instantOf(Date.parse(`${time}:00+08:00`));
const from = at('2026-09-30T10:00');
const summed = (period: Period): string => sumSentence('zh-CN', deadlineSum(explainDeadline(setDeadline('a1', stateCouncil, from, period), stateCouncil).days, period), period);

describe('the sum of an explained deadline', () => {
  it.each([
    [{ amount: 5, unit: 'workday' }, '共计 5 个工作日'],
    [{ amount: 12, unit: 'workhour' }, '共计 12 个工作时'],
    [{ amount: 10, unit: 'day' }, '共计 10 个自然日'],
    [{ amount: 1, unit: 'month' }, '共计 30 个自然日，满 1 个月'],
  ] as const)('is in the unit of its limit: %j', (period, sentence) => {
    expect(summed(period)).toBe(sentence);
  });

  it('is in working days where people set or moved it, as it is explained by those', () => {
    const byHand = setDeadlineAt('a1', stateCouncil, from, at('2026-10-09T18:00'));
    const moved = moveDeadline(setDeadline('a1', stateCouncil, from, { amount: 4, unit: 'day' }), at('2026-10-12T18:00'), at('2026-10-08T09:00'), 'extension');
    expect([byHand, moved].map((one) => deadlineSum(explainDeadline(one, stateCouncil).days, one.period).unit)).toEqual(['workday', 'workday']);
  });

  it('says what is left over an hour', () => {
    expect(sumSentence('zh-CN', { unit: 'minute', amount: 605 }, undefined)).toBe('共计 10 个工作时又 5 分钟');
  });
});
