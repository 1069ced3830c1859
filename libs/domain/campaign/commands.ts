import { z } from 'zod';
import { tell } from '#domain/case/telling';
import type { Actor, City, Role } from '#domain/city/city';
import { isOperator } from '#domain/city/people';
import { officePath, officesBelow } from '#domain/city/trees';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { Refusal } from '#domain/refusal';
import { dayOf, type Day, type Instant } from '#domain/time';
import { day, id, instant, text } from '../text.ts';
import type { Campaign } from './campaign.ts';
import { campaignFile, type CampaignFile, type Inspection } from './file.ts';
import { daysTo, marksLeft } from './countdown.ts';
import { ofCountdown, ofMissed, ofPhase } from './duties.ts';
import type { CampaignEvent } from './events.ts';
import { misfits, problems } from './problems.ts';
import { ranked, tallyOf, type OpenCase } from './ranking.ts';
import { beginningOf, opened, slots, type Slot } from './recurring.ts';

/** Who acts, when, in which city, by which calendar; the open cases of the campaign where it ranks them; which policies there are. */
export type CampaignContext = Readonly<{ actor: Actor; at: Instant; city: City; calendar: WorkCalendar; cases: readonly OpenCase[]; knows: (policy: string, on: Day) => boolean }>;

type May = (campaign: Campaign, actor: Actor) => true | Refusal;
type CommandOf<Schema extends z.ZodType> = Readonly<{ by: 'person' | 'clock'; schema: Schema; may: May; decide: (campaign: Campaign, data: z.output<Schema>, context: CampaignContext) => readonly CampaignEvent[] }>;
const command = <Schema extends z.ZodType>(given: CommandOf<Schema>): CommandOf<Schema> => given;

const holds = ({ roles }: Actor, ...wanted: readonly Role[]): boolean => wanted.some((role) => roles.includes(role));

/** Director or headquarters of the office or of one above it; or the administrator at the command line. */
const leads = (office: string, actor: Actor): true | Refusal =>
  (holds(actor, 'director', 'hq') && actor.offices.includes(office)) || isOperator(actor) || new Refusal('campaign-office-only', { office }, 'forbidden');

const whileOpen = ({ id: campaign, status }: Campaign): true | Refusal => {
  if (status === 'none') return new Refusal('unknown-campaign', { id: campaign });
  return status === 'open' || new Refusal('campaign-closed', { id: campaign });
};
const byTheOffice: May = (campaign, actor) => {
  const may = leads(campaign.office, actor);
  return may === true ? whileOpen(campaign) : may;
};
const byTheClock: May = (campaign, actor) => (actor.roles.includes('system') ? whileOpen(campaign) : new Refusal('only-the-clock', {}, 'forbidden'));

/** Ranked cases that an event carries; of a larger campaign the rest is found by asking. */
const mostRanked = 200;

function open(data: CampaignFile, { actor, at, city, calendar, knows }: CampaignContext): readonly CampaignEvent[] {
  const may = leads(data.office, actor);
  if (may !== true && Object.hasOwn(city.offices, data.office)) throw may;
  const [wrong] = [...problems(data), ...misfits(data, { city, today: dayOf(at), calendar, knows })];
  if (wrong !== undefined) throw new Refusal(wrong.code, { ...wrong.facts, at: wrong.path.join('.') });
  const below = officesBelow(city, data.office);
  const everyUnit = Object.values(city.units).filter(({ office }) => below.includes(office)).map((unit) => unit.id);
  const { earliest, latest = earliest } = data.inspection;
  const { id: campaign, name, office, phases, milestones } = data;
  return [{ type: 'CampaignOpened', data: { id: campaign, name, office, offices: officePath(city, office), phases, inspection: { earliest, latest }, duties: data.duties.map((plan) => opened(plan, everyUnit)), milestones } }];
}

function revised({ inspection: was, phases }: Campaign, { earliest, latest = earliest, reason }: Readonly<{ earliest: string; latest?: string; reason: string }>, now: Instant): readonly CampaignEvent[] {
  const begins = phases[0]?.from ?? earliest;
  if (was.earliest === earliest && was.latest === latest) return [];
  if (latest < earliest) throw new Refusal('campaign-inspection-backwards', { earliest, latest });
  if (earliest < begins) throw new Refusal('campaign-inspection-before-phases', { earliest, begins });
  if (earliest < dayOf(now)) throw new Refusal('campaign-inspection-over', { earliest, today: dayOf(now) });
  const range: Inspection = { earliest, latest };
  return [{ type: 'InspectionDateRevised', data: { ...range, was, reason } }];
}

type Held = Readonly<{ duty: string; unit?: string; heldAt: Instant; minutes: string }>;

/** Whose duty it is that somebody writes down: the office's own people, or people of the unit. */
function holderFor(campaign: Campaign, { duty: wanted, unit }: Held, actor: Actor): Readonly<{ unit?: string }> {
  const duty = campaign.duties.find((one) => one.id === wanted);
  if (duty === undefined) throw new Refusal('campaign-unknown-duty', { id: wanted });
  if (duty.of === 'office') {
    if (!actor.offices.includes(campaign.office) || !holds(actor, 'clerk', 'dispatcher', 'director', 'hq')) throw new Refusal('campaign-office-only', { office: campaign.office }, 'forbidden');
    return {};
  }
  const own = unit ?? actor.unit;
  if (own === undefined || own !== actor.unit || !holds(actor, 'unit-handler', 'unit-vice', 'unit-head')) throw new Refusal('campaign-duty-of-another', { unit: own ?? '' }, 'forbidden');
  if (!duty.units.includes(own)) throw new Refusal('campaign-duty-not-yours', { unit: own });
  return { unit: own };
}

function recorded(campaign: Campaign, data: Held, { actor, at }: CampaignContext): readonly CampaignEvent[] {
  const { duty, heldAt, minutes } = data;
  const holder = holderFor(campaign, data, actor);
  const begin = beginningOf(campaign);
  if (heldAt > at) throw new Refusal('campaign-duty-in-the-future', { heldAt });
  if (dayOf(heldAt) < dayOf(begin)) throw new Refusal('campaign-duty-too-early', { heldAt, begin });
  const own = campaign.meetings.filter((one) => one.duty === duty && one.unit === holder.unit);
  if (own.some((one) => one.outcome === 'held' && one.at === heldAt)) return [];
  const before = own.findLast((one) => one.at <= heldAt)?.at ?? begin;
  const late = own.find((one) => one.outcome === 'missed' && one.madeUp === undefined && before <= heldAt && heldAt <= one.at);
  return [{ type: 'DutyFulfilled', data: { duty, ...holder, heldAt, minutes, ...(late === undefined ? {} : { makesUp: late.at }) } }];
}

function begun(campaign: Campaign, wanted: string, { at, city }: CampaignContext): readonly CampaignEvent[] {
  const phase = campaign.phases.find(({ id: one }) => one === wanted);
  if (phase === undefined || campaign.begun[wanted] !== undefined || phase.from > dayOf(at)) return [];
  return [{ type: 'PhaseBegan', data: { phase: wanted, ...(phase.policy === undefined ? {} : { policy: phase.policy }), dueAt: `${phase.from}T00:00:00+08:00`, firedAt: at, told: tell(city, ofPhase(campaign)) } }];
}

/** Of the marks that are due only the latest is told: the others were missed, and nobody is told the same thing twice. */
function counted(campaign: Campaign, { days: wanted, earliest }: Readonly<{ days: number; earliest: string }>, { at, city, calendar, cases }: CampaignContext): readonly CampaignEvent[] {
  const due = marksLeft(campaign, calendar).filter(({ dueAt }) => dueAt <= at);
  const mark = due.at(-1);
  if (mark === undefined || earliest !== campaign.inspection.earliest || !due.some(({ days }) => days === wanted)) return [];
  const all = ranked(cases, { now: at, earliest, calendar });
  const units = [...new Set(all.flatMap(({ leadUnit }) => leadUnit ?? []))];
  const missed = due.slice(0, -1).map(({ days }) => days);
  const { days, dueAt } = mark;
  return [{ type: 'CountdownReached', data: { days, earliest, left: daysTo(dayOf(at), earliest), missed, dueAt, firedAt: at, ...tallyOf(all), ranked: all.slice(0, mostRanked), told: tell(city, ofCountdown(campaign, units)) } }];
}

const missedBy = (campaign: Campaign, { duty, unit, dueAt }: Slot, { at, city }: CampaignContext): CampaignEvent => ({
  type: 'DutyMissed', data: { duty: duty.id, ...(unit === undefined ? {} : { unit }), dueAt, firedAt: at, told: tell(city, ofMissed(campaign, unit)) },
});

const book = {
  open: command({ by: 'person', schema: campaignFile, may: ({ status, id: campaign }) => status === 'none' || new Refusal('campaign-exists', { id: campaign }), decide: (_, data, context) => open(data, context) }),
  'revise-inspection': command({
    by: 'person', schema: z.strictObject({ earliest: day, latest: day.exactOptional(), reason: text(500) }), may: byTheOffice, decide: (campaign, data, { at }) => revised(campaign, data, at),
  }),
  'record-duty': command({
    by: 'person', schema: z.strictObject({ duty: id, unit: id.exactOptional(), heldAt: instant, minutes: text(5000) }), may: whileOpen, decide: recorded,
  }),
  close: command({ by: 'person', schema: z.strictObject({ reason: text(500) }), may: byTheOffice, decide: (_, { reason }) => [{ type: 'CampaignClosed', data: { reason } }] }),
  'begin-phase': command({ by: 'clock', schema: z.strictObject({ phase: id }), may: byTheClock, decide: (campaign, { phase }, context) => begun(campaign, phase, context) }),
  'count-down': command({ by: 'clock', schema: z.strictObject({ days: z.int(), earliest: day }), may: byTheClock, decide: counted }),
  'miss-duty': command({
    by: 'clock', schema: z.strictObject({ duty: id, dueAt: instant }), may: byTheClock,
    decide: (campaign, { duty, dueAt }, context) => slots(campaign, context.calendar).filter((slot) => slot.duty.id === duty && slot.dueAt === dueAt && dueAt <= context.at).map((slot) => missedBy(campaign, slot, context)),
  }),
};

export type CampaignCommandType = keyof typeof book;
export type CampaignCommand = { [Type in CampaignCommandType]: Readonly<{ type: Type; data: z.output<(typeof book)[Type]['schema']> }> }[CampaignCommandType];

/** A command of some schema; data and schema belong together, and only `decideCampaign` brings them together again. */
type AnyCommand = Omit<CommandOf<z.ZodType>, 'decide'> & Readonly<{ decide: (campaign: Campaign, data: never, context: CampaignContext) => readonly CampaignEvent[] }>;

/** Every command of a campaign with its schema and guard: the routes and their documentation are made from it. */
export const campaignCommands: Readonly<Record<CampaignCommandType, AnyCommand>> = book;
const isCampaignCommandType = (type: string): type is CampaignCommandType => Object.hasOwn(book, type);
export const campaignCommandTypes = Object.keys(book).filter(isCampaignCommandType);

/** May this happen, and what follows? Throws a Refusal with a stable code; emits nothing when there is nothing to do. */
export function decideCampaign(campaign: Campaign, { type, data }: CampaignCommand, context: CampaignContext): readonly CampaignEvent[] {
  const { may, decide } = campaignCommands[type];
  const allowed = may(campaign, context.actor);
  if (allowed !== true) throw allowed;
  return decide(campaign, data as never, context);
}

export type CampaignPermission = Readonly<{ command: CampaignCommandType; allowed: true } | { command: CampaignCommandType; allowed: false; refusal: Refusal }>;
const personal = ['revise-inspection', 'record-duty', 'close'] as const;

/** What may this person do with an opened campaign, and why not the rest? */
export const campaignPermitted = (campaign: Campaign, actor: Actor): readonly CampaignPermission[] =>
  personal.map((type) => {
    const answer = campaignCommands[type].may(campaign, actor);
    return answer === true ? { command: type, allowed: true } : { command: type, allowed: false, refusal: answer };
  });
