import { describe, expect, it } from '@jest/globals';
import { dayNumber } from '#domain/time';
import type { Period } from './calendar.ts';
import { closeOn, openingOn } from './opening.ts';
import { before, minutesBefore, workdaysBetween, workingMinutesBetween } from './remaining.ts';
import { stateCouncil } from './state-council.ts';
import { isWorkday } from './timetable.ts';
import { pause, time } from './test-times.ts';

const stopped = [pause('2026-03-04T10:00', '2026-03-05T10:00')];

describe('the working days left until a due time', () => {
  const due = '2026-03-06T18:00';
  it.each([
    ['are none on the day itself', '2026-03-06T00:00', due, 0],
    ['are none after the close of business of that day', '2026-03-06T18:01', due, 0],
    ['are one the day before, at any hour', '2026-03-05T23:59', due, 1],
    ['are one the day before, from its first minute', '2026-03-05T00:00', due, 1],
    ['are four at the beginning of the week', '2026-03-02T09:00', due, 4],
    ['leave out the weekend', '2026-02-28T09:00', due, 5],
    ['are none on Sunday when it was due on Friday', '2026-03-08T12:00', due, 0],
    ['are less than none from the next working day', '2026-03-09T00:00', due, -1],
    ['are three less than none on the third working day after', '2026-03-11T09:00', due, -3],
    ['count a Saturday that is worked', '2026-10-09T09:00', '2026-10-12T18:00', 2],
    ['leave out the holidays', '2026-09-30T09:00', '2026-10-08T18:00', 1],
    ['end with the day that midnight ends', '2026-03-05T09:00', '2026-03-07T00:00', 1],
    ['are none at such a due time itself', '2026-03-10T00:00', '2026-03-10T00:00', 0],
    ['are less than none from the minute after it', '2026-03-10T00:01', '2026-03-10T00:00', -1],
    ['start from the day that midnight begins', '2026-03-10T00:00', '2026-03-10T18:00', 0],
  ])('%s', (_sentence, now, dueAt, left) => {
    expect(workdaysBetween(stateCouncil, time(now), time(dueAt))).toBe(left);
  });

  it('leave out the days on which the clock stands', () => {
    expect(workdaysBetween(stateCouncil, time('2026-03-02T09:00'), time(due), stopped)).toBe(3);
  });
});

describe('the working minutes between two instants', () => {
  it.each([
    ['are those of the whole day', '2026-03-02T00:00', '2026-03-03T00:00', 450],
    ['leave out lunch', '2026-03-02T11:00', '2026-03-02T15:00', 120],
    ['leave out night and weekend', '2026-03-06T17:00', '2026-03-09T09:00', 90],
    ['count a Saturday that is worked', '2026-10-09T18:00', '2026-10-12T08:30', 450],
    ['leave out National Day', '2026-09-30T17:30', '2026-10-08T09:00', 60],
    ['are none in the night', '2026-03-02T20:00', '2026-03-03T07:00', 0],
    ['are negative backwards', '2026-03-02T15:00', '2026-03-02T11:00', -120],
    ['are not minus none backwards', '2026-03-03T07:00', '2026-03-02T20:00', 0],
  ])('%s', (_sentence, from, to, minutes) => {
    expect(workingMinutesBetween(stateCouncil, time(from), time(to))).toBe(minutes);
  });

  it('leave out the time in which the clock stands', () => {
    expect(workingMinutesBetween(stateCouncil, time('2026-03-04T09:00'), time('2026-03-05T11:00'), stopped)).toBe(120);
  });

  it('are whole ones', () => {
    expect(workingMinutesBetween(stateCouncil, '2026-03-02T09:00:00+08:00', '2026-03-02T09:01:59+08:00')).toBe(1);
  });
});

describe('the instant a period before a due time', () => {
  const rows: readonly (readonly [string, string, Period, string])[] = [
    ['one working day before is the opening of business of the working day before', '2026-10-13T18:00', { amount: 1, unit: 'workday' }, '2026-10-12T08:30'],
    ['two working days before is on the Saturday that is worked', '2026-10-13T18:00', { amount: 2, unit: 'workday' }, '2026-10-10T08:30'],
    ['five working days before is the day before National Day', '2026-10-13T18:00', { amount: 5, unit: 'workday' }, '2026-09-30T08:30'],
    ['one working day before a Sunday is Thursday, so that Friday is left', '2026-03-08T12:00', { amount: 1, unit: 'workday' }, '2026-03-05T08:30'],
    ['one working hour before is an hour before', '2026-03-02T16:00', { amount: 1, unit: 'workhour' }, '2026-03-02T15:00'],
    ['one working hour before goes around lunch', '2026-03-02T14:30', { amount: 1, unit: 'workhour' }, '2026-03-02T11:30'],
    ['one working hour before, when that is all of the afternoon, is after lunch', '2026-03-02T15:00', { amount: 1, unit: 'workhour' }, '2026-03-02T14:00'],
    ['one working hour before goes around National Day', '2026-10-08T09:00', { amount: 1, unit: 'workhour' }, '2026-09-30T17:30'],
    ['one working hour before a time in the night is before the close of business', '2026-03-02T23:00', { amount: 1, unit: 'workhour' }, '2026-03-02T17:00'],
    ['three days before is on the Saturday that is worked', '2026-10-13T18:00', { amount: 3, unit: 'day' }, '2026-10-10T08:30'],
    ['six days before, in National Day, is on the last working day before it', '2026-10-13T18:00', { amount: 6, unit: 'day' }, '2026-09-30T08:30'],
  ];
  it.each(rows)('%s', (_sentence, due, period, instant) => {
    expect(before(stateCouncil, time(due), period)).toBe(time(instant));
  });

  it.each<readonly [string, Period, string]>([
    ['working days go around the days on which the clock stands', { amount: 2, unit: 'workday' }, '2026-03-03T08:30'],
    ['days go around them too', { amount: 2, unit: 'day' }, '2026-03-03T08:30'],
    ['working hours go around the time in which it stands', { amount: 16, unit: 'workhour' }, '2026-03-03T17:00'],
  ])('%s', (_sentence, period, instant) => {
    expect(before(stateCouncil, time('2026-03-06T18:00'), period, stopped)).toBe(time(instant));
  });

  it('can be given in minutes', () => {
    expect(minutesBefore(stateCouncil, time('2026-03-02T14:30'), 45)).toBe(time('2026-03-02T11:45'));
  });
});

describe('whether a day is worked', () => {
  it.each([
    ['2026-10-08', { workday: true, provisional: false, reason: { code: 'workday' } }],
    ['2026-10-11', { workday: false, provisional: false, reason: { code: 'weekend' } }],
    ['2026-10-01', { workday: false, provisional: false, reason: { code: 'holiday', name: '国庆节', notice: '国办发明电〔2025〕7号' } }],
    ['2026-10-10', { workday: true, provisional: false, reason: { code: 'make-up', name: '国庆节', notice: '国办发明电〔2025〕7号' } }],
    ['2027-01-01', { workday: true, provisional: true, reason: { code: 'unpublished' } }],
    ['2027-01-02', { workday: false, provisional: true, reason: { code: 'unpublished' } }],
    ['2010-12-31', { workday: true, provisional: true, reason: { code: 'unpublished' } }],
    ['1969-12-28', { workday: false, provisional: true, reason: { code: 'unpublished' } }],
  ])('on %s, and from where that is known', (day, known) => {
    expect(Number.isInteger(dayNumber(day))).toBe(true);
    expect(isWorkday(stateCouncil, day)).toEqual(known);
  });
});

describe('the opening and the close of business on a day', () => {
  it('are those of every day, worked or not', () => {
    expect([openingOn(stateCouncil, '2026-10-01'), closeOn(stateCouncil, '2026-10-01')]).toEqual([time('2026-10-01T08:30'), time('2026-10-01T18:00')]);
  });

  it('are midnight where there are no business hours', () => {
    const open = { ...stateCouncil, hours: [] };
    expect([openingOn(open, '2026-10-01'), closeOn(open, '2026-10-01')]).toEqual([time('2026-10-01T00:00'), time('2026-10-02T00:00')]);
  });
});
