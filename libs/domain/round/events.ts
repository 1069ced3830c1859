import type { Candidates } from '#domain/draw/draw';
import type { Day, Instant } from '#domain/time';
import type { RoundPlan } from './plan.ts';

/** A place of a round, `p1` and so on in the order of the plan, with the unit that it answers to. */
export type Place = Readonly<{ id: string; address: string; area?: string; unit: string; latitude?: number; longitude?: number }>;

/** What was found at a place, by its number in the round: a problem with the case that it became, or that there is none. */
export type Finding = Readonly<{ n: number; place: string } & ({ result: 'problem'; title: string; description: string; evidence?: readonly string[]; caseId: string } | { result: 'clear'; description?: string })>;
export type ProblemFound = Extract<Finding, { result: 'problem' }>;

/** The parts of a plan that are otherwise from now on. A full inspection has no number of places to draw. */
export type PlanChanges = Partial<Omit<RoundEvents['RoundPlanned'], 'id'>>;

/** Everything that can happen to an inspection round, by name. */
export type RoundEvents = {
  /** `offices`: the office and those above it, nearest first; `units`: those that are inspected. */
  RoundPlanned: Readonly<{
    id: string; name: string; office: string; offices: readonly string[]; timing: RoundPlan['timing']; manner: RoundPlan['manner']; extent: RoundPlan['extent']; begins: Day; ends: Day;
    inspectors: readonly string[]; inspectingUnit?: string; units: readonly string[]; draws?: number; places: readonly Place[]; basis?: string;
  }>;
  /** Before it was published. */
  RoundRevised: Readonly<{ changes: PlanChanges; reason: string }>;
  PlacesDrawn: Readonly<{ seed: string; size: number; candidates: Candidates; drawn: readonly string[] }>;
  FindingsFiled: Readonly<{ findings: readonly Finding[] }>;
  /** `checked`: places with a finding; `places`: those that were to be checked; `problems`: findings that became cases. */
  RoundPublished: Readonly<{ docNo?: string; text: string; checked: number; places: number; problems: number }>;
  RoundClosed: Readonly<{ reason: string }>;
};
export type RoundEventType = keyof RoundEvents;
export type RoundEvent = { [Type in RoundEventType]: Readonly<{ type: Type; data: RoundEvents[Type] }> }[RoundEventType];

/** When an event happened, in whose name, and by whose hand where it was a deputy's. */
export type RoundMeta = Readonly<{ at: Instant; by: string; hand?: string }>;
export type RoundHappened = RoundEvent & RoundMeta;
