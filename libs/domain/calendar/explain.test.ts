import { describe, expect, it } from '@jest/globals';
import { addDays } from '#domain/time';
import { explain, type Explanation } from './due.ts';
import { stateCouncil } from './state-council.ts';
import { days, pause, time, workdays, workhours } from './test-times.ts';

const reasons = (explanation: Explanation) => explanation.days.map((day) => [day.date, day.counts, day.reason.code]);

describe('an explanation', () => {
  it('names the festival and the notice of each day off', () => {
    const { days: shown, ...rest } = explain(stateCouncil, time('2026-09-30'), workdays(5));
    const festival = { name: '国庆节', notice: '国办发明电〔2025〕7号' };
    expect(rest).toEqual({ dueAt: time('2026-10-13T18:00'), provisional: false, calendar: 'state-council-2025-11-04' });
    expect(shown).toEqual([
      { date: '2026-09-30', counts: false, reason: { code: 'start-day' } },
      ...Array.from({ length: 7 }, (_, day) => ({ date: addDays('2026-10-01', day), counts: false, reason: { code: 'holiday', ...festival } })),
      { date: '2026-10-08', counts: true, reason: { code: 'workday' } },
      { date: '2026-10-09', counts: true, reason: { code: 'workday' } },
      { date: '2026-10-10', counts: true, reason: { code: 'make-up', ...festival } },
      { date: '2026-10-11', counts: false, reason: { code: 'weekend' } },
      { date: '2026-10-12', counts: true, reason: { code: 'workday' } },
      { date: '2026-10-13', counts: true, reason: { code: 'workday' } },
    ]);
    expect(stateCouncil.notices[festival.notice]).toBe('国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)');
  });

  it('gives the minutes of each day of working hours', () => {
    expect(explain(stateCouncil, time('2026-03-06T17:30'), workhours(4)).days).toEqual([
      { date: '2026-03-06', counts: true, counted: 30, reason: { code: 'workday' } },
      { date: '2026-03-07', counts: false, counted: 0, reason: { code: 'weekend' } },
      { date: '2026-03-08', counts: false, counted: 0, reason: { code: 'weekend' } },
      { date: '2026-03-09', counts: true, counted: 210, reason: { code: 'workday' } },
    ]);
  });

  it('says that the first day was over before working hours could run', () => {
    expect(reasons(explain(stateCouncil, time('2026-03-09T18:00'), workhours(1)))).toEqual([
      ['2026-03-09', false, 'after-hours'],
      ['2026-03-10', true, 'workday'],
    ]);
  });

  it('shows how a last calendar day off gives way to the next working day', () => {
    expect(reasons(explain(stateCouncil, time('2026-03-04'), days(3)))).toEqual([
      ['2026-03-04', false, 'start-day'],
      ['2026-03-05', true, 'calendar-day'],
      ['2026-03-06', true, 'calendar-day'],
      ['2026-03-07', true, 'calendar-day'],
      ['2026-03-08', false, 'weekend'],
      ['2026-03-09', false, 'next-working-day'],
    ]);
  });

  it('marks each day that no notice covers', () => {
    expect(reasons(explain(stateCouncil, time('2026-12-31'), workdays(2)))).toEqual([
      ['2026-12-31', false, 'start-day'],
      ['2027-01-01', true, 'unpublished'],
      ['2027-01-02', false, 'unpublished'],
      ['2027-01-03', false, 'unpublished'],
      ['2027-01-04', true, 'unpublished'],
    ]);
  });
});

describe('an explanation of a period with pauses', () => {
  it('says why the clock stood', () => {
    const shown = explain(stateCouncil, time('2026-03-02'), workdays(2), [pause('2026-03-03T10:00', '2026-03-04T10:00', '挂账')]).days;
    expect(shown[1]).toEqual({ date: '2026-03-03', counts: false, reason: { code: 'paused', why: '挂账' } });
    expect(shown.map((day) => day.counts)).toEqual([false, false, true, true]);
  });

  it('says why the clock stood through the working hours of a day', () => {
    const shown = explain(stateCouncil, time('2026-03-02T17:00'), workhours(2), [pause('2026-03-03T08:00', '2026-03-03T18:00', '挂账')]).days;
    expect(shown[1]).toEqual({ date: '2026-03-03', counts: false, counted: 0, reason: { code: 'paused', why: '挂账' } });
  });

  it('says why only a part of a day\'s working hours ran', () => {
    const pauses = [pause('2026-03-02T12:00', '2026-03-02T14:00', 'lunch'), pause('2026-03-02T15:00', '2026-03-02T17:00', '挂账'), pause('2026-03-03T09:30', '2026-03-03T18:00', 'later')];
    expect(explain(stateCouncil, time('2026-03-02'), workhours(5), pauses).days).toEqual([
      { date: '2026-03-02', counts: true, counted: 240, reason: { code: 'workday', why: '挂账' } },
      { date: '2026-03-03', counts: true, counted: 60, reason: { code: 'workday' } },
    ]);
  });

  it('gives a day off its own reason, whether the clock stood on it or not', () => {
    const shown = explain(stateCouncil, time('2026-09-30'), workdays(1), [pause('2026-10-01T10:00', '2026-10-09T10:00', '挂账')]).days;
    expect(shown.map((day) => day.reason.code)).toEqual(['start-day', ...Array.from({ length: 7 }, () => 'holiday'), 'paused', 'workday']);
  });
});
