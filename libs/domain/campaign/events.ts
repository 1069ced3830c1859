import type { Told } from '#domain/case/events';
import type { Day, Instant } from '#domain/time';
import type { Inspection, Milestone, Phase, RecurringDuty } from './file.ts';
import type { Ranked, Tally } from './ranking.ts';

/** Everything that can happen to a campaign, by name. */
export type CampaignEvents = {
  CampaignOpened: Readonly<{ id: string; name: string; office: string; offices: readonly string[]; phases: readonly Phase[]; inspection: Inspection; duties: readonly RecurringDuty[]; milestones: readonly Milestone[] }>;
  InspectionDateRevised: Inspection & Readonly<{ was: Inspection; reason: string }>;
  PhaseBegan: Readonly<{ phase: string; policy?: string; dueAt: Instant; firedAt: Instant; told: readonly Told[] }>;
  /** `left`: days to `earliest` when it fired; `missed`: marks that were due before and that this one replaces; `ranked`: the first of the `open` cases. */
  CountdownReached: Tally & Readonly<{ days: number; earliest: Day; left: number; missed: readonly number[]; dueAt: Instant; firedAt: Instant; ranked: readonly Ranked[]; told: readonly Told[] }>;
  /** `makesUp`: the due time that was missed before it was written down that the duty was done. */
  DutyFulfilled: Readonly<{ duty: string; unit?: string; heldAt: Instant; minutes: string; makesUp?: Instant }>;
  DutyMissed: Readonly<{ duty: string; unit?: string; dueAt: Instant; firedAt: Instant; told: readonly Told[] }>;
  CampaignClosed: Readonly<{ reason: string }>;
};
export type CampaignEventType = keyof CampaignEvents;
export type CampaignEvent = { [Type in CampaignEventType]: Readonly<{ type: Type; data: CampaignEvents[Type] }> }[CampaignEventType];

/** When an event happened, in whose name, and by whose hand where it was a deputy's. */
export type Meta = Readonly<{ at: Instant; by: string; hand?: string }>;
export type Happened = CampaignEvent & Meta;

/** A mark of the countdown that was reached. */
export type Reached = CampaignEvents['CountdownReached'];

/** A change of the date of the inspection. */
export type Revision = CampaignEvents['InspectionDateRevised'] & Meta;

/** A duty that was done, or was not: `at` is when it was held, or was due. `madeUp`: it was written down later that it had been done. */
export type Meeting = Readonly<{ duty: string; unit?: string; outcome: 'held' | 'missed'; at: Instant; minutes?: string; by?: string; hand?: string; madeUp?: true; told: readonly Told[] }>;
