import { z } from 'zod';
import { dayOf, type Day, type Instant } from '#domain/time';
import { day, id, text } from '../text.ts';
import type { Meeting, Reached, Revision } from './events.ts';

const line = text(100).regex(/^\P{Cc}*$/u, 'bad-text');

/** How long before the inspection a milestone is due: 工作日, calendar days or months. */
export const ahead = z.strictObject({ amount: z.int().min(1).max(1000), unit: z.enum(['workday', 'day', 'month']) });
export type Ahead = Readonly<z.output<typeof ahead>>;

/** A stretch of a campaign, both days included. `policy`: the id of the campaign policy that holds in it. */
export const phase = z.strictObject({ id, name: line, from: day, to: day, policy: id.exactOptional() });
export type Phase = Readonly<z.output<typeof phase>>;

/** Something that is due again and again: a meeting of the office, or of each unit (每两周至少调度一次、每周研究不少于一次). */
export const dutyPlan = z.strictObject({
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

/** A campaign (创建活动) after `version` events of its stream. */
export type Campaign = Readonly<{
  id: string;
  version: number;
  status: 'none' | 'open' | 'closed';
  name: string;
  office: string;
  /** The office and those above it, nearest first. */
  offices: readonly string[];
  phases: readonly Phase[];
  inspection: Inspection;
  /** When the present date of the inspection was set. */
  dateSetAt: Instant;
  openedAt: Instant;
  closedAt?: Instant;
  duties: readonly RecurringDuty[];
  milestones: readonly Milestone[];
  /** When each phase was begun by the clock. */
  begun: Readonly<Record<string, Instant>>;
  reached: readonly Reached[];
  revisions: readonly Revision[];
  meetings: readonly Meeting[];
  /** Until when each duty of each holder is counted: last held or missed. */
  counted: Readonly<Record<string, Instant>>;
}>;

export const noCampaign: Campaign = {
  id: '', version: 0, status: 'none', name: '', office: '', offices: [], phases: [], inspection: { earliest: '', latest: '' }, dateSetAt: '', openedAt: '', duties: [], milestones: [],
  begun: {}, reached: [], revisions: [], meetings: [], counted: {},
};

/** The stretch that a day lies in. */
export const phaseOn = ({ phases }: Pick<Campaign, 'phases'>, on: Day): Phase | undefined => phases.find(({ from, to }) => from <= on && on <= to);

/** The id of the policy that the phase of an instant names; undefined outside the phases, and in one that goes by the ordinary policy. */
export const policyOfPhase = (campaign: Campaign, at: Instant): string | undefined => (campaign.status === 'open' ? phaseOn(campaign, dayOf(at))?.policy : undefined);

/** The last day of a campaign that nobody closes: of its last phase, or of the range of its inspection. */
export const lastDay = ({ phases, inspection: { latest } }: Pick<Campaign, 'phases' | 'inspection'>): Day => phases.reduce((last, { to }) => (to > last ? to : last), latest);
