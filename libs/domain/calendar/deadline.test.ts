import { describe, expect, it } from '@jest/globals';
import { clockOf, explainDeadline, moveDeadline, pauseDeadline, recountDeadline, setDeadline, setDeadlineAt, soonAt, type Deadline } from './deadline.ts';
import { asPublished, stateCouncil } from './state-council.ts';
import { pause, time } from './test-times.ts';

const monday = time('2026-03-02T10:00');
const tenDays = setDeadline('a1', stateCouncil, monday, { amount: 10, unit: 'workday' });
const byHand = (dueAt: string): Deadline => setDeadlineAt('a1', stateCouncil, monday, time(dueAt));

describe('a deadline', () => {
  it('of a period carries its due time, and by which calendar', () => {
    expect(tenDays).toEqual({ id: 'a1', from: monday, period: { amount: 10, unit: 'workday' }, dueAt: time('2026-03-16T18:00'), provisional: false, calendar: stateCouncil.version, pauses: [], moves: [] });
  });

  it('at an explicit instant is certain, even in a year that is not published', () => {
    expect(byHand('2027-05-01T12:00')).toEqual({ id: 'a1', from: monday, dueAt: time('2027-05-01T12:00'), provisional: false, calendar: stateCouncil.version, pauses: [], moves: [] });
  });

  it('says which move led where', () => {
    const moved = moveDeadline(moveDeadline(tenDays, time('2026-03-20T18:00'), time('2026-03-10T09:00'), 'extension-1'), time('2026-03-18T18:00'), time('2026-03-11T09:00'), 'correction');
    expect(moved.dueAt).toBe(time('2026-03-18T18:00'));
    expect(moved.moves).toEqual([
      { at: time('2026-03-10T09:00'), from: time('2026-03-16T18:00'), to: time('2026-03-20T18:00'), why: 'extension-1' },
      { at: time('2026-03-11T09:00'), from: time('2026-03-20T18:00'), to: time('2026-03-18T18:00'), why: 'correction' },
    ]);
  });
});

describe('a provisional deadline', () => {
  it('is certain when a person moves it', () => {
    const provisional = setDeadline('a1', stateCouncil, time('2026-12-31T10:00'), { amount: 1, unit: 'workday' });
    expect(provisional.provisional).toBe(true);
    expect(moveDeadline(provisional, time('2027-01-08T18:00'), time('2026-12-31T11:00'), 'extension-1').provisional).toBe(false);
  });
});

describe('a pause of a deadline', () => {
  it('of a period gives the days back', () => {
    expect(pauseDeadline(tenDays, stateCouncil, pause('2026-03-04T10:00', '2026-03-06T10:00')).dueAt).toBe(time('2026-03-18T18:00'));
  });

  it.each([
    ['gives its working days back, at the time of day', '2026-03-11T15:00', '2026-03-04T10:00', '2026-03-06T10:00', '2026-03-13T15:00'],
    ['goes around the weekend', '2026-03-13T15:00', '2026-03-04T10:00', '2026-03-06T10:00', '2026-03-17T15:00'],
    ['in which it falls due goes on after it', '2026-03-04T15:00', '2026-03-04T10:00', '2026-03-06T10:00', '2026-03-06T15:00'],
    ['that begins when it is over changes nothing', '2026-03-04T15:00', '2026-03-04T16:00', '2026-03-06T10:00', '2026-03-04T15:00'],
    ['within a day changes nothing', '2026-03-11T15:00', '2026-03-04T10:00', '2026-03-04T16:00', '2026-03-11T15:00'],
    ['that ended before the first day counts changes nothing', '2026-03-11T15:00', '2026-02-25T10:00', '2026-03-03T09:00', '2026-03-11T15:00'],
    ['carries a day off to a working day', '2026-03-14T12:00', '2026-03-04T10:00', '2026-03-05T10:00', '2026-03-16T12:00'],
  ])('at an explicit instant %s', (_sentence, due, from, to, dueAt) => {
    expect(pauseDeadline(byHand(due), stateCouncil, pause(from, to))).toMatchObject({ dueAt: time(dueAt), provisional: false });
  });

  it('given again gives nothing again', () => {
    const once = pauseDeadline(byHand('2026-03-11T15:00'), stateCouncil, pause('2026-03-04T10:00', '2026-03-06T10:00'));
    expect(pauseDeadline(once, stateCouncil, pause('2026-03-04T10:00', '2026-03-05T10:00')).dueAt).toBe(once.dueAt);
  });

  it('after an extension starts from the extended time', () => {
    const extended = moveDeadline(tenDays, time('2026-03-20T18:00'), time('2026-03-10T09:00'), 'extension-1');
    expect(pauseDeadline(extended, stateCouncil, pause('2026-03-11T10:00', '2026-03-12T10:00')).dueAt).toBe(time('2026-03-23T18:00'));
  });

  it('is provisional when it leads into a year that is not published', () => {
    const december = setDeadlineAt('a1', stateCouncil, time('2026-12-28T10:00'), time('2026-12-31T12:00'));
    expect(pauseDeadline(december, stateCouncil, pause('2026-12-30T12:00', '2026-12-31T08:00'))).toMatchObject({ dueAt: time('2027-01-01T12:00'), provisional: true });
  });
});

describe('a deadline by another calendar', () => {
  const spring = setDeadline('a1', asPublished('2020-01-26'), time('2020-01-22T10:00'), { amount: 5, unit: 'workday' });

  it('is counted again, and back again', () => {
    const recounted = recountDeadline(spring, stateCouncil);
    expect(recounted).toEqual({ ...spring, dueAt: time('2020-02-06T18:00'), calendar: stateCouncil.version });
    expect(recountDeadline(recounted, asPublished('2020-01-26'))).toEqual(spring);
  });

  it('keeps its pauses', () => {
    const paused = pauseDeadline(spring, asPublished('2020-01-26'), pause('2020-02-03T10:00', '2020-02-04T10:00'));
    expect([paused.dueAt, recountDeadline(paused, stateCouncil).dueAt]).toEqual([time('2020-02-05T18:00'), time('2020-02-07T18:00')]);
  });

  it('stays where a person put it', () => {
    const moved = moveDeadline(spring, time('2020-02-10T18:00'), time('2020-01-23T09:00'), 'extension-1');
    expect(recountDeadline(moved, stateCouncil)).toEqual({ ...moved, calendar: stateCouncil.version });
  });

  it('is no longer provisional when the year is published', () => {
    const early = setDeadline('a1', asPublished('2025-11-03'), time('2025-12-31T10:00'), { amount: 1, unit: 'workday' });
    expect(early).toMatchObject({ dueAt: time('2026-01-01T18:00'), provisional: true });
    expect(recountDeadline(early, stateCouncil)).toMatchObject({ dueAt: time('2026-01-04T18:00'), provisional: false });
  });
});

describe('the explanation of a deadline', () => {
  const last = (deadline: Deadline) => explainDeadline(deadline, stateCouncil).days.at(-1);

  it('of a period is that of the period', () => {
    expect(explainDeadline(tenDays, stateCouncil)).toMatchObject({ dueAt: tenDays.dueAt, provisional: false, calendar: stateCouncil.version, moves: [] });
    expect(explainDeadline(tenDays, stateCouncil).days.filter((day) => day.counts)).toHaveLength(10);
  });

  it('at an explicit instant counts the working days up to it and says that it was set by hand', () => {
    expect(explainDeadline(byHand('2026-03-09T15:00'), stateCouncil).days.map((day) => [day.date, day.counts, day.reason.code])).toEqual([
      ['2026-03-02', false, 'start-day'],
      ['2026-03-03', true, 'workday'],
      ['2026-03-04', true, 'workday'],
      ['2026-03-05', true, 'workday'],
      ['2026-03-06', true, 'workday'],
      ['2026-03-07', false, 'weekend'],
      ['2026-03-08', false, 'weekend'],
      ['2026-03-09', true, 'set-by-hand'],
    ]);
  });

  it('on the very day has that day only', () => {
    expect(explainDeadline(byHand('2026-03-02T17:00'), stateCouncil).days).toEqual([{ date: '2026-03-02', counts: false, reason: { code: 'set-by-hand' } }]);
  });

  it('of an extended one says so, why, and how many working days it gave', () => {
    const extended = moveDeadline(tenDays, time('2026-03-20T18:00'), time('2026-03-10T09:00'), 'extension-1');
    const { moves, days } = explainDeadline(extended, stateCouncil);
    expect(moves).toEqual([{ ...extended.moves[0], workdays: 4 }]);
    expect(last(extended)).toEqual({ date: '2026-03-20', counts: true, reason: { code: 'extended', why: 'extension-1' } });
    expect(days.filter((day) => day.counts)).toHaveLength(14);
  });

  it('of one that was brought forward says how many working days that took', () => {
    const earlier = moveDeadline(tenDays, time('2026-03-12T18:00'), time('2026-03-10T09:00'), 'correction');
    expect(explainDeadline(earlier, stateCouncil).moves).toMatchObject([{ workdays: -2 }]);
    expect(last(earlier)?.date).toBe('2026-03-12');
  });

  it('says why days were not counted', () => {
    const paused = pauseDeadline(byHand('2026-03-11T15:00'), stateCouncil, pause('2026-03-04T10:00', '2026-03-06T10:00', '挂账'));
    expect(explainDeadline(paused, stateCouncil).days.filter((day) => day.reason.code === 'paused')).toEqual([
      { date: '2026-03-04', counts: false, reason: { code: 'paused', why: '挂账' } },
      { date: '2026-03-05', counts: false, reason: { code: 'paused', why: '挂账' } },
    ]);
  });
});

describe('the clock of a deadline', () => {
  const golden = setDeadline('a1', stateCouncil, time('2026-09-30T10:00'), { amount: 5, unit: 'workday' });
  const aDay = { amount: 1, unit: 'workday' } as const;

  it.each([
    ['2026-09-30T10:00', 'normal', 5, 2610],
    ['2026-10-08T09:00', 'normal', 4, 2220],
    ['2026-10-12T08:29', 'normal', 1, 900],
    ['2026-10-12T08:30', 'soon', 1, 900],
    ['2026-10-13T18:00', 'soon', 0, 0],
    ['2026-10-13T18:01', 'overdue', 0, 0],
    ['2026-10-14T09:00', 'overdue', -1, -30],
    ['2026-10-17T12:00', 'overdue', -3, -1350],
  ])('at %s is %s, with %i working days and %i minutes', (now, clock, workdays, minutes) => {
    expect(clockOf(golden, stateCouncil, time(now), aDay)).toEqual({ clock, workdays, minutes });
  });

  it('leaves out the days on which it stands', () => {
    const paused = pauseDeadline(golden, stateCouncil, pause('2026-10-09T10:00', '2026-10-10T10:00'));
    expect(clockOf(paused, stateCouncil, time('2026-10-08T10:00'), aDay)).toEqual({ clock: 'normal', workdays: 4, minutes: 2160 });
  });

  it('of a short limit is soon when four fifths of it have run', () => {
    const claim = setDeadline('a1', stateCouncil, time('2026-03-02T09:00'), { amount: 4, unit: 'workhour' });
    expect(soonAt(claim, stateCouncil, aDay)).toBe(time('2026-03-02T14:12'));
    expect(clockOf(claim, stateCouncil, time('2026-03-02T14:11'), aDay).clock).toBe('normal');
    expect(clockOf(claim, stateCouncil, time('2026-03-02T14:12'), aDay).clock).toBe('soon');
  });

  it('of a limit that was over before it began is overdue', () => {
    expect(soonAt(byHand('2026-02-27T18:00'), stateCouncil, aDay)).toBe(time('2026-02-27T18:00'));
    expect(clockOf(byHand('2026-02-27T18:00'), stateCouncil, monday, aDay)).toEqual({ clock: 'overdue', workdays: -2, minutes: -540 });
  });
});
