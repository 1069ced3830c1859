import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amend, mayAmend, type CalendarCommand } from './amend.ts';
import { bookOf, bookOn, calendarEvents, calendarIn, evolveBook, noBook, partsOf, type CalendarBook, type CalendarEvent } from './book.ts';
import type { Day } from '#domain/time';
import { recountDeadline, setDeadline } from './deadline.ts';
import { dueOf } from './due.ts';
import { asPublished, stateCouncil } from './state-council.ts';
import { begun } from './test-calendars.ts';
import { isWorkday } from './timetable.ts';
import { noCity } from '../city/events.ts';
import { time, workdays } from './test-times.ts';

const everywhere = { areas: [] } as const;
const around = { city: noCity, campaigns: ['civilised'] };

const nextYear: CalendarEvent = { type: 'NoticeIssued', data: { kind: 'year', year: 2027, number: '甲〔2026〕1号', title: '2027年放假通知', published: '2026-11-05', days: { '2027-01-01': { kind: 'holiday', name: '元旦' }, '2027-01-02': { kind: 'holiday', name: '元旦' } } } };
const overlay = (id: string, days: Readonly<Record<Day, 'workday' | 'holiday'>>, where: Readonly<{ areas?: readonly string[]; campaign?: string }> = {}): CalendarEvent => ({ type: 'OverlayIssued', data: { id, name: '冲刺', basis: `${id}号文`, areas: [], ...where, days } });
const publish = (book: CalendarBook, command: CalendarCommand, now: string) => amend(book, command, time(now), around).reduce(evolveBook, book);

describe('the book of calendars', () => {
  it('is that of the product before anything was published', () => {
    expect(noBook).toMatchObject({ count: 0, version: 'state-council-2025-11-04' });
    expect(calendarIn(noBook, everywhere)).toBe(stateCouncil);
  });

  it('names both its parts, and can be made again from them', () => {
    const book = bookOf(stateCouncil, [nextYear, overlay('a', { '2026-12-12': 'workday' })]);
    expect(book.version).toBe('state-council-2025-11-04+calendar-2');
    expect(book.base.version).toBe(book.version);
    expect(partsOf(book.version)).toEqual({ base: stateCouncil, count: 2 });
    expect(partsOf('state-council-2020-01-27')).toEqual({ base: asPublished('2020-01-27'), count: 0 });
    expect(['state-council-1999-01-01', 'state-council-2025-11-04+calendar-x', 'default-1', ''].map(partsOf)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('takes every event that its commands make', () => {
    const commands: readonly CalendarCommand[] = [
      { type: 'issue-notice', data: { kind: 'year', year: 2027, published: '2026-11-05', festivals: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: ['2027-01-09'] }], ordinary: [] } },
      { type: 'issue-overlay', data: { id: 'sprint', name: '冲刺', basis: '一号文', areas: [], campaign: 'civilised', workdays: ['2026-12-12'], holidays: [] } },
      { type: 'set-hours', data: { from: '2026-12-01', basis: '二号文', hours: ['08:30-12:00'], seasons: [{ name: '冬', from: '12-01', to: '02-29', hours: ['09:00-12:00'] }] } },
    ];
    for (const command of commands) for (const { type, data } of amend(noBook, command, time('2026-11-22'), around)) expect(calendarEvents[type].safeParse(data).error).toBeUndefined();
  });
});

describe('a notice', () => {
  it('of a year makes what was provisional certain', () => {
    const deadline = setDeadline('a1', stateCouncil, time('2026-12-31'), workdays(1));
    expect(deadline).toMatchObject({ dueAt: time('2027-01-01T18:00'), provisional: true });
    const book = bookOf(stateCouncil, [nextYear]);
    expect(recountDeadline(deadline, calendarIn(book, everywhere))).toMatchObject({ dueAt: time('2027-01-04T18:00'), provisional: false, calendar: 'state-council-2025-11-04+calendar-1' });
  });

  it('that a newer product brings along itself is heard once, in its place', () => {
    const again: CalendarEvent = { type: 'NoticeIssued', data: { kind: 'amendment', year: 2026, number: '国办发明电〔2025〕7号', title: '同一份通知', published: '2025-11-04', days: { '2026-10-10': null } } };
    const book = bookOf(stateCouncil, [again]);
    expect(book).toMatchObject({ count: 1, version: 'state-council-2025-11-04+calendar-1' });
    expect(book.base.days).toBe(stateCouncil.days);
  });

  it('that amends a year covers no more than was covered', () => {
    const book = bookOf(asPublished('2025-06-01'), [{ type: 'NoticeIssued', data: { kind: 'amendment', year: 2026, title: '调整', published: '2025-06-01', days: { '2026-03-02': { kind: 'holiday', name: '停工' } } } }]);
    expect(book.base.coveredUntil).toBe('2025-12-31');
    expect(isWorkday(book.base, '2026-03-02').workday).toBe(false);
  });

  it('takes back what an earlier one said of a day, and cites itself for what it says', () => {
    const book = publish(bookOn(stateCouncil), { type: 'issue-notice', data: { kind: 'amendment', year: 2026, number: '乙〔2026〕2号', title: '调整', published: '2026-09-01', festivals: [{ name: '国庆节', from: '2026-10-08', to: '2026-10-08', worked: ['2026-10-11'] }], ordinary: ['2026-10-10'] } }, '2026-09-02');
    expect(isWorkday(book.base, '2026-10-08')).toEqual({ workday: false, provisional: false, reason: { code: 'holiday', name: '国庆节', notice: '乙〔2026〕2号' } });
    expect(isWorkday(book.base, '2026-10-10').reason).toEqual({ code: 'weekend' });
    expect(isWorkday(book.base, '2026-10-11').workday).toBe(true);
    expect(book.base.notices['乙〔2026〕2号']).toBe('调整(乙〔2026〕2号)');
  });
});

describe('an overlay', () => {
  const book = bookOf(asPublished('2016-12-01'), [overlay('sprint', { '2016-12-10': 'workday', '2016-12-11': 'workday' }, { campaign: 'civilised' })]);
  const due = (place: Parameters<typeof calendarIn>[1]) => dueOf(calendarIn(book, place), time('2016-12-09'), workdays(2)).dueAt;

  it('of a campaign works its weekend for that campaign only', () => {
    expect(due({ areas: [], campaign: 'civilised' })).toBe(time('2016-12-11T18:00'));
    expect(due({ areas: [], campaign: 'health' })).toBe(time('2016-12-13T18:00'));
    expect(due(everywhere)).toBe(time('2016-12-13T18:00'));
  });

  it('of an area holds in what lies within it', () => {
    const regional = bookOf(stateCouncil, [overlay('fair', { '2026-03-07': 'workday' }, { areas: ['east'] })]);
    const inArea = (areas: readonly string[]) => isWorkday(calendarIn(regional, { areas }), '2026-03-07').workday;
    expect([inArea(['east']), inArea(['road', 'east']), inArea(['west']), inArea([])]).toEqual([true, true, false, false]);
  });

  it('gives the same calendar for the same overlays, so that its timetable is made once', () => {
    const place = { areas: [], campaign: 'civilised' };
    expect(calendarIn(book, place)).toBe(calendarIn(book, { areas: ['anywhere'], campaign: 'civilised' }));
    expect(calendarIn(book, everywhere)).toBe(book.base);
    expect(calendarIn(book, place).version).toBe(book.version);
  });

  it('that is withdrawn keeps the days that were over', () => {
    const withdrawn = evolveBook(book, { type: 'OverlayWithdrawn', data: { id: 'sprint', from: '2016-12-11', basis: '三号文' } });
    const calendar = calendarIn(withdrawn, { areas: [], campaign: 'civilised' });
    expect(['2016-12-10', '2016-12-11'].map((day) => isWorkday(calendar, day).workday)).toEqual([true, false]);
    expect(evolveBook(book, { type: 'OverlayWithdrawn', data: { id: 'sprint', from: '2016-12-10', basis: '三号文' } }).overlays).toEqual({});
  });

  it('there and back leaves every deadline where it was', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.constantFrom<'workday' | 'holiday'>('workday', 'holiday')), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(days, begun, fc.integer({ min: 1, max: 40 }), (said, { from, pauses }, amount) => {
      const written = Object.fromEntries(said.map(([after, kind]) => [new Date(Date.UTC(2024, 0, 1 + after)).toISOString().slice(0, 10), kind]));
      const back = bookOf(stateCouncil, [overlay('x', written), { type: 'OverlayWithdrawn', data: { id: 'x', from: '2024-01-01', basis: '文' } }]);
      expect(dueOf(calendarIn(back, everywhere), from, workdays(amount), pauses)).toEqual(dueOf(stateCouncil, from, workdays(amount), pauses));
    }));
  });
});

describe('hours', () => {
  const set = (from: string, hours: string): CalendarCommand => ({ type: 'set-hours', data: { from, basis: `${from}号文`, hours: [hours], seasons: [] } });
  const due = (book: CalendarBook, from: string) => dueOf(book.base, time(from), workdays(1)).dueAt.slice(11, 16);

  it('hold from their day on, and what was planned for later gives way', () => {
    const planned = publish(noBook, set('2026-12-01', '09:00-17:00'), '2026-11-01');
    const sooner = publish(planned, set('2026-11-16', '08:00-16:00'), '2026-11-02');
    expect([due(planned, '2026-11-10'), due(planned, '2026-12-01')]).toEqual(['18:00', '17:00']);
    expect([due(sooner, '2026-11-10'), due(sooner, '2026-11-17'), due(sooner, '2026-12-01')]).toEqual(['18:00', '16:00', '16:00']);
    const later = publish(planned, set('2026-12-14', '08:00-16:00'), '2026-11-02');
    expect([due(later, '2026-11-10'), due(later, '2026-12-07'), due(later, '2026-12-15')]).toEqual(['18:00', '17:00', '16:00']);
  });
});

describe('the calendar of the city is changed', () => {
  const city = { ...noCity, offices: { top: { id: 'top', name: '市创卫办' }, east: { id: 'east', name: '区创卫办', parent: 'top' } } };
  const actor = { person: 'p', name: 'p', post: 'p', offices: [], areas: [] } as const;

  it('by the administrator and the director of an office with none above it', () => {
    expect(mayAmend(city, { ...actor, roles: ['admin'] })).toBe(true);
    expect(mayAmend(city, { ...actor, roles: ['director'], office: 'top' })).toBe(true);
    expect(mayAmend(city, { ...actor, roles: ['director'], office: 'east' })).toBe(false);
    expect(mayAmend(city, { ...actor, roles: ['director'] })).toBe(false);
    expect(mayAmend(city, { ...actor, roles: ['clerk', 'hq'], office: 'top' })).toBe(false);
  });
});
