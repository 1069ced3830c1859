import { dayOf, type Day, type Instant } from '#domain/time';
import type { Meeting, Reached, Revision } from './events.ts';
import type { Inspection, Milestone, Phase, RecurringDuty } from './file.ts';

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
