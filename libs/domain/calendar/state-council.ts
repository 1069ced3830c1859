import { addDays, type Day } from '#domain/time';
import { officeHours, type DayRule, type WorkCalendar } from './calendar.ts';
import { notices, type Notice } from './notices.ts';

const titleOf = (notice: Notice): string => notice.title ?? `国务院办公厅关于${notice.year}年部分节假日安排的通知`;
const keyOf = (notice: Notice): string => notice.number ?? titleOf(notice);
const citation = (notice: Notice): string => (notice.number === undefined ? titleOf(notice) : `${titleOf(notice)}(${notice.number})`);

function rulesOf(notice: Notice): readonly (readonly [Day, DayRule])[] {
  const dayIn = (text: string): Day => (text.length === 5 ? `${notice.year}-${text}` : text);
  return notice.festivals.flatMap(([name, first, last, ...worked]) => {
    const rules: [Day, DayRule][] = worked.map((day) => [dayIn(day), { kind: 'workday', name, notice: keyOf(notice) }]);
    for (let day = dayIn(first); day <= dayIn(last); day = addDays(day, 1)) rules.push([day, { kind: 'holiday', name, notice: keyOf(notice) }]);
    return rules;
  });
}

const byNotices = new Map<number, WorkCalendar>();

/** The State Council's calendar as it was published at the end of a day; a later notice overrides an earlier one. What was not published by then is not covered. The same days give the same value. */
export function asPublished(on: Day): WorkCalendar {
  const known = notices.filter((notice) => notice.published <= on);
  const made = byNotices.get(known.length) ?? published(known);
  byNotices.set(known.length, made);
  return made;
}

function published(known: readonly Notice[]): WorkCalendar {
  return {
    version: `state-council-${known.at(-1)?.published ?? 'none'}`,
    coveredFrom: '2011-01-01',
    coveredUntil: `${known.at(-1)?.year ?? 2010}-12-31`,
    days: Object.fromEntries(known.flatMap(rulesOf)),
    notices: Object.fromEntries(known.map((notice) => [keyOf(notice), citation(notice)])),
    hours: officeHours,
  };
}

/** The State Council's calendars from 2011 on, as last published. */
export const stateCouncil: WorkCalendar = asPublished('9999-12-31');
