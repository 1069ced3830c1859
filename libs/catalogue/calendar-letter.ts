import { byCivilCode, type Hours, type Pause, type Period, type SetHours, type WorkCalendar } from '#domain/calendar/calendar';
import { explainDeadline, type Deadline, type DeadlineExplanation } from '#domain/calendar/deadline';
import type { CountedDay, Explanation } from '#domain/calendar/due';
import { setHoursOn } from '#domain/calendar/hours';
import { dayNumber, weekday, type Day, type Instant } from '#domain/time';
import { letterWords, weekdayWords, type LetterWord } from './calendar-letter-words.ts';
import { dayIn, fillIn, listIn } from './fill-in.ts';
import type { Locale } from './locale.ts';
import { periodIn } from './policy-words.ts';
import { causeSentence, reasonSentence } from './reasons.ts';

/** What a letter explains. `about` are lines of its heading, such as the case and the unit. */
export type LetterOf = Readonly<{
  about?: readonly string[];
  from: Instant;
  period?: Period;
  explanation: Explanation & Partial<Pick<DeadlineExplanation, 'moves'>>;
  calendar: WorkCalendar;
  pauses?: readonly Pause[];
  /** The version of the policy that the period is from. */
  policy?: string;
}>;

/** The letter on a deadline of a case, by the calendar that the case is pinned to. */
export function deadlineLetter(locale: Locale, deadline: Deadline, { calendar, policy, about }: Pick<LetterOf, 'calendar' | 'about' | 'policy'>): string {
  const { from, period, pauses } = deadline;
  const given = { ...(period === undefined ? {} : { period }), ...(about === undefined ? {} : { about }), ...(policy === undefined ? {} : { policy }) };
  return calendarLetter(locale, { ...given, from, pauses, calendar, explanation: explainDeadline(deadline, calendar) });
}

type Line = (word: LetterWord, facts?: Readonly<Record<string, string | number>>) => string;
const writer = (locale: Locale): Line => (word, facts = {}) => fillIn(locale, letterWords[locale][word], facts);

/** How a deadline came about, day by day, as plain text that can be put into a letter. Days in a row that do not count for the same reason share a line. */
export function calendarLetter(locale: Locale, letter: LetterOf): string {
  const line = writer(locale);
  const { about = [], explanation, pauses = [], calendar } = letter;
  const { moves = [] } = explanation;
  return [
    line('title'), '', ...about, ...headOf(locale, letter),
    '', line('days'), ...dayLines(locale, explanation.days), sumOf(locale, explanation.days),
    ...section(line('pauses'), pauses.map(({ from, to, why }) => line('pause', { from, to, why: causeSentence(locale, why) }))),
    ...section(line('moves'), moves.map(({ at, from, to, why }) => line('move', { at, from, to, why: causeSentence(locale, why) }))),
    ...section(line('sources'), sourcesOf(locale, letter, calendar).map((source, index) => `${index + 1}. ${source}`)),
  ].join('\n').concat('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', title, ...lines.map((text) => `  ${text}`)]);

function headOf(locale: Locale, { from, period, explanation, calendar }: LetterOf): readonly string[] {
  const line = writer(locale);
  const years = [...new Set(explanation.days.filter(({ reason }) => reason.code === 'unpublished').map(({ date }) => date.slice(0, 4)))];
  return [
    line('from', { at: from }),
    line('period', { period: period === undefined ? line('by-hand') : periodIn(locale, period) }),
    `${line('due', { at: explanation.dueAt })}${explanation.provisional ? line('provisional', { years: listIn(locale, years) }) : ''}`,
    line('rules', { rules: rulesOf(locale, period, calendar) }),
    line('hours', { hours: hoursOf(locale, calendar, explanation.days) }),
    line('calendar', { version: calendar.version }),
  ];
}

function rulesOf(locale: Locale, period: Period | undefined, { counting = byCivilCode }: WorkCalendar): string {
  const { firstDay, end, unworkedEnd } = counting;
  const words: readonly LetterWord[] = period?.unit === 'workhour' ? ['workhours'] : [firstDay, end, ...(period?.unit === 'day' || period?.unit === 'month' ? [unworkedEnd] : [])];
  return words.map((word) => letterWords[locale][word]).join(locale === 'en' ? '; ' : '；');
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const stretches = (locale: Locale, hours: Hours): string => (hours.length === 0 ? letterWords[locale]['whole-day'] : listIn(locale, hours.map(({ from, to }) => `${clock(from)}–${clock(to)}`)));

/** The hours that held on the days that count, one after the other where they were changed meanwhile. */
function hoursOf(locale: Locale, calendar: WorkCalendar, days: readonly CountedDay[]): string {
  return [...new Set(days.map(({ date }) => setHoursOn(calendar, date)))].map((one) => setHoursIn(locale, one)).join(' → ');
}

function setHoursIn(locale: Locale, { hours, seasons = [] }: SetHours): string {
  const inSeasons = seasons.map(({ name, from, to, hours: own }) => fillIn(locale, letterWords[locale].season, { name, from, to, hours: stretches(locale, own) }));
  return [stretches(locale, hours), ...inSeasons].join(locale === 'en' ? '; ' : '；');
}

/** Minutes as hours and minutes. */
function timeIn(locale: Locale, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [hour, minute] = locale === 'en' ? [' h', ' min'] : [' 小时', ' 分钟'];
  return [...(hours > 0 ? [`${hours}${hour}`] : []), ...(rest > 0 || hours === 0 ? [`${rest}${minute}`] : [])].join(' ');
}

type Stretch = Readonly<{ first: CountedDay; last: Day }>;

/** Days in a row that do not count, and why, put together. */
function together(days: readonly CountedDay[]): readonly Stretch[] {
  const stretched: { first: CountedDay; last: Day }[] = [];
  for (const day of days) {
    const before = stretched.at(-1);
    const goesOn = before !== undefined && !day.counts && !before.first.counts && JSON.stringify(before.first.reason) === JSON.stringify(day.reason);
    if (goesOn) before.last = day.date;
    else stretched.push({ first: day, last: day.date });
  }
  return stretched;
}

function dayLines(locale: Locale, days: readonly CountedDay[]): readonly string[] {
  const line = writer(locale);
  let counted = 0;
  let minutes = 0;
  return together(days).map(({ first, last }) => {
    const { date, counts, counted: time, reason } = first;
    if (counts) counted += 1;
    minutes += time ?? 0;
    const when = date === last ? `${dayIn(locale, date)} ${weekdayWords[locale][weekday(date)] ?? ''}` : line('range', { from: date, to: last, n: dayNumber(last) - dayNumber(date) + 1 });
    const sum = time === undefined ? line('nth', { n: counted }) : line('minutes', { time: timeIn(locale, time), sum: timeIn(locale, minutes) });
    return `  ${[when, ...(counts ? [sum] : []), reasonSentence(locale, reason)].join('  ')}`;
  });
}

function sumOf(locale: Locale, days: readonly CountedDay[]): string {
  const inHours = days.some(({ counted }) => counted !== undefined);
  const line = writer(locale);
  return inHours ? line('sum-hours', { time: timeIn(locale, days.reduce((sum, { counted = 0 }) => sum + counted, 0)) }) : line('sum-days', { n: days.filter(({ counts }) => counts).length });
}

/** The law, and every notice and document that decided a day or the hours, in the order of the days. */
function sourcesOf(locale: Locale, { explanation, policy }: LetterOf, calendar: WorkCalendar): readonly string[] {
  const { notices, counting = byCivilCode } = calendar;
  const line = writer(locale);
  const cited = [...new Set(explanation.days.flatMap(({ reason }) => reason.notice ?? []))];
  const legal = counting.firstDay === 'next' && counting.unworkedEnd === 'moves-on' ? [line('law')] : [];
  const hours = [...new Set(explanation.days.flatMap(({ date }) => setHoursOn(calendar, date).hoursNotice ?? []))];
  return [...legal, ...(policy === undefined ? [] : [line('policy', { version: policy })]), ...[...new Set([...cited, ...hours])].map((key) => notices[key] ?? key)];
}
