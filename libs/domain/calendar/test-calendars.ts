import fc from 'fast-check';
import { addDays, instantOf, millis, type Day, type Instant } from '#domain/time';
import { amended, type Counting, type DayRule, type FormerHours, type Hours, type Pause, type Season, type WorkCalendar } from './calendar.ts';
import { stateCouncil } from './state-council.ts';

/** Calendars, starts and pauses of property tests, and how they are read by counting naively. */
export const minute = 60_000;
export const instants = (from: string, to: string): fc.Arbitrary<Instant> => fc.integer({ min: Date.parse(from) / minute, max: Date.parse(to) / minute }).map((minutes) => instantOf(minutes * minute));
export const started = instants('2024-01-01T00:00Z', '2026-12-31T00:00Z');

const day = fc.integer({ min: 0, max: 1400 }).map((days) => addDays('2024-01-01', days));
export const rule: fc.Arbitrary<DayRule> = fc.record({ kind: fc.constantFrom('holiday', 'workday'), name: fc.constant('迎检'), notice: fc.constant('campaign') });
export const rules = fc.array(fc.tuple(day, rule), { maxLength: 30 }).map((pairs): Record<Day, DayRule> => Object.fromEntries(pairs));

const hours = fc.constantFrom<Hours>(stateCouncil.hours, [], [{ from: 540, to: 1020 }], [{ from: 510, to: 720 }, { from: 900, to: 1110 }, { from: 1200, to: 1260 }]);
const seasons = fc.constantFrom<readonly Season[]>(
  [],
  [{ name: '夏令时间', from: '06-01', to: '09-30', hours: [{ from: 480, to: 720 }, { from: 900, to: 1110 }] }],
  [{ name: '冬令时间', from: '11-16', to: '02-29', hours: [{ from: 540, to: 1050 }] }, { name: '夏令时间', from: '06-01', to: '09-30', hours: [{ from: 450, to: 690 }] }],
);
const former = fc.option(fc.record({ before: day, hours, seasons }), { nil: undefined });
export const countings: fc.Arbitrary<Counting> = fc.record({ firstDay: fc.constantFrom('next', 'same'), end: fc.constantFrom('close', 'midnight'), unworkedEnd: fc.constantFrom('moves-on', 'stays') });

/** Any rules, hours, seasons and former hours; counted as the Civil Code has it. */
export const calendar = fc.record({ rules, hours, seasons, former }).map(
  ({ rules: days, former: earlier, ...open }): WorkCalendar => ({ ...amended(stateCouncil, { version: 'any', days }), ...open, ...(earlier === undefined ? {} : { formerHours: [earlier satisfies FormerHours] }) }),
);

/** Any calendar, counted in any way. */
export const anyCalendar = fc.tuple(calendar, countings).map(([one, counting]): WorkCalendar => ({ ...one, counting }));

export const pause = fc.record({ from: started, length: fc.integer({ min: 0, max: 20 * 24 * 60 }) }).map(({ from, length }): Pause => ({ from, to: instantOf(millis(from) + length * minute), why: 'suspended' }));

/** Pauses close enough to the start to matter. */
export const begun = fc.record({ from: started, gaps: fc.array(fc.tuple(fc.integer({ min: -2000, max: 60_000 }), fc.integer({ min: 0, max: 10_000 })), { maxLength: 4 }) }).map(({ from, gaps }) => ({
  from,
  pauses: gaps.map(([after, length]): Pause => ({ from: instantOf(millis(from) + after * minute), to: instantOf(millis(from) + (after + length) * minute), why: 'suspended' })),
}));

export const isPaused = (pauses: readonly Pause[], time: number): boolean => pauses.some((one) => millis(one.from) <= time && time < millis(one.to));

/** The business hours of a day, found without the product's timetable. */
export function openOn(used: WorkCalendar, date: Day): Hours {
  const set = used.formerHours?.find(({ before }) => date < before) ?? used;
  const ofYear = date.slice(5);
  const own = (set.seasons ?? []).find(({ from, to }) => (from <= to ? ofYear >= from && ofYear <= to : ofYear >= from || ofYear <= to));
  const open = own?.hours ?? set.hours;
  return open.length === 0 ? [{ from: 0, to: 1440 }] : open;
}
