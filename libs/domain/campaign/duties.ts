import type { Party } from '#domain/case/state';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { inTime } from '#domain/order';
import { addDays, at, type Day, type Instant } from '#domain/time';
import { lastDay, type Campaign } from './campaign.ts';
import { marksLeft } from './countdown.ts';
import { slots, type Slot } from './recurring.ts';

/** The named steps of the campaign workflow. */
export type CampaignDutyKind = 'beginPhase' | 'countDown' | 'missDuty';

/** What the clock does at `at` if nobody acts before. */
export type CampaignDuty = Readonly<{ id: string; kind: CampaignDutyKind; at: Instant; command: CampaignClockCommand; tells: readonly Party[]; stoppedBy: readonly string[] }>;
export type CampaignClockCommand =
  | Readonly<{ type: 'begin-phase'; data: Readonly<{ phase: string }> }>
  | Readonly<{ type: 'count-down'; data: Readonly<{ days: number; earliest: Day }> }>
  | Readonly<{ type: 'miss-duty'; data: Readonly<{ duty: string; dueAt: Instant }> }>;

const office = ({ office: id }: Campaign, ...roles: Extract<Party, { kind: 'office' }>['roles']): Party => ({ kind: 'office', office: id, roles });
const unitParty = (unit: string): Party => ({ kind: 'unit', unit, roles: ['unit-handler', 'unit-head'] });

/** Who is told that a phase begins. */
export const ofPhase = (campaign: Campaign): readonly Party[] => [office(campaign, 'director', 'dispatcher')];

/** Who is told of the ranking at a mark: the office, headquarters, and the units that lead the ranked cases. */
export const ofCountdown = (campaign: Campaign, units: readonly string[]): readonly Party[] => [office(campaign, 'director', 'dispatcher', 'hq'), ...units.map(unitParty)];

/** Who is told that a duty was missed: of a unit, its head and the office; of the office, its director and headquarters. */
export const ofMissed = (campaign: Campaign, unit: string | undefined): readonly Party[] =>
  unit === undefined ? [office(campaign, 'director', 'hq')] : [{ kind: 'unit', unit, roles: ['unit-head'] }, office(campaign, 'director')];

const phases = (campaign: Campaign): readonly CampaignDuty[] =>
  campaign.phases
    .filter(({ id }) => campaign.begun[id] === undefined)
    .map(({ id, from }) => ({ id: `phase/${id}`, kind: 'beginPhase', at: at(from, 0), command: { type: 'begin-phase', data: { phase: id } }, tells: ofPhase(campaign), stoppedBy: ['close'] }));

const countdown = (campaign: Campaign, calendar: WorkCalendar): readonly CampaignDuty[] =>
  marksLeft(campaign, calendar).map(({ days, dueAt }) => {
    const { earliest } = campaign.inspection;
    return { id: `countdown/${earliest}/${days}`, kind: 'countDown', at: dueAt, command: { type: 'count-down', data: { days, earliest } }, tells: ofCountdown(campaign, []), stoppedBy: ['revise-inspection', 'close'] };
  });

/** Slots of one duty that end at the same time are missed at once. */
function meetings(campaign: Campaign, calendar: WorkCalendar): readonly CampaignDuty[] {
  const together = new Map<string, Slot[]>();
  for (const slot of slots(campaign, calendar)) {
    const id = `duty/${slot.duty.id}/${slot.dueAt}`;
    together.set(id, [...(together.get(id) ?? []), slot]);
  }
  return [...together].flatMap(([id, all]) => (all[0] === undefined ? [] : [missDuty(campaign, id, all[0], all)]));
}

const missDuty = (campaign: Campaign, id: string, { duty, dueAt }: Slot, all: readonly Slot[]): CampaignDuty => ({
  id, kind: 'missDuty', at: dueAt, command: { type: 'miss-duty', data: { duty: duty.id, dueAt } }, tells: all.flatMap(({ unit }) => ofMissed(campaign, unit)), stoppedBy: ['record-duty', 'close'],
});

/** What must happen next and when if nobody acts, sorted by time; nothing after the last day of the campaign. */
export function campaignDuties(campaign: Campaign, calendar: WorkCalendar): readonly CampaignDuty[] {
  if (campaign.status !== 'open') return [];
  const end = at(addDays(lastDay(campaign), 1), 0);
  return [...phases(campaign), ...countdown(campaign, calendar), ...meetings(campaign, calendar)].filter((duty) => duty.at < end).toSorted(inTime);
}
