import { z } from 'zod';
import { grade } from './category.ts';
import { tells } from './chase.ts';
import { limit } from './limit.ts';
import { id } from '../text.ts';
import { word } from './word.ts';

/** The accountability levels A0–A7 (领导责任阶梯). */
export const level = z.number().int().min(0).max(7);

/** Handling again is handed over (A7) long before: a rung that waits for more failures or relapses than these is never reached. */
export const mostAttempts = 10;

export const trigger = z.discriminatedUnion('kind', [
  /** Before the due time; the first period that begins after the order was issued counts (a short limit warns later). */
  z.strictObject({ kind: z.literal('before-due'), periods: z.array(limit).min(1) }),
  /** At the opening of the n-th working day after the due time. */
  z.strictObject({ kind: z.literal('after-due'), workdays: z.number().int().min(1) }),
  /** A period after the due time of another rung, if the matter is still overdue. */
  z.strictObject({ kind: z.literal('after-rung'), rung: z.string(), period: limit }),
  /** The n-th failed re-inspection since the order. */
  z.strictObject({ kind: z.literal('failed'), count: z.number().int().min(1) }),
  /** The n-th relapse found by a look back. */
  z.strictObject({ kind: z.literal('relapsed'), count: z.number().int().min(1) }),
  /** As soon as the order is issued: for cases of these grades, or on the negative list (负面清单, 三明: may start at orange or red). */
  z.strictObject({ kind: z.literal('ordered'), grades: z.array(grade).default([]), negative: z.boolean().default(false) }),
]);
export type Trigger = z.infer<typeof trigger>;

/** What a rung is written on. Yellow and red cards also go on the record of the unit. */
export const paper = z.enum(['blue-slip', 'urging-notice', 'orange-order', 'supervision-order', 'yellow-card', 'red-order', 'red-card', 'criticism', 'talk', 'listing', 'referral']);
export type Paper = z.infer<typeof paper>;

/** One rung of the accountability ladder. `remind` is sent by the clock, on A1 and A2; `propose` accuses somebody, from A3 on, so a person must issue it. */
export const rung = z.strictObject({
  id,
  /** What the office calls it; without it, the catalogue's word for the id, or the id. */
  name: word.optional(),
  level,
  trigger,
  action: z.enum(['remind', 'propose']),
  paper,
  ...tells,
  /** Who of the unit must lead from here on: 2nd handling by the vice leader, 3rd by the head (莆田水务; domain.md §2). */
  mustLead: z.enum(['unit-vice', 'unit-head']).optional(),
  /** The role that may issue what is proposed. */
  issuedBy: z.enum(['director', 'hq']).optional(),
});
export type Rung = z.infer<typeof rung>;
