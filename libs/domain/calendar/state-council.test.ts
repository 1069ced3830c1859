import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { addDays, weekday, type Day } from '#domain/time';
import { notices } from './notices.ts';
import { asPublished, stateCouncil } from './state-council.ts';
import { isWorkday } from './timetable.ts';

/** Day to `English name,Chinese name,days`, as the package chinese-days publishes them. */
type Published = Readonly<{ holidays: Readonly<Record<Day, string>>; workdays: Readonly<Record<Day, string>> }>;
const published: Published = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('chinese-days').replace(/index[.].*$/, 'chinese-days.json'), 'utf8'));

function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

const everyDay = daysFrom('2011-01-01', '2026-12-31');
const worked = (day: Day): boolean => day in published.workdays || (!(day in published.holidays) && weekday(day) % 6 !== 0);
const nameOf = (text: string | undefined): string => text?.split(',')[1] ?? '';

describe('the State Council\'s calendars', () => {
  it('have every day from 2011 to 2026 worked or off as chinese-days has it', () => {
    const differing = everyDay.filter((day) => isWorkday(stateCouncil, day).workday !== worked(day));
    expect(everyDay).toHaveLength(5844);
    expect(differing).toEqual([]);
  });

  it('have a notice for every day that chinese-days names, and name its festival alike', () => {
    const unnamed = everyDay.filter((day) => {
      const name = nameOf(published.holidays[day] ?? published.workdays[day]);
      return name !== '' && stateCouncil.days[day]?.name.includes(name) !== true;
    });
    expect(unnamed).toEqual([]);
  });

  it('have no rule beyond it that is not a weekend in the middle of a festival', () => {
    const more = Object.keys(stateCouncil.days).filter((day) => !(day in published.holidays) && !(day in published.workdays));
    expect(more.filter((day) => weekday(day) % 6 !== 0 || stateCouncil.days[day]?.kind !== 'holiday')).toEqual([]);
  });

  it('are certain on every day of these years, and on no other', () => {
    expect(everyDay.filter((day) => isWorkday(stateCouncil, day).provisional)).toEqual([]);
    expect(['2010-12-31', '2027-01-01'].map((day) => isWorkday(stateCouncil, day).provisional)).toEqual([true, true]);
  });

  it('make only weekend days up', () => {
    const odd = Object.entries(stateCouncil.days).filter(([day, rule]) => rule.kind === 'workday' && weekday(day) % 6 !== 0);
    expect(odd).toEqual([]);
  });

  it('cite the notice of every rule', () => {
    const uncited = Object.values(stateCouncil.days).filter((rule) => stateCouncil.notices[rule.notice] === undefined);
    expect(uncited).toEqual([]);
    expect(Object.keys(stateCouncil.notices)).toHaveLength(notices.length);
  });

  it('stand in the order in which they were published', () => {
    expect(notices.map((notice) => notice.published)).toEqual(notices.map((notice) => notice.published).toSorted());
  });
});

describe('a calendar as it was published', () => {
  it.each([
    ['2010-12-09', '2010-12-31', 'state-council-none'],
    ['2010-12-10', '2011-12-31', 'state-council-2010-12-10'],
    ['2020-01-26', '2020-12-31', 'state-council-2019-11-21'],
    ['2020-01-27', '2020-12-31', 'state-council-2020-01-27'],
    ['2025-11-03', '2025-12-31', 'state-council-2024-11-12'],
    ['2025-11-04', '2026-12-31', 'state-council-2025-11-04'],
  ])('by %s covers the days until %s', (day, coveredUntil, version) => {
    expect(asPublished(day)).toMatchObject({ coveredUntil, version });
  });

  it('knows nothing that came later', () => {
    expect(asPublished('2020-01-26').days['2020-02-01']).toEqual({ kind: 'workday', name: '春节', notice: '国办发明电〔2019〕16号' });
    expect(stateCouncil.days['2020-02-01']).toEqual({ kind: 'holiday', name: '春节', notice: '国务院办公厅关于延长2020年春节假期的通知' });
  });
});
