import { z } from 'zod';
import { period, type Period } from '#domain/calendar/calendar';
import { id } from '../text.ts';

/** Whom a rung tells, seen from the case: `holder` is whoever has to act now, `superior` the superiors of the unit (two for 双管). */
export const addressee = z.enum(['holder', 'unit-handler', 'unit-vice', 'unit-head', 'superior', 'clerk', 'dispatcher', 'director', 'hq', 'area-leader', 'inspector']);
export type Addressee = z.infer<typeof addressee>;

/** The steps that somebody has to take and that are chased when nobody takes them. */
export const step = z.enum([
  'verify', 'dispatch', 'claim', 'ruling', 'plan', 'plan-review', 'extension', 'suspension', 'suspension-review', 'rectify', 'reinspect', 'apply', 'endorse',
  'objection', 'look-back', 'coordination', 'sanction', 'appeal', 'takeover',
]);
export type Step = z.infer<typeof step>;

const tells = { to: z.array(addressee).min(1), copy: z.array(addressee).default([]) };

/** Roughly how many working days a period takes, to compare periods of different units: an office day has seven and a half hours, a week five days. */
const workdaysIn: Readonly<Record<Period['unit'], number>> = { workday: 1, workhour: 1 / 7.5, day: 5 / 7 };
const length = ({ amount, unit }: Period): number => amount * workdaysIn[unit];
const increase = (periods: readonly Period[]): boolean => periods.every((one, index) => index === 0 || length(one) > length(periods[index - 1] ?? one));

/** How an unanswered step is chased: rungs counted from the moment the step began to wait, each later than the one before, then again and again. */
export const chase = z.strictObject({
  rungs: z.array(z.strictObject({ after: period, ...tells })).min(1).refine((rungs) => increase(rungs.map(({ after }) => after)), { error: 'policy-rungs-not-later' }),
  repeat: period,
});

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
]);

/** One rung of the accountability ladder. `remind` is sent by the clock, on A1 and A2; `propose` accuses somebody, from A3 on, so a person must issue it. */
export const rung = z.strictObject({
  id: z.string(),
  level,
  trigger,
  action: z.enum(['remind', 'propose']),
  paper: z.enum(['blue-slip', 'urging-notice', 'supervision-order', 'red-card']),
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

export const grade = z.enum(['ordinary', 'key', 'listed']);
export type Grade = z.infer<typeof grade>;

/** One signature of the sign-off: any of the roles, of the lead unit, the office, the area or headquarters. */
export const signature = z.strictObject({
  id: z.string(),
  of: z.enum(['lead-unit', 'office', 'area', 'headquarters']),
  roles: z.array(z.enum(['unit-vice', 'unit-head', 'clerk', 'director', 'area-leader', 'hq'])).min(1),
});
export type Signature = z.infer<typeof signature>;

export const category = z.strictObject({ name: z.string(), limit: period, mode: z.enum(['immediate', 'planned']), grade: z.enum(['ordinary', 'key']) });

/** The rules of an office as data: limits, whom to remind when, the ladder, who signs, when to look back. One version is pinned by each order. */
export const policy = z.strictObject({
  id: z.string(),
  version: z.string(),
  categories: z.record(id, category),
  chases: z.record(step, chase),
  ladder,
  /** When a deadline is shown as due soon; the first period shorter than the limit counts. */
  soon: z.array(period).min(1),
  dispute: z.strictObject({ window: period, bounces: z.number().int().min(1) }),
  extension: z.strictObject({ ranks: z.array(z.enum(['director', 'area-leader', 'hq'])).min(1) }),
  /** From the last feedback to the order of the re-inspection, when nobody orders it. */
  recheck: period,
  /** The limit for doing it again after a failed re-inspection or returned feedback. */
  retry: period,
  signOff: z.record(grade, z.array(signature).min(1)),
  notice: z.strictObject({ grades: z.array(grade), exposed: z.boolean(), period }),
  /** Days after closing at which somebody independent looks back. */
  lookBack: z.array(z.number().int().positive()).min(1).refine((days) => days.every((one, index) => index === 0 || one > (days[index - 1] ?? 0)), { error: 'policy-look-backs-not-later' }),
  /** The word before 〔year〕number号 of each kind of paper. */
  papers: z.strictObject({ order: z.string(), supervision: z.string() }),
});
export type Policy = z.infer<typeof policy>;
