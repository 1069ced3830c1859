import { z } from 'zod';
import type { WorkCalendar } from '#domain/calendar/calendar';
import type { Campaign } from '#domain/campaign/campaign';
import type { Meeting } from '#domain/campaign/events';
import { slots, type Slot } from '#domain/campaign/recurring';
import { signed } from '#domain/delegation/signature';
import { personAs, personShown } from '../cases/people.ts';
import type { Caller } from '../requests/caller.ts';
import { seeingOf } from '../requests/standing.ts';

/** Who has a duty: when it is due next, how often it was held, and every time it was missed. */
const holder = z.strictObject({
  unit: z.string().nullable(), unitName: z.string().nullable(), lastAt: z.string().nullable(), dueAt: z.string(), provisional: z.boolean(), held: z.int(), missed: z.int(), missedAt: z.array(z.strictObject({ dueAt: z.string(), madeUp: z.boolean() })),
});

/** A duty that comes again, every so many calendar days. */
export const dutyShown = z.strictObject({ id: z.string(), name: z.string(), of: z.enum(['office', 'units']), every: z.int(), holders: z.array(holder) });

/** One time that a duty was held, or missed. The minutes are for the office and for the unit itself. */
export const meetingItem = z.strictObject({
  duty: z.string(), dutyName: z.string(), unit: z.string().nullable(), unitName: z.string().nullable(), outcome: z.enum(['held', 'missed']), at: z.string(), madeUp: z.boolean(), minutes: z.string().exactOptional(), by: z.string().exactOptional(),
  byName: z.string().exactOptional(), told: z.array(personAs),
});

/** Meetings that a page shows, the latest first. */
const most = 200;

function holderShown({ duty, unit, dueAt, provisional }: Slot, { meetings }: Campaign, { names }: Caller): z.output<typeof holder> {
  const own = meetings.filter((one) => one.duty === duty.id && one.unit === unit);
  const missedAt = own.filter(({ outcome }) => outcome === 'missed').map(({ at, madeUp }) => ({ dueAt: at, madeUp: madeUp === true }));
  const held = own.filter(({ outcome }) => outcome === 'held');
  return { unit: unit ?? null, unitName: unit === undefined ? null : names.unit(unit), lastAt: held.map(({ at }) => at).toSorted().at(-1) ?? null, dueAt, provisional, held: held.length, missed: missedAt.length, missedAt };
}

/** The duties of a campaign by their holders. */
export function dutiesShown(campaign: Campaign, calendar: WorkCalendar, caller: Caller): z.output<typeof dutyShown>[] {
  const all = slots(campaign, calendar);
  return campaign.duties.map(({ id, name, of, every }) => ({ id, name, of, every, holders: all.filter(({ duty }) => duty.id === id).map((slot) => holderShown(slot, campaign, caller)) }));
}

const mayRead = ({ unit }: Meeting, { office }: Campaign, caller: Caller): boolean => seeingOf(caller).some(({ actor, sight }) => sight.all || actor.offices.includes(office) || (unit !== undefined && unit === actor.unit));

/** What was held and missed, the latest first. */
export function meetingsShown(campaign: Campaign, caller: Caller): z.output<typeof meetingItem>[] {
  const { names } = caller;
  return campaign.meetings.toReversed().slice(0, most).map((one) => {
    const { duty, unit, outcome, at, minutes, by, hand, madeUp, told } = one;
    return {
      duty, dutyName: campaign.duties.find(({ id }) => id === duty)?.name ?? duty, unit: unit ?? null, unitName: unit === undefined ? null : names.unit(unit), outcome, at, madeUp: madeUp === true,
      ...(minutes === undefined || !mayRead(one, campaign, caller) ? {} : { minutes }), ...(by === undefined ? {} : { by, byName: signed({ by, hand }, names.person) }), told: told.map((person) => personShown(person, caller)),
    };
  });
}
