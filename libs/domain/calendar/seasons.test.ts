import { describe, expect, it } from '@jest/globals';
import { byCivilCode, workCalendar, type Counting, type WorkCalendar } from './calendar.ts';
import { clockOf, pauseDeadline, setDeadline, setDeadlineAt, soonAt } from './deadline.ts';
import { dueOf, explain } from './due.ts';
import { closeOn, openingOn } from './opening.ts';
import { before, minutesBefore, workingMinutesBetween } from './remaining.ts';
import { stateCouncil } from './state-council.ts';
import { time } from './test-times.ts';

const seasonal: WorkCalendar = {
  ...stateCouncil,
  seasons: [
    { name: '夏令时间', from: '06-01', to: '09-30', hours: [{ from: 480, to: 720 }, { from: 900, to: 1110 }] },
    { name: '冬令时间', from: '12-01', to: '02-29', hours: [{ from: 540, to: 720 }, { from: 810, to: 1050 }] },
  ],
};
const aDay = { amount: 1, unit: 'workday' } as const;

describe('business hours of a season', () => {
  it.each([
    ['2026-05-29', '08:30', '18:00'], ['2026-06-01', '08:00', '18:30'], ['2026-09-30', '08:00', '18:30'], ['2026-10-01', '08:30', '18:00'], ['2026-11-30', '08:30', '18:00'], ['2026-12-01', '09:00', '17:30'],
    ['2026-12-31', '09:00', '17:30'], ['2026-01-01', '09:00', '17:30'], ['2024-02-29', '09:00', '17:30'], ['2025-02-28', '09:00', '17:30'], ['2026-03-01', '08:30', '18:00'],
  ])('hold on %s from %s to %s, over the turn of the year too', (day, from, to) => {
    expect([openingOn(seasonal, day), closeOn(seasonal, day)]).toEqual([time(`${day}T${from}`), time(`${day}T${to}`)]);
  });

  it.each([
    ['in working days ends at the close of its last day\'s season', '2026-05-29', { amount: 1, unit: 'workday' }, '2026-06-01T18:30'],
    ['in days too', '2026-05-28', { amount: 5, unit: 'day' }, '2026-06-02T18:30'],
    ['in months too', '2026-10-16', { amount: 2, unit: 'month' }, '2026-12-16T17:30'],
    ['in working hours runs through the hours of each day', '2026-05-29T16:00', { amount: 8, unit: 'workhour' }, '2026-06-01T17:00'],
    ['in working hours runs on into the new year', '2026-11-30T17:00', { amount: 8, unit: 'workhour' }, '2026-12-01T17:30'],
  ] as const)('decide when a period %s', (_sentence, from, period, due) => {
    expect(dueOf(seasonal, time(from), period).dueAt).toBe(time(due));
  });

  it('are named beside the minutes that ran in them', () => {
    expect(explain(seasonal, time('2026-05-29T16:00'), { amount: 8, unit: 'workhour' }).days.map(({ date, counted, reason }) => [date, counted, reason.season])).toEqual([
      ['2026-05-29', 120, undefined], ['2026-05-30', 0, undefined], ['2026-05-31', 0, undefined], ['2026-06-01', 360, '夏令时间'],
    ]);
  });

  it('count backwards as forwards', () => {
    expect(before(seasonal, time('2026-06-01T17:00'), { amount: 8, unit: 'workhour' })).toBe(time('2026-05-29T16:00'));
    expect(before(seasonal, time('2026-06-01T18:30'), aDay)).toBe(time('2026-05-29T08:30'));
    expect(minutesBefore(seasonal, time('2026-06-01T08:30'), 60)).toBe(time('2026-05-29T17:30'));
    expect(workingMinutesBetween(seasonal, time('2026-05-29T16:00'), time('2026-06-01T17:00'))).toBe(480);
  });

  it('tell the clock of a deadline', () => {
    const deadline = setDeadline('a1', seasonal, time('2026-05-28'), { amount: 3, unit: 'workday' });
    expect(deadline.dueAt).toBe(time('2026-06-02T18:30'));
    expect(soonAt(deadline, seasonal, aDay)).toBe(time('2026-06-01T08:00'));
    expect(clockOf(deadline, seasonal, time('2026-06-01T08:00'), aDay)).toEqual({ clock: 'soon', workdays: 1, minutes: 900 });
    expect(clockOf(deadline, seasonal, time('2026-06-02T18:15'), aDay)).toEqual({ clock: 'soon', workdays: 0, minutes: 15 });
  });

  it('move a due time at the close of business to the close of another season', () => {
    const paused = pauseDeadline(setDeadlineAt('a1', seasonal, time('2026-05-25'), time('2026-05-29T18:00')), seasonal, { from: time('2026-05-28'), to: time('2026-05-29T19:00'), why: 'suspended' });
    expect(paused.dueAt).toBe(time('2026-06-02T18:30'));
  });

  it('are taken from outside, and refused when they are not days of the year', () => {
    expect(workCalendar.parse(JSON.parse(JSON.stringify(seasonal)))).toEqual(seasonal);
    expect(workCalendar.safeParse({ ...seasonal, seasons: [{ name: '夏', from: '06-31', to: '09-30', hours: [] }] }).success).toBe(false);
  });
});

describe('hours that were changed', () => {
  const changed: WorkCalendar = { ...stateCouncil, hours: [{ from: 540, to: 1020 }], formerHours: [{ before: '2026-03-01', hours: [{ from: 480, to: 960 }] }, { before: '2026-05-01', hours: stateCouncil.hours }] };

  it.each([['2026-02-27', '08:00', '16:00'], ['2026-03-02', '08:30', '18:00'], ['2026-04-30', '08:30', '18:00'], ['2026-05-06', '09:00', '17:00']])('hold on %s from %s to %s', (day, from, to) => {
    expect([openingOn(changed, day), closeOn(changed, day)]).toEqual([time(`${day}T${from}`), time(`${day}T${to}`)]);
  });
});

describe('a way of counting', () => {
  const by = (counting: Partial<Counting>): WorkCalendar => ({ ...stateCouncil, counting: { ...byCivilCode, ...counting } });

  it.each([
    ['counts the day of the start', { firstDay: 'same' }, '2026-03-02', { amount: 1, unit: 'workday' }, '2026-03-02T18:00'],
    ['counts it as one of three', { firstDay: 'same' }, '2026-03-02', { amount: 3, unit: 'workday' }, '2026-03-04T18:00'],
    ['does not count it when business was closed', { firstDay: 'same' }, '2026-03-02T18:00', { amount: 1, unit: 'workday' }, '2026-03-03T18:00'],
    ['does not count it when it is a day off', { firstDay: 'same' }, '2026-03-07', { amount: 1, unit: 'workday' }, '2026-03-09T18:00'],
    ['counts it among calendar days', { firstDay: 'same' }, '2026-03-02', { amount: 3, unit: 'day' }, '2026-03-04T18:00'],
    ['counts it until midnight', { firstDay: 'same', end: 'midnight' }, '2026-03-02T20:00', { amount: 1, unit: 'workday' }, '2026-03-03T00:00'],
    ['ends at midnight', { end: 'midnight' }, '2026-03-02', { amount: 1, unit: 'workday' }, '2026-03-04T00:00'],
    ['leaves a last Saturday where it is', { unworkedEnd: 'stays' }, '2026-03-02', { amount: 5, unit: 'day' }, '2026-03-07T18:00'],
    ['leaves it where it is until midnight', { unworkedEnd: 'stays', end: 'midnight' }, '2026-03-02', { amount: 5, unit: 'day' }, '2026-03-08T00:00'],
    ['does not touch working hours', { firstDay: 'next', end: 'midnight' }, '2026-03-02T17:00', { amount: 1, unit: 'workhour' }, '2026-03-02T18:00'],
  ] as const)('%s', (_sentence, counting, from, period, due) => {
    expect(dueOf(by(counting), time(from), period)).toEqual({ dueAt: time(due), provisional: false });
  });

  it('explains the day of the start as one that counts, or as over', () => {
    const reasons = (from: string) => explain(by({ firstDay: 'same' }), time(from), { amount: 1, unit: 'workday' }).days.map(({ date, counts, reason }) => [date, counts, reason.code]);
    expect(reasons('2026-03-02')).toEqual([['2026-03-02', true, 'workday']]);
    expect(reasons('2026-03-02T18:30')).toEqual([['2026-03-02', false, 'after-hours'], ['2026-03-03', true, 'workday']]);
  });

  it('ends a day at midnight for extensions, suspensions and reminders too', () => {
    const midnight = by({ end: 'midnight' });
    expect(closeOn(midnight, '2026-03-02')).toBe(time('2026-03-03T00:00'));
    const deadline = setDeadline('a1', midnight, time('2026-03-02'), { amount: 2, unit: 'workday' });
    expect(soonAt(deadline, midnight, aDay)).toBe(time('2026-03-03T08:30'));
    expect(clockOf(deadline, midnight, time('2026-03-04T23:00'), aDay)).toEqual({ clock: 'soon', workdays: 0, minutes: 0 });
    expect(clockOf(deadline, midnight, time('2026-03-05T00:01'), aDay).clock).toBe('overdue');
    expect(dueOf(midnight, time('2026-03-02'), aDay, [{ from: time('2026-03-03T19:00'), to: time('2026-03-04T09:00'), why: 'suspended' }]).dueAt).toBe(time('2026-03-05T00:00'));
  });
});
