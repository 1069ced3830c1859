import type { Problem } from '../city/problem.ts';
import { weekday, type Day } from '../time.ts';
import { keyOf, type CalendarBook } from './book.ts';
import { daysOff, longestFestival, noticeOf, type WrittenNotice } from './written.ts';

type Path = Problem['path'];
type Said = Readonly<{ date: Day; kind: 'holiday' | 'workday' | 'ordinary'; path: Path }>;

const problem = (path: Path, code: string, facts: Problem['facts'] = {}): Problem => ({ path, code, facts });

/** What is wrong with a notice on this book, in the order in which it is written. */
export function noticeProblems(book: CalendarBook, written: WrittenNotice, today: Day): readonly Problem[] {
  const said = saidBy(written);
  return [...formProblems(written, said), ...(written.kind === 'year' ? yearProblems(book, written, said) : amendmentProblems(book, written, said, today)), ...dateProblems(book, written, said, today)];
}

const saidBy = ({ festivals, ordinary }: WrittenNotice): readonly Said[] => [
  ...festivals.flatMap((festival, index) => [
    ...daysOff(festival).map((date): Said => ({ date, kind: 'holiday', path: ['festivals', index, 'from'] })),
    ...festival.worked.map((date, place): Said => ({ date, kind: 'workday', path: ['festivals', index, 'worked', place] })),
  ]),
  ...ordinary.map((date, place): Said => ({ date, kind: 'ordinary', path: ['ordinary', place] })),
];

function formProblems({ festivals, year }: WrittenNotice, said: readonly Said[]): readonly Problem[] {
  const seen = new Set<Day>();
  const twice = said.filter(({ date }) => seen.has(date) || !seen.add(date));
  return [
    ...festivals.flatMap(({ name, from, to }, index) => (from > to ? [problem(['festivals', index, 'to'], 'calendar-festival-backwards', { name, from, to })] : [])),
    ...festivals.flatMap((festival, index) => (daysOff(festival).length > longestFestival ? [problem(['festivals', index, 'to'], 'calendar-festival-too-long', { name: festival.name, most: longestFestival })] : [])),
    ...twice.map(({ date, path }) => problem(path, 'calendar-day-twice', { day: date })),
    ...said.filter(({ date }) => date < `${year - 1}-12-01` || date > `${year}-12-31`).slice(0, 1).map(({ date, path }) => problem(path, 'calendar-day-outside-year', { day: date, year })),
    ...(said.length === 0 ? [problem(['festivals'], 'calendar-notice-empty')] : []),
  ];
}

function yearProblems(book: CalendarBook, { year }: WrittenNotice, said: readonly Said[]): readonly Problem[] {
  const next = Number(book.base.coveredUntil.slice(0, 4)) + 1;
  return [
    ...(year > next ? [problem(['year'], 'calendar-year-gap', { year, next })] : []),
    ...(year < next ? [problem(['year'], 'calendar-year-published', { year, next })] : []),
    ...said.filter(({ date, kind }) => kind === 'workday' && weekday(date) % 6 !== 0).map(({ date, path }) => problem(path, 'calendar-worked-weekday', { day: date })),
  ];
}

function amendmentProblems({ base }: CalendarBook, { year, published }: WrittenNotice, said: readonly Said[], today: Day): readonly Problem[] {
  const last = said.map(({ date }) => date).toSorted().at(-1);
  return [
    ...(`${year}-12-31` > base.coveredUntil || `${year}-01-01` < base.coveredFrom ? [problem(['year'], 'calendar-year-unpublished', { year })] : []),
    ...(last !== undefined && last < today ? [problem(['published'], 'calendar-in-the-past', { day: last, today })] : []),
    ...said.filter(({ date }) => date < published).map(({ date, path }) => problem(path, 'calendar-day-before-publication', { day: date, published })),
    ...said.filter(({ date, kind }) => kind === 'ordinary' && !Object.hasOwn(base.days, date)).map(({ date, path }) => problem(path, 'calendar-day-ordinary-already', { day: date })),
  ];
}

function dateProblems({ base }: CalendarBook, written: WrittenNotice, said: readonly Said[], today: Day): readonly Problem[] {
  const { published, kind } = written;
  const key = keyOf(noticeOf(written));
  return [
    ...(published > today ? [problem(['published'], 'calendar-published-later', { published, today })] : []),
    ...(Object.hasOwn(base.notices, key) ? [problem([written.number === undefined ? 'title' : 'number'], 'calendar-notice-twice', { notice: key })] : []),
    ...(kind === 'year' ? said.filter(({ kind: what }) => what === 'ordinary').slice(0, 1).map(({ path }) => problem(path, 'calendar-ordinary-in-year')) : []),
  ];
}
