import type { WorkCalendar } from '#domain/calendar/calendar';
import { dueOf } from '#domain/calendar/due';
import { at, type Instant } from '#domain/time';
import type { Campaign } from './campaign.ts';
import type { DutyPlan, RecurringDuty } from './file.ts';

/** What one holder of a duty owes next: the office, or `unit`; counted from the last time it was held or missed. */
export type Slot = Readonly<{ duty: RecurringDuty; unit?: string; from: Instant; dueAt: Instant; provisional: boolean }>;

/** 每两周至少调度一次; 每周研究不少于一次. */
const usual = { office: 14, units: 7 } as const;

/** A duty as it holds once the campaign is open; `everyUnit`: the units that have it when the plan names none. */
export const opened = ({ id, name, of, units, every }: DutyPlan, everyUnit: readonly string[]): RecurringDuty => ({
  id, name, of, every: every ?? usual[of], units: of === 'office' ? [] : (units ?? everyUnit),
});

/** Under which key it is kept until when a duty of a holder is counted. */
export const holderOf = (duty: string, unit: string | undefined): string => (unit === undefined ? duty : `${duty}/${unit}`);

/** From when duties are counted: the first day of the first phase, or the opening when that is later. */
export function beginningOf({ openedAt, phases }: Campaign): Instant {
  const first = phases[0] === undefined ? openedAt : at(phases[0].from, 0);
  return first > openedAt ? first : openedAt;
}

/** What is owed next, one slot for the office's duty and one for each unit of a units' duty. A day of rest at the end gives way to the next working day. */
export function slots(campaign: Campaign, calendar: WorkCalendar): readonly Slot[] {
  const start = beginningOf(campaign);
  return campaign.duties.flatMap((duty) => {
    const holders = duty.of === 'office' ? [undefined] : duty.units;
    return holders.map((unit): Slot => {
      const from = campaign.counted[holderOf(duty.id, unit)] ?? start;
      return { duty, ...(unit === undefined ? {} : { unit }), from, ...dueOf(calendar, from, { amount: duty.every, unit: 'day' }) };
    });
  });
}
