import { addDays, type Day } from '#domain/time';
import type { City } from '#domain/city/city';
import { nearest } from '#domain/city/nearest';
import type { Problem } from '#domain/city/problem';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { backSchedule } from './back-schedule.ts';
import type { CampaignFile } from './file.ts';

const problem = (path: Problem['path'], code: string, facts: Problem['facts'] = {}): Problem => ({ path, code, facts });

const lists = ['phases', 'duties', 'milestones'] as const;
const twice = (file: CampaignFile): readonly Problem[] =>
  lists.flatMap((list) => file[list].flatMap(({ id }, index) => (file[list].findIndex((other) => other.id === id) < index ? [problem([list, index, 'id'], 'campaign-duplicate-id', { id })] : [])));

const phases = ({ phases: all }: CampaignFile): readonly Problem[] =>
  all.flatMap(({ from, to }, index) => {
    const before = all[index - 1];
    if (to < from) return [problem(['phases', index, 'to'], 'campaign-phase-backwards', { from, to })];
    if (before === undefined || before.to < before.from) return [];
    const next = addDays(before.to, 1);
    if (from === next) return [];
    return [problem(['phases', index, 'from'], from < next ? 'campaign-phase-overlap' : 'campaign-phase-gap', { before: before.name, to: before.to, from, next })];
  });

function dates({ inspection: { earliest, latest }, phases: all }: CampaignFile): readonly Problem[] {
  const begins = all[0]?.from ?? earliest;
  return [
    ...(latest !== undefined && latest < earliest ? [problem(['inspection', 'latest'], 'campaign-inspection-backwards', { earliest, latest })] : []),
    ...(earliest < begins ? [problem(['inspection', 'earliest'], 'campaign-inspection-before-phases', { earliest, begins })] : []),
  ];
}

const duties = ({ duties: all }: CampaignFile): readonly Problem[] =>
  all.flatMap(({ of, units }, index) => {
    if (units === undefined) return [];
    if (of === 'office') return [problem(['duties', index, 'units'], 'campaign-office-duty-with-units')];
    return units.flatMap((id, at) => (units.indexOf(id) < at ? [problem(['duties', index, 'units', at], 'campaign-duplicate-id', { id })] : []));
  });

/** Everything that goes across the parts of a campaign file and that its schema cannot see; empty when it may be opened. */
export const problems = (file: CampaignFile): readonly Problem[] => [...twice(file), ...phases(file), ...dates(file), ...duties(file)];

/** What a campaign is opened in. `knows`: whether a policy of an id holds from a day on. */
export type Surroundings = Readonly<{ city: City; today: Day; calendar: WorkCalendar; knows: (policy: string, on: Day) => boolean }>;

/** What in the file does not fit the city, its policies, or the day on which it is opened. */
export function misfits(file: CampaignFile, { city, today, calendar, knows }: Surroundings): readonly Problem[] {
  const missing = (register: Readonly<Record<string, unknown>>, path: Problem['path'], code: string, id: string): readonly Problem[] =>
    Object.hasOwn(register, id) ? [] : [problem(path, code, { id, nearest: nearest(id, Object.keys(register), 3) })];
  return [
    ...missing(city.offices, ['office'], 'city-unknown-office', file.office),
    ...file.duties.flatMap(({ units = [] }, index) => units.flatMap((id, at) => missing(city.units, ['duties', index, 'units', at], 'city-unknown-unit', id))),
    ...file.phases.flatMap(({ policy, from }, index) => (policy === undefined || knows(policy, from < today ? today : from) ? [] : [problem(['phases', index, 'policy'], 'campaign-unknown-policy', { id: policy })])),
    ...tooLate(file, today, calendar),
  ];
}

/** A date that is over, or a plan that would have begun before today. */
export function tooLate(file: CampaignFile, today: Day, calendar: WorkCalendar): readonly Problem[] {
  const { earliest } = file.inspection;
  if (earliest < today) return [problem(['inspection', 'earliest'], 'campaign-inspection-over', { earliest, today })];
  return backSchedule(calendar, earliest, file.milestones).flatMap(({ due }, index) => (due < today ? [problem(['milestones', index, 'before'], 'campaign-plan-in-the-past', { due, today, earliest })] : []));
}
