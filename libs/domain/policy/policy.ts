import { z } from 'zod';
import { period, type Period } from '#domain/calendar/calendar';
import { id } from '../text.ts';

/** Whom a rung tells, seen from the case: `holder` is whoever has to act now, `superior` the superiors of the unit (two for 双管), `area-leader` who answers for the place (块), `line-leader` for the line of business (条). */
export const addressee = z.enum(['holder', 'unit-handler', 'unit-vice', 'unit-head', 'superior', 'clerk', 'dispatcher', 'director', 'hq', 'area-leader', 'line-leader', 'inspector']);
export type Addressee = z.infer<typeof addressee>;

/** The steps that somebody has to take and that are chased when nobody takes them. */
export const step = z.enum([
  'verify', 'dispatch', 'claim', 'ruling', 'plan', 'plan-review', 'extension', 'suspension', 'suspension-review', 'rectify', 'reinspect', 'apply', 'endorse',
  'objection', 'look-back', 'coordination', 'sanction', 'appeal', 'takeover', 'arrival', 'listed-report', 'listed-publication', 'delisting',
]);
export type Step = z.infer<typeof step>;

const tells = { to: z.array(addressee).min(1), copy: z.array(addressee).default([]) };

/** Roughly how many working days a period takes, to compare periods of different units: an office day has seven and a half hours, a week five days. */
const workdaysIn: Readonly<Record<Period['unit'], number>> = { workday: 1, workhour: 1 / 7.5, day: 5 / 7, month: 21.75 };
const length = ({ amount, unit }: Period): number => amount * workdaysIn[unit];
const increase = (periods: readonly Period[]): boolean => periods.every((one, index) => index === 0 || length(one) > length(periods[index - 1] ?? one));

/** How an unanswered step is chased: rungs counted from the moment the step began to wait, each later than the one before, then again and again. */
export const chase = z.strictObject({
  rungs: z.array(z.strictObject({ after: period, ...tells })).min(1).refine((rungs) => increase(rungs.map(({ after }) => after)), { error: 'policy-rungs-not-later' }),
  repeat: period,
});

export const grade = z.enum(['ordinary', 'key', 'listed']);
export type Grade = z.infer<typeof grade>;

/** The accountability levels A0–A7 (领导责任阶梯). */
export const level = z.number().int().min(0).max(7);

const trigger = z.discriminatedUnion('kind', [
  /** Before the due time; the first period that begins after the order was issued counts (a short limit warns later). */
  z.object({ kind: z.literal('before-due'), periods: z.array(period).min(1) }),
  /** At the opening of the n-th working day after the due time. */
  z.object({ kind: z.literal('after-due'), workdays: z.number().int().min(1) }),
  /** A period after the due time of another rung, if the matter is still overdue. */
  z.object({ kind: z.literal('after-rung'), rung: z.string(), period }),
  /** The n-th failed re-inspection since the order. */
  z.object({ kind: z.literal('failed'), count: z.number().int().min(1) }),
  /** The n-th relapse found by a look back. */
  z.object({ kind: z.literal('relapsed'), count: z.number().int().min(1) }),
  /** As soon as the order is issued: for cases of these grades, or on the negative list (负面清单, 三明: may start at orange or red). */
  z.object({ kind: z.literal('ordered'), grades: z.array(grade).default([]), negative: z.boolean().default(false) }),
]);
export type Trigger = z.infer<typeof trigger>;

/** What a rung is written on. Yellow and red cards also go on the record of the unit. */
export const paper = z.enum(['blue-slip', 'urging-notice', 'orange-order', 'supervision-order', 'yellow-card', 'red-order', 'red-card', 'criticism', 'talk', 'listing', 'referral']);
export type Paper = z.infer<typeof paper>;

/** One rung of the accountability ladder. `remind` is sent by the clock, on A1 and A2; `propose` accuses somebody, from A3 on, so a person must issue it. */
export const rung = z.strictObject({
  id: z.string(),
  level,
  trigger,
  action: z.enum(['remind', 'propose']),
  paper,
  ...tells,
  /** Who of the unit must lead from here on: 2nd handling by the vice leader, 3rd by the head (莆田水务; domain.md §2). */
  mustLead: z.enum(['unit-vice', 'unit-head']).optional(),
  /** The role that may issue what is proposed. */
  issuedBy: z.enum(['director', 'hq']).optional(),
}).refine(({ action, level: reached }) => (action === 'propose') === reached >= 3, { error: 'policy-rung-accuses', path: ['action'] });
export type Rung = z.infer<typeof rung>;

/** Each rung has its own name, a rung that follows another names an earlier one that is driven by time, and the way leads up. */
const ladder = z.array(rung).superRefine((rungs, context) => {
  for (const [index, { id: name, level: reached, trigger: by }] of rungs.entries()) {
    const earlier = rungs.slice(0, index);
    const before = by.kind === 'after-rung' ? earlier.find((one) => one.id === by.rung) : undefined;
    if (earlier.some((one) => one.id === name)) context.addIssue({ code: 'custom', message: 'policy-rung-twice', path: [index, 'id'] });
    if (by.kind === 'after-rung' && (before === undefined || before.trigger.kind === 'failed')) context.addIssue({ code: 'custom', message: 'policy-rung-unknown', path: [index, 'trigger', 'rung'] });
    if (earlier.some((one) => one.level > reached)) context.addIssue({ code: 'custom', message: 'policy-rung-lower', path: [index, 'level'] });
  }
});

/** One signature of the sign-off: any of the roles, of the lead unit, the office, the area or headquarters. */
export const signature = z.strictObject({
  id: z.string(),
  of: z.enum(['lead-unit', 'office', 'area', 'headquarters']),
  roles: z.array(z.enum(['unit-vice', 'unit-head', 'clerk', 'director', 'area-leader', 'hq'])).min(1),
});
export type Signature = z.infer<typeof signature>;

const word = z.string().trim().min(1).max(60);

/** A step on the way to the limit that has a limit of its own, in a unit of its own (停工 4 工作时 → 处罚 7 工作日 → 拆除 20 工作日). */
export const milestone = z.strictObject({ id, name: word, limit: period });
export type Milestone = z.infer<typeof milestone>;

/** A kind of problem: its limit, and the milestones before it, each later than the one before and earlier than the limit. */
export const category = z
  .strictObject({ name: z.string(), limit: period, milestones: z.array(milestone).default([]), mode: z.enum(['immediate', 'planned']).default('immediate'), grade: z.enum(['ordinary', 'key']).default('ordinary') })
  .refine(({ milestones, limit }) => increase([...milestones.map((one) => one.limit), limit]), { error: 'policy-milestones-not-later', path: ['milestones'] })
  .refine(({ milestones }) => new Set(milestones.map((one) => one.id)).size === milestones.length, { error: 'policy-milestone-twice', path: ['milestones'] });

/** Who may give more time: the n-th extension is decided by the n-th rank. `askBefore`: asked no later than this before the due time (挂牌: 20 working days, 青岛); without it, before the due time. */
export const extensionRule = z.strictObject({ ranks: z.array(z.enum(['director', 'area-leader', 'hq'])).max(5), askBefore: period.optional(), decideWithin: period, longest: period.optional() });
export type ExtensionRule = z.infer<typeof extensionRule>;

/** How periods are counted (Civil Code art. 200–204 by default): whether the day on which a period begins counts, where its last day ends, what becomes of a last calendar day that is not worked. */
export const counting = z.strictObject({
  firstDay: z.enum(['next', 'same']).default('next'),
  end: z.enum(['close', 'midnight']).default('close'),
  unworkedEnd: z.enum(['moves-on', 'stays']).default('moves-on'),
});
export type Counting = z.infer<typeof counting>;

/** A rung of a unit's own ladder, across its cases: `cards` in a row of one colour (隆昌: three reds), or `rank`: among the last `bottom` of a ranking for the `times`-th time in a row (江门). Always proposed, never fired. */
export const unitRung = z.strictObject({
  id,
  level: z.number().int().min(5).max(7),
  trigger: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cards'), colour: z.enum(['yellow', 'red']), inARow: z.number().int().min(1) }),
    z.object({ kind: z.literal('rank'), board: z.enum(['weekly', 'monthly']), bottom: z.number().int().min(1), times: z.number().int().min(1) }),
  ]),
  paper: z.enum(['criticism', 'talk', 'listing', 'referral']),
  /** Who holds the talk, in words (分管市领导, 组织部). */
  by: word.optional(),
  to: z.array(addressee).min(1),
  copy: z.array(addressee).default([]),
  issuedBy: z.enum(['director', 'hq']).default('hq'),
});
export type UnitRung = z.infer<typeof unitRung>;

/** What is kept about a unit across its cases: how long cards stay, how long they may be appealed, its ladder, and the boards on which units are ranked. */
export const unitRules = z.strictObject({
  cards: z.strictObject({ yellow: period, red: period, appeal: period }),
  ladder: z.array(unitRung),
  /** By which rate units with cases in the period are ranked. */
  boards: z.array(z.enum(['weekly', 'monthly'])),
  rankedBy: z.enum(['rectified', 'on-time']),
});

/** The rules of an office as data: limits, whom to remind when, the ladder, who signs, when to look back. One version is pinned by each order. */
export const policy = z.strictObject({
  id,
  version: z.string(),
  name: word,
  /** Where the practice comes from: an article, a document, a city. */
  source: z.string().max(500).default(''),
  /** `ordinary`: for every order outside campaigns, once in force. `campaign`: only where a phase of a campaign names it. */
  use: z.enum(['ordinary', 'campaign']).default('ordinary'),
  counting,
  categories: z.record(id, category),
  chases: z.record(step, chase),
  /** The chases of urgent orders (特急), where they differ. */
  urgent: z.partialRecord(step, chase),
  ladder,
  unit: unitRules,
  /** When a deadline is shown as due soon; the first period shorter than the limit counts. */
  soon: z.array(period).min(1),
  dispute: z.strictObject({ window: period, bounces: z.number().int().min(1) }),
  extension: z.record(grade, extensionRule),
  /** The longest that a case may be suspended before it is reviewed. */
  suspension: z.strictObject({ longest: period }),
  /** How long each step of the coordination ladder has for its answer. */
  coordination: z.strictObject({ lead: period, leader: period, office: period, headquarters: period }),
  /** From the whistle to the arrival of the departments (吹哨报到). */
  arrival: period,
  /** Listed supervision (青岛): the report and the publication after the listing, how long it may last, the publication after the delisting. */
  listed: z.strictObject({ report: period, publish: period, longest: period, delisted: period }),
  /** From the last feedback to the order of the re-inspection, when nobody orders it. */
  recheck: period,
  /** The limit for doing it again after a failed re-inspection or returned feedback. */
  retry: period,
  signOff: z.record(grade, z.array(signature).min(1)),
  notice: z.strictObject({ grades: z.array(grade), exposed: z.boolean(), period }),
  /** Days after closing at which somebody independent looks back. */
  lookBack: z.array(z.number().int().positive()).min(1).refine((days) => days.every((one, index) => index === 0 || one > (days[index - 1] ?? 0)), { error: 'policy-look-backs-not-later' }),
  /** Of the cases closed in a month, the share in percent that is drawn for a look back besides, by a recorded seed. 0: none. */
  sample: z.strictObject({ percent: z.number().min(0).max(100) }),
  /** The word before 〔year〕number号 of each kind of paper. */
  papers: z.strictObject({ order: word, supervision: word, card: word, criticism: word, talk: word, listing: word, referral: word }),
});
export type Policy = z.infer<typeof policy>;
