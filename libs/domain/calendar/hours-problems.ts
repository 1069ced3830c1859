import type { Problem } from '../city/problem.ts';
import type { Day } from '../time.ts';
import { isDayOfYear } from './calendar.ts';
import { overlapOf, stretchOf, type WrittenHours } from './written.ts';

type Path = Problem['path'];
const problem = (path: Path, code: string, facts: Problem['facts'] = {}): Problem => ({ path, code, facts });

/** What is wrong with business hours, in the order in which they are written. */
export function hoursProblems({ from, hours, seasons }: WrittenHours, today: Day): readonly Problem[] {
  return [
    ...(from < today ? [problem(['from'], 'calendar-hours-past', { day: from, today })] : []),
    ...(hours.length === 0 ? [problem(['hours'], 'calendar-hours-empty')] : []),
    ...stretchProblems(['hours'], hours),
    ...seasons.flatMap((season, index) => [
      ...(['from', 'to'] as const).filter((end) => !isDayOfYear(season[end])).map((end) => problem(['seasons', index, end], 'calendar-bad-day-of-year', { value: season[end] })),
      ...(season.hours.length === 0 ? [problem(['seasons', index, 'hours'], 'calendar-hours-empty')] : []),
      ...stretchProblems(['seasons', index, 'hours'], season.hours),
      ...overlaps(seasons, index),
    ]),
  ];
}

/** Each stretch is written rightly, and begins after the one before it is over. */
function stretchProblems(path: Path, hours: readonly string[]): readonly Problem[] {
  return hours.flatMap((written, index) => {
    const [stretch, before] = [stretchOf(written), stretchOf(hours[index - 1] ?? '')];
    if (stretch === undefined) return [problem([...path, index], 'calendar-bad-hours', { value: written })];
    return before !== undefined && stretch.from < before.to ? [problem([...path, index], 'calendar-hours-not-in-order', { value: written, before: hours[index - 1] ?? '' })] : [];
  });
}

function overlaps(seasons: WrittenHours['seasons'], index: number): readonly Problem[] {
  const season = seasons[index];
  if (season === undefined) return [];
  return seasons.slice(0, index).flatMap((other) => {
    const day = overlapOf(season, other);
    return day === undefined ? [] : [problem(['seasons', index, 'from'], 'calendar-seasons-overlap', { name: season.name, other: other.name, day })];
  });
}
