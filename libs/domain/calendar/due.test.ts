import { describe, expect, it } from '@jest/globals';
import { amended, type Pause, type Period, type WorkCalendar } from './calendar.ts';
import { dueOf } from './due.ts';
import { asPublished, stateCouncil } from './state-council.ts';
import { days, pause, time, workdays, workhours } from './test-times.ts';


type Row = readonly [sentence: string, from: string, amount: number, due: string];

describe('a limit in working days ends at the close of business of its last working day', () => {
  const rows: readonly Row[] = [
    ['across National Day 2026 and the Saturday worked for it', '2026-09-30', 5, '2026-10-13T18:00'],
    ['in an ordinary month of four weeks', '2026-03-02', 20, '2026-03-30T18:00'],
    ['on a make-up Saturday', '2026-02-13', 1, '2026-02-14T18:00'],
    ['after the nine days of the Spring Festival 2026', '2026-02-13', 2, '2026-02-24T18:00'],
    ['on the Saturday worked after the Spring Festival 2026', '2026-02-26', 2, '2026-02-28T18:00'],
    ['in the next month when the month ends on that Saturday', '2026-02-26', 3, '2026-03-02T18:00'],
    ['on the first working day when it starts on a Saturday', '2026-03-07', 1, '2026-03-09T18:00'],
    ['the next day when it starts after the close of business', '2026-03-09T20:00', 1, '2026-03-10T18:00'],
    ['the next day when it starts before the opening of business', '2026-03-09T06:00', 1, '2026-03-10T18:00'],
    ['the next day when it starts at the first minute of a day', '2026-03-09T00:00', 1, '2026-03-10T18:00'],
    ['the next day when it starts at the last minute of a day', '2026-03-09T23:59', 1, '2026-03-10T18:00'],
    ['after Labour Day', '2026-04-30', 1, '2026-05-06T18:00'],
    ['on the Saturday worked for Labour Day', '2026-04-30', 4, '2026-05-09T18:00'],
    ['on a Sunday worked in the new year', '2025-12-31', 1, '2026-01-04T18:00'],
    ['on the Monday after that Sunday', '2025-12-31', 2, '2026-01-05T18:00'],
    ['on a leap day', '2024-02-28', 1, '2024-02-29T18:00'],
    ['after a leap day', '2024-02-28', 2, '2024-03-01T18:00'],
    ['on the first of March where there is no leap day', '2023-02-28', 1, '2023-03-01T18:00'],
    ['after Mid-Autumn and National Day in one, on a Saturday', '2023-09-28', 1, '2023-10-07T18:00'],
    ['and on the Sunday after it', '2023-09-28', 2, '2023-10-08T18:00'],
    ['and on the Monday, the third working day on end', '2023-09-28', 3, '2023-10-09T18:00'],
    ['on the Saturday before National Day 2012', '2012-09-28', 1, '2012-09-29T18:00'],
    ['after National Day 2012', '2012-09-28', 2, '2012-10-08T18:00'],
    ['on the Sunday after Qingming 2024', '2024-04-03', 1, '2024-04-07T18:00'],
    ['after the Dragon Boat Festival 2013 with both weekend days worked before it', '2013-06-07', 3, '2013-06-13T18:00'],
    ['on New Year\'s Eve 2011, a Saturday worked by the notice for 2012', '2011-12-30', 1, '2011-12-31T18:00'],
    ['in 2012, after that', '2011-12-30', 2, '2012-01-04T18:00'],
    ['on the Saturday worked in 2018 by the notice for 2019', '2018-12-28', 1, '2018-12-29T18:00'],
    ['in 2019, after that', '2018-12-28', 2, '2019-01-02T18:00'],
    ['after the National Day of 2025 with Mid-Autumn in it', '2025-09-30', 1, '2025-10-09T18:00'],
    ['on the Saturday worked for it', '2025-09-30', 3, '2025-10-11T18:00'],
  ];
  it.each(rows)('%s', (_sentence, from, amount, due) => {
    expect(dueOf(stateCouncil, time(from), workdays(amount))).toEqual({ dueAt: time(due), provisional: false });
  });
});

describe('a limit in calendar days ends on its last day, or on the next working day', () => {
  const rows: readonly Row[] = [
    ['when the last day is a working day, there', '2026-03-02', 10, '2026-03-12T18:00'],
    ['when it is a Saturday, on Monday', '2026-03-02', 5, '2026-03-09T18:00'],
    ['when it is a Sunday, on Monday', '2026-03-02', 6, '2026-03-09T18:00'],
    ['when it is in National Day, on the first day after it', '2026-09-25', 7, '2026-10-08T18:00'],
    ['when it is a Saturday that is worked, there', '2026-09-25', 15, '2026-10-10T18:00'],
    ['when it is the day before the Spring Festival, there', '2026-02-04', 10, '2026-02-14T18:00'],
    ['when it is the first day of the Spring Festival, nine days later', '2026-02-04', 11, '2026-02-24T18:00'],
    ['when it is a leap day, there', '2024-02-28', 1, '2024-02-29T18:00'],
    ['thirty days over a leap day', '2024-01-31', 30, '2024-03-01T18:00'],
    ['on the last day of a year', '2026-12-15', 16, '2026-12-31T18:00'],
    ['when it starts on a Sunday night, the first day is Monday', '2026-03-01T23:30', 1, '2026-03-02T18:00'],
  ];
  it.each(rows)('%s', (_sentence, from, amount, due) => {
    expect(dueOf(stateCouncil, time(from), days(amount))).toEqual({ dueAt: time(due), provisional: false });
  });
});

describe('a limit in working hours runs through business hours only', () => {
  const rows: readonly Row[] = [
    ['across lunch', '2026-03-02T09:00', 4, '2026-03-02T15:00'],
    ['to the beginning of lunch, and no further', '2026-03-02T11:00', 1, '2026-03-02T12:00'],
    ['around lunch', '2026-03-02T11:30', 1, '2026-03-02T14:30'],
    ['from the end of lunch when it starts in it', '2026-03-02T12:30', 1, '2026-03-02T15:00'],
    ['to the close of business, and no further', '2026-03-02T14:00', 4, '2026-03-02T18:00'],
    ['from the opening when it starts before it', '2026-03-02T06:00', 4, '2026-03-02T14:30'],
    ['from the next opening when it starts at the close', '2026-03-02T18:00', 1, '2026-03-03T09:30'],
    ['from Monday when it starts on Friday night', '2026-03-06T20:00', 4, '2026-03-09T14:30'],
    ['from Monday when it starts on a Saturday', '2026-03-07T10:00', 4, '2026-03-09T14:30'],
    ['on Monday when Friday had half an hour left', '2026-03-06T17:30', 1, '2026-03-09T09:00'],
    ['on Saturday when that Saturday is worked', '2026-10-09T17:30', 1, '2026-10-10T09:00'],
    ['after National Day when the day before had an hour left', '2026-09-30T17:00', 2, '2026-10-08T09:30'],
    ['after the Spring Festival when a worked Saturday had three hours left', '2026-02-14T15:00', 5, '2026-02-24T10:30'],
    ['24 of them are more than three days', '2026-03-02T08:30', 24, '2026-03-05T10:00'],
    ['8 of them are more than a day', '2026-03-02T08:30', 8, '2026-03-03T09:00'],
    ['to the close of business on the last day of what is published', '2026-12-31T17:00', 1, '2026-12-31T18:00'],
  ];
  it.each(rows)('%s', (_sentence, from, amount, due) => {
    expect(dueOf(stateCouncil, time(from), workhours(amount))).toEqual({ dueAt: time(due), provisional: false });
  });

  it('to the millisecond', () => {
    expect(dueOf(stateCouncil, '2026-03-02T11:59:59.500+08:00', workhours(1)).dueAt).toBe('2026-03-02T14:59:59.500+08:00');
  });

  it('whatever the offset in which the start is written', () => {
    expect(dueOf(stateCouncil, '2026-10-09T09:30:00Z', workhours(1)).dueAt).toBe('2026-10-10T09:00:00+08:00');
  });
});

describe('an amendment in mid-year', () => {
  it.each([
    ['the Spring Festival of 2020, by the notice of November', '2020-01-26', '2020-01-22', 5, '2020-02-04T18:00'],
    ['the Spring Festival of 2020, after it was extended', '2020-01-27', '2020-01-22', 5, '2020-02-06T18:00'],
    ['Victory Day 2015, before it was announced', '2015-05-12', '2015-09-02', 1, '2015-09-03T18:00'],
    ['Victory Day 2015, with the Sunday worked for it', '2015-05-13', '2015-09-02', 1, '2015-09-06T18:00'],
    ['Labour Day 2019, a single day', '2019-03-21', '2019-04-26', 4, '2019-05-03T18:00'],
    ['Labour Day 2019, four days with two Sundays worked', '2019-03-22', '2019-04-26', 4, '2019-05-05T18:00'],
    ['New Year 2019, before its notice made a Saturday of 2018 a working day', '2018-12-05', '2018-12-28', 1, '2018-12-31T18:00'],
  ])('%s', (_sentence, published, from, amount, due) => {
    expect(dueOf(asPublished(published), time(from), workdays(amount))).toEqual({ dueAt: time(due), provisional: false });
  });

  it('moves a limit in calendar days too', () => {
    expect(dueOf(asPublished('2020-01-26'), time('2020-01-29'), days(3)).dueAt).toBe(time('2020-02-01T18:00'));
    expect(dueOf(asPublished('2020-01-27'), time('2020-01-29'), days(3)).dueAt).toBe(time('2020-02-03T18:00'));
  });
});

describe('a campaign that works through a weekend', () => {
  const rule = { kind: 'workday', name: '迎检', notice: 'campaign' } as const;
  const campaign = amended(stateCouncil, { version: 'campaign-2016', days: { '2016-12-10': rule, '2016-12-11': rule }, notices: { campaign: '迎检冲刺安排' } });

  it('counts Saturday and Sunday', () => {
    expect(dueOf(campaign, time('2016-12-09'), workdays(2)).dueAt).toBe(time('2016-12-11T18:00'));
  });

  it('counts them for itself only', () => {
    expect(dueOf(stateCouncil, time('2016-12-09'), workdays(2)).dueAt).toBe(time('2016-12-13T18:00'));
  });
});

describe('a year that is not published', () => {
  it.each([
    ['makes working days that end in it provisional', '2026-12-31', workdays(1), '2027-01-01T18:00', true],
    ['leaves working days that end before it certain', '2026-12-30', workdays(1), '2026-12-31T18:00', false],
    ['makes calendar days that end in it provisional', '2026-12-15', days(17), '2027-01-01T18:00', true],
    ['makes calendar days that end on a weekend in it provisional', '2026-12-15', days(18), '2027-01-04T18:00', true],
    ['makes working hours that end in it provisional', '2026-12-31T17:30', workhours(1), '2027-01-01T09:00', true],
    ['leaves working hours that run on published days only certain', '2010-12-31T19:00', workhours(1), '2011-01-04T09:30', false],
    ['goes by the weekday long after the last notice', '2031-05-01', workdays(1), '2031-05-02T18:00', true],
    ['goes by the weekday before the first notice', '2010-06-01', workdays(1), '2010-06-02T18:00', true],
  ])('%s', (_sentence, from, period, due, provisional) => {
    expect(dueOf(stateCouncil, time(from), period)).toEqual({ dueAt: time(due), provisional });
  });

  it('is no longer provisional when its notice comes', () => {
    const next = amended(stateCouncil, { version: 'next', coveredUntil: '2027-12-31', days: { '2027-01-01': { kind: 'holiday', name: '元旦', notice: 'next' } } });
    expect(dueOf(next, time('2026-12-31'), workdays(1))).toEqual({ dueAt: time('2027-01-04T18:00'), provisional: false });
  });

  it('is certain where a rule speaks of the day', () => {
    const campaign = amended(stateCouncil, { version: 'campaign', days: { '2027-01-02': { kind: 'workday', name: '迎检', notice: 'campaign' } } });
    expect(dueOf(campaign, time('2027-01-01'), workdays(1))).toEqual({ dueAt: time('2027-01-02T18:00'), provisional: false });
  });
});

describe('a pause', () => {
  const rows: readonly (readonly [string, Period, readonly Pause[], string])[] = [
    ['in which a working day closes takes that day', workdays(3), [pause('2026-03-04T10:00', '2026-03-05T10:00')], '2026-03-06T18:00'],
    ['that ends before the close takes no day', workdays(3), [pause('2026-03-04T10:00', '2026-03-04T17:59')], '2026-03-05T18:00'],
    ['that ends at the close takes no day', workdays(3), [pause('2026-03-04T10:00', '2026-03-04T18:00')], '2026-03-05T18:00'],
    ['that begins at the close takes the day', workdays(3), [pause('2026-03-04T18:00', '2026-03-05T09:00')], '2026-03-06T18:00'],
    ['over a weekend takes nothing', workdays(5), [pause('2026-03-06T19:00', '2026-03-09T08:00')], '2026-03-09T18:00'],
    ['of no length takes nothing', workdays(3), [pause('2026-03-04T18:00', '2026-03-04T18:00')], '2026-03-05T18:00'],
    ['given twice takes the day once', workdays(3), [pause('2026-03-04T10:00', '2026-03-05T10:00'), pause('2026-03-04T10:00', '2026-03-05T10:00')], '2026-03-06T18:00'],
    ['takes its own working hours', workhours(4), [pause('2026-03-02T11:00', '2026-03-02T12:00')], '2026-03-02T17:00'],
    ['across lunch takes what it has of both sides', workhours(4), [pause('2026-03-02T11:30', '2026-03-02T14:30')], '2026-03-02T17:00'],
    ['that overlaps another takes no hour twice', workhours(4), [pause('2026-03-02T11:30', '2026-03-02T15:00'), pause('2026-03-02T11:00', '2026-03-02T14:30')], '2026-03-02T18:00'],
    ['that contains another takes all its own', workhours(4), [pause('2026-03-02T10:30', '2026-03-02T16:00'), pause('2026-03-02T11:00', '2026-03-02T11:30')], '2026-03-03T10:00'],
    ['that ends before it begins takes nothing', workhours(6), [pause('2026-03-02T17:00', '2026-03-02T14:30')], '2026-03-02T18:00'],
    ['that begins when the time is up takes nothing', workhours(4), [pause('2026-03-02T16:00', '2026-03-03T16:00')], '2026-03-02T16:00'],
    ['that was over before the start takes nothing', workhours(4), [pause('2026-02-27T16:00', '2026-03-02T10:00')], '2026-03-02T16:00'],
    ['takes its calendar days', days(3), [pause('2026-03-03T12:00', '2026-03-04T12:00')], '2026-03-06T18:00'],
    ['keeps a deadline from ending in it', days(5), [pause('2026-03-09T12:00', '2026-03-10T12:00')], '2026-03-10T18:00'],
  ];
  it.each(rows)('%s', (_sentence, period, pauses, due) => {
    expect(dueOf(stateCouncil, time('2026-03-02'), period, pauses)).toEqual({ dueAt: time(due), provisional: false });
  });

  it('makes a limit that ends before an unpublished year provisional when it carries it there', () => {
    expect(dueOf(stateCouncil, time('2026-12-30'), workdays(1), [pause('2026-12-31T12:00', '2027-01-01T12:00')])).toEqual({ dueAt: time('2027-01-01T18:00'), provisional: true });
  });
});

describe('an office without business hours', () => {
  const open: WorkCalendar = { ...stateCouncil, hours: [] };

  it('ends its days at midnight', () => {
    expect(dueOf(open, time('2026-09-30'), workdays(5)).dueAt).toBe('2026-10-14T00:00:00+08:00');
  });

  it('counts the hours of whole working days', () => {
    expect(dueOf(open, time('2026-03-06T23:30'), workhours(1)).dueAt).toBe('2026-03-09T00:30:00+08:00');
  });
});
