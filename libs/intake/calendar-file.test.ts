import { describe, expect, it } from '@jest/globals';
import { calendarProblems } from '#domain/calendar/amend';
import { bookOf, bookOn, type CalendarBook } from '#domain/calendar/book';
import { asPublished, stateCouncil } from '#domain/calendar/state-council';
import { cityAfter } from '#domain/city/events';
import { isCode } from '#catalogue/sentence';
import { parseCalendarFile, readCalendarFile } from './calendar-file.ts';

const city = cityAfter([
  { type: 'CityNamed', data: { id: 'qingchuan', name: '清川市' } },
  { type: 'AreaDefined', data: { id: 'east', name: '城东区', kind: 'district', office: 'cwb', leaders: [] } },
  { type: 'AreaDefined', data: { id: 'road', name: '东大街', kind: 'road', office: 'cwb', leaders: [], parent: 'east' } },
  { type: 'AreaDefined', data: { id: 'west', name: '城西区', kind: 'district', office: 'cwb', leaders: [] } },
]);

const overlaid = bookOf(stateCouncil, [
  { type: 'OverlayIssued', data: { id: 'fair', name: '会展', basis: '城东〔2026〕3号', areas: ['east'], days: { '2026-12-12': 'workday', '2026-12-25': 'holiday' } } },
  { type: 'OverlayIssued', data: { id: 'games', name: '赛事', basis: '某文', areas: [], campaign: 'sport', days: { '2026-12-19': 'workday' } } },
]);

function read(text: string, book: CalendarBook = overlaid, today = '2026-11-22') {
  const { value, problems } = parseCalendarFile(Buffer.from(text), (command) => calendarProblems(book, command, today, { city, campaigns: ['health', 'sport'] }));
  return value === undefined ? (problems ?? []).map(({ line, column, path, code }) => [line, column, path, code]) : value.type;
}

const notice = (lines: string): string => `notice:\n  year: 2027\n  number: 甲〔2026〕1号\n  published: 2026-11-05\n${lines}`;
const amendment = (lines: string): string => `notice:\n  kind: amendment\n  year: 2026\n  title: 关于调整的通知\n  published: 2026-11-20\n${lines}`;
const overlay = (lines: string): string => `overlay:\n  id: sprint\n  name: 冲刺\n  basis: 某文\n${lines}`;
const hours = (lines: string): string => `hours:\n  from: 2026-12-01\n  basis: 某文\n${lines}`;
const newYear = '  festivals:\n    - { name: 元旦, from: 2027-01-01, to: 2027-01-03 }\n';

describe('a calendar file', () => {
  it.each([
    ['of a year', notice(newYear), 'issue-notice'],
    ['of an amendment', amendment('  festivals:\n    - { name: 抗疫, from: 2026-12-28, to: 2026-12-29 }\n'), 'issue-notice'],
    ['of an overlay in another area', overlay('  areas: [west]\n  holidays: [2026-12-12]\n'), 'issue-overlay'],
    ['of an overlay that agrees with another', overlay('  areas: [road]\n  workdays: [2026-12-12]\n'), 'issue-overlay'],
    ['of an overlay of another campaign', overlay('  campaign: health\n  holidays: [2026-12-19]\n'), 'issue-overlay'],
    ['of an overlay of today', overlay('  workdays: [2026-11-22]\n'), 'issue-overlay'],
    ['of a year, published today, with a day worked in the December before', notice('  festivals:\n    - { name: 元旦, from: 2027-01-01, to: 2027-01-03, worked: [2026-12-26] }\n').replace('2026-11-05', '2026-11-22'), 'issue-notice'],
    ['of an amendment of the day on which it is published, today', amendment('  festivals:\n    - { name: 抗疫, from: 2026-11-22, to: 2026-11-22 }\n').replace('2026-11-20', '2026-11-22'), 'issue-notice'],
    ['of hours from today, one stretch after the other', hours('  hours: ["08:30-12:00", "12:00-18:00"]\n').replace('2026-12-01', '2026-11-22'), 'set-hours'],
    ['of hours', hours('  hours: ["08:30-12:00", "14:00-18:00"]\n'), 'set-hours'],
  ])('%s is taken', (_sentence, text, type) => {
    expect(read(text)).toBe(type);
  });

  it.each([
    ['a day that does not exist', notice('  festivals:\n    - { name: 元旦, from: 2027-01-01, to: 2027-02-30 }\n'), [[6, 41, 'notice.festivals[0].to', 'calendar-no-such-day']]],
    ['a holiday that ends before it begins', notice('  festivals:\n    - { name: 元旦, from: 2027-01-03, to: 2027-01-01 }\n    - { name: 春节, from: 2027-02-05, to: 2027-02-05 }\n'), [[6, 41, 'notice.festivals[0].to', 'calendar-festival-backwards']]],
    ['a holiday without end', notice('  festivals:\n    - { name: 元旦, from: 2027-01-01, to: 2027-06-01 }\n'), [[6, 41, 'notice.festivals[0].to', 'calendar-festival-too-long']]],
    ['a day of another year', notice('  festivals:\n    - { name: 元旦, from: 2027-01-01, to: 2027-01-01, worked: [2028-01-08] }\n'), [[6, 62, 'notice.festivals[0].worked[0]', 'calendar-day-outside-year']]],
    ['a weekday worked for a holiday', notice('  festivals:\n    - { name: 元旦, from: 2027-01-01, to: 2027-01-01, worked: [2027-01-05] }\n'), [[6, 62, 'notice.festivals[0].worked[0]', 'calendar-worked-weekday']]],
    ['the same day off and worked', notice('  festivals:\n    - { name: 元旦, from: 2027-01-01, to: 2027-01-03, worked: [2027-01-02] }\n'), [[6, 62, 'notice.festivals[0].worked[0]', 'calendar-day-twice']]],
    ['a year with a gap before it', notice(newYear).replace('2027\n', '2028\n').replaceAll('2027-', '2028-'), [[2, 9, 'notice.year', 'calendar-year-gap']]],
    ['a year that is published', notice(newYear).replace('2027\n', '2026\n').replaceAll('2027-', '2026-'), [[2, 9, 'notice.year', 'calendar-year-published']]],
    ['a notice that is published', notice(newYear).replace('甲〔2026〕1号', '国办发明电〔2025〕7号'), [[3, 11, 'notice.number', 'calendar-notice-twice']]],
    ['a notice of tomorrow', notice(newYear).replace('2026-11-05', '2026-11-23'), [[4, 14, 'notice.published', 'calendar-published-later']]],
    ['a notice without days', notice('  festivals: []\n'), [[5, 14, 'notice.festivals', 'calendar-notice-empty']]],
    ['an amendment of the past', amendment('  festivals:\n    - { name: 国庆节, from: 2026-10-08, to: 2026-10-08 }\n').replace('2026-11-20', '2026-10-01'), [[5, 14, 'notice.published', 'calendar-in-the-past']]],
    ['an amendment of days before its publication', amendment('  festivals:\n    - { name: 抗疫, from: 2026-11-19, to: 2026-11-23 }\n'), [[7, 25, 'notice.festivals[0].from', 'calendar-day-before-publication']]],
    ['an amendment that undoes what nobody said', amendment('  ordinary: [2026-12-28]\n'), [[6, 14, 'notice.ordinary[0]', 'calendar-day-ordinary-already']]],
    ['an amendment of a year without notice', amendment('  festivals:\n    - { name: 元旦, from: 2027-01-01, to: 2027-01-01 }\n').replace('year: 2026', 'year: 2027'), [[3, 9, 'notice.year', 'calendar-year-unpublished']]],
    ['overlays that disagree', overlay('  areas: [road]\n  workdays: [2026-12-13]\n  holidays: [2026-12-12]\n'), [[7, 14, 'overlay.holidays[0]', 'calendar-overlays-disagree']]],
    ['an overlay of everywhere against one of an area', overlay('  workdays: [2026-12-25]\n'), [[5, 14, 'overlay.workdays[0]', 'calendar-overlays-disagree']]],
    ['an overlay of a campaign against one of an area', overlay('  campaign: health\n  workdays: [2026-12-25]\n'), [[6, 14, 'overlay.workdays[0]', 'calendar-overlays-disagree']]],
    ['overlays of one campaign that disagree', overlay('  campaign: sport\n  areas: [west]\n  holidays: [2026-12-19]\n'), [[7, 14, 'overlay.holidays[0]', 'calendar-overlays-disagree']]],
    ['an unknown area', overlay('  areas: [raod]\n  workdays: [2026-12-13]\n'), [[5, 11, 'overlay.areas[0]', 'calendar-unknown-area']]],
    ['an unknown campaign', overlay('  campaign: moon\n  workdays: [2026-12-13]\n'), [[5, 13, 'overlay.campaign', 'calendar-unknown-campaign']]],
    ['an overlay of yesterday', overlay('  workdays: [2026-11-21]\n'), [[5, 14, 'overlay.workdays[0]', 'calendar-day-past']]],
    ['an overlay that is there', overlay('  workdays: [2026-12-13]\n').replace('sprint', 'fair'), [[2, 7, 'overlay.id', 'calendar-overlay-exists']]],
    ['hours that overlap', hours('  hours: ["08:30-12:00", "11:00-18:00"]\n'), [[4, 26, 'hours.hours[1]', 'calendar-hours-not-in-order']]],
    ['hours that are none', hours('  hours: ["8:30-12:00"]\n'), [[4, 11, 'hours.hours[0]', 'calendar-bad-hours']]],
    ['hours of yesterday', hours('  hours: ["08:30-12:00"]\n').replace('2026-12-01', '2026-11-21'), [[2, 9, 'hours.from', 'calendar-hours-past']]],
    ['seasons that overlap over the turn of the year', hours('  hours: ["08:30-12:00"]\n  seasons:\n    - { name: 冬, from: "11-01", to: "02-28", hours: ["09:00-12:00"] }\n    - { name: 春, from: "02-28", to: "04-30", hours: ["09:00-12:00"] }\n'), [[7, 24, 'hours.seasons[1].from', 'calendar-seasons-overlap']]],
    ['a season that begins on no day', hours('  hours: ["08:30-12:00"]\n  seasons:\n    - { name: 冬, from: "02-30", to: "03-28", hours: ["09:00-12:00"] }\n'), [[6, 24, 'hours.seasons[0].from', 'calendar-bad-day-of-year']]],
    ['two things at once', `${notice(newYear)}${overlay('  workdays: [2026-12-13]\n')}`, [[1, 1, '', 'calendar-one-subject']]],
    ['a misspelt field', notice(newYear).replace('festivals', 'festivels'), [[5, 3, 'notice.festivels', 'file-misspelt-field']]],
  ])('with %s is refused where that stands', (_sentence, text, problems) => {
    expect(read(text)).toEqual(problems);
    for (const [, , , code] of problems) expect(isCode(String(code))).toBe(true);
  });
});

describe('the example', () => {
  const anything = (today: string, book: CalendarBook, campaigns: readonly string[] = []) => (command: Parameters<typeof calendarProblems>[1]) => calendarProblems(book, command, today, { city, campaigns });

  it.each([
    ['year-2027', '2026-11-22', bookOn(stateCouncil)],
    ['amendment-2020', '2020-01-27', bookOn(asPublished('2020-01-26'))],
    ['overlay-2016', '2016-12-09', bookOn(asPublished('2016-12-01'))],
    ['hours', '2026-11-22', bookOn(stateCouncil)],
  ])('%s can be published on %s', async (name, today, book) => {
    const { value, problems } = await readCalendarFile(`examples/calendars/${name}.yaml`, anything(today, book, ['civilised-2016']));
    expect(problems).toBeUndefined();
    expect(value).toBeDefined();
  });

  it('of 2020 cannot be published any more', async () => {
    const { problems } = await readCalendarFile('examples/calendars/amendment-2020.yaml', anything('2026-11-22', bookOn(stateCouncil)));
    expect(problems?.map(({ code }) => code)).toEqual(['calendar-notice-twice', 'calendar-in-the-past']);
  });
});
