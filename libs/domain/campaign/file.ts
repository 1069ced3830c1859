import { z } from 'zod';
import type { Day } from '#domain/time';
import { day, id, text } from '../text.ts';

const line = text(100).regex(/^\P{Cc}*$/u, 'bad-text');

/** How long before the inspection a milestone is due: 工作日, calendar days or months. */
export const ahead = z.strictObject({ amount: z.int().min(1).max(1000), unit: z.enum(['workday', 'day', 'month']) });
export type Ahead = Readonly<z.output<typeof ahead>>;

/** A stretch of a campaign, both days included. `policy`: the id of the campaign policy that holds in it. */
export const phase = z.strictObject({ id, name: line, from: day, to: day, policy: id.exactOptional() });
export type Phase = Readonly<z.output<typeof phase>>;

/** Something that is due again and again: a meeting of the office, or of each unit (每两周至少调度一次、每周研究不少于一次). */
const dutyPlan = z.strictObject({
  id,
  name: line,
  of: z.enum(['office', 'units']),
  /** Without it, every unit of the office and of those below it. */
  units: z.array(id).min(1).max(500).readonly().exactOptional(),
  /** Calendar days; 14 for the office and 7 for units unless given. */
  every: z.int().min(1).max(366).exactOptional(),
});
export type DutyPlan = Readonly<z.output<typeof dutyPlan>>;

/** A milestone, planned backwards from the inspection (倒排). */
export const milestone = z.strictObject({ id, name: line, before: ahead });
export type Milestone = Readonly<z.output<typeof milestone>>;

/** When the inspectors come, as far as it is known: one day, or a range (8月份，最迟9月份). */
export const inspection = z.strictObject({ earliest: day, latest: day.exactOptional() });

/** A campaign as somebody writes it down; problems.ts checks what goes across its parts. */
export const campaignFile = z.strictObject({
  id,
  name: line,
  office: id,
  phases: z.array(phase).min(1).max(50).readonly(),
  inspection,
  duties: z.array(dutyPlan).max(20).readonly().default([]),
  milestones: z.array(milestone).max(100).readonly().default([]),
});
export type CampaignFile = Readonly<z.output<typeof campaignFile>>;

/** An external date as a range; a day that is certain is a range of one. */
export type Inspection = Readonly<{ earliest: Day; latest: Day }>;

/** A duty of an opened campaign: its units are named, its interval is in calendar days. */
export type RecurringDuty = Readonly<{ id: string; name: string; of: 'office' | 'units'; units: readonly string[]; every: number }>;
