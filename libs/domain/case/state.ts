import type { Period } from '#domain/calendar/calendar';
import type { Deadline } from '#domain/calendar/deadline';
import type { Day, Instant } from '#domain/time';
import type { Grade, Rung } from '#domain/policy/policy';
import type { Role } from '#domain/city/city';

/** The states of a case (整改案件), in the order of its life. */
export const statuses = [
  'reported', 'rejected', 'merged', 'registered', 'issued', 'disputed', 'planning', 'plan-review', 'rectifying', 'suspended', 'feedback', 'reinspection',
  'sign-off', 'public-notice', 'closed', 'archived', 'terminated',
] as const;
export type Status = (typeof statuses)[number];

/** People addressed by their place in the city, resolved to persons when they are told. */
export type Party =
  | Readonly<{ kind: 'unit'; unit: string; roles: readonly Role[] }>
  | Readonly<{ kind: 'superiors'; unit: string }>
  /** Whoever leads the line of business (条) of the unit, or of the case's category. */
  | Readonly<{ kind: 'line'; unit: string; category?: string }>
  /** `apart`: without those who belong to one of these units. */
  | Readonly<{ kind: 'office'; office: string; roles: readonly Role[]; apart?: readonly string[] }>
  | Readonly<{ kind: 'area'; areas: readonly string[]; office: string }>
  | Readonly<{ kind: 'person'; person: string; office: string }>;

export type AssignmentRole = 'lead' | 'responsible' | 'assist';
/** A step on the way to a share's due time, with a deadline of its own (`a1.stop`); those that are not reached fall away with the feedback. */
export type Milestone = Readonly<{ id: string; name: string; deadline: Deadline; reachedAt?: Instant }>;

/** One unit's share of a case (交办件): `working` from the claim to its feedback, `delivered` after it, `accepted` when re-inspected. */
export type Assignment = Readonly<{
  id: string;
  unit: string;
  role: AssignmentRole;
  mandatory: boolean;
  person?: string;
  status: 'unclaimed' | 'working' | 'delivered' | 'accepted' | 'withdrawn';
  issuedAt: Instant;
  claimedAt?: Instant;
  deemed?: boolean;
  deliveredAt?: Instant;
  /** The deadline that runs now: of the order, or of the latest attempt. */
  deadline?: Deadline;
  /** The deadline of the order, by which "on time" is judged. */
  original?: Deadline;
  milestones: readonly Milestone[];
  /** When the feedback that was finally accepted was given. */
  acceptedAt?: Instant;
  extensions: number;
  returns: number;
}>;

export type Sanction = Readonly<{
  id: string;
  level: number;
  kind: Rung['paper'];
  rule: string;
  unit: string;
  status: 'proposed' | 'issued' | 'dropped' | 'appealed' | 'upheld' | 'withdrawn' | 'lifted';
  since: Instant;
  proposedBy: string;
  /** Whose hand it was, where a deputy proposed it. */
  proposedHand?: string;
  issuedBy: 'director' | 'hq';
  mustLead?: 'unit-vice' | 'unit-head';
  docNo?: string;
  /** By when it must be carried out, where the policy says so: a limit from then. */
  execution?: Readonly<{ since: Instant; limit: Period }>;
  /** When the talk was held, the bulletin published, the case listed or handed over: what is only issued may stay a promise. */
  executedAt?: Instant;
}>;

/** C0 nobody asked, C1 the lead unit, C2 the area's leader, C3 the office, C4 headquarters' meeting. */
export type CoordinationLevel = 0 | 1 | 2 | 3 | 4;

export type ExtensionRequest = Readonly<{ id: string; assignment: string; milestone?: string; milestoneName?: string; unit: string; until: Day; reason: string; rank: 'director' | 'area-leader' | 'hq'; n: number; since: Instant }>;
/** One unit called to the place: it is obliged to arrive (报到). */
export type Whistle = Readonly<{ id: string; unit: string; reason: string; since: Instant; by: string; arrivedAt?: Instant }>;
/** Listed supervision (挂牌督办): its limit, the lead unit's report, the publications of the listing and of the delisting. */
export type Listing = Readonly<{ since: Instant; deadline?: Deadline; reportedAt?: Instant; publishedAt?: Instant; delistedAt?: Instant; delistingPublishedAt?: Instant }>;
export type SignOffStep = Readonly<{ id: string; party: Party }>;
export type Lookback = Readonly<{ round: number; dueAt: Instant; orderedAt?: Instant; heldAt?: Instant }>;

export type CaseState = Readonly<{
  version: number;
  status: Status | 'none';
  title: string;
  description: string;
  source: Readonly<{ kind: string; reference?: string }>;
  place: Readonly<{ address: string; area?: string; latitude?: number; longitude?: number }>;
  /** The area and those around it, nearest first. */
  areas: readonly string[];
  office: string;
  /** The office and those above it, nearest first. */
  offices: readonly string[];
  reportedBy: string;
  /** The units that answer for the area and those around it (属地), nearest first. */
  localUnits: readonly string[];
  /** When the case entered its status. */
  since: Instant;
  verifiedAt?: Instant;
  caseNo?: string;
  category?: string;
  grade: Grade;
  negative: boolean;
  exposed: boolean;
  into?: string;
  mode: 'immediate' | 'planned';
  requirement?: string;
  docNo?: string;
  orderedAt?: Instant;
  /** Under the chases of urgent orders (特急). */
  urgent: boolean;
  /** The versions of the rules by which the case is carried on: those in force when it was reported, registered and ordered, until it adopts others. */
  pins?: Readonly<{ policy: string; calendar: string }>;
  /** Whether the limit of the order is that of the category or was given with it; unknown in old logs. */
  limitFrom?: 'category' | 'hand';
  /** The campaign (专项行动) to which it belongs. */
  campaign?: string;
  /** The finding of an inspection round (督查轮次) that it was reported with: the `n`th of the round. */
  finding?: Readonly<{ round: string; n: number }>;
  assignments: readonly Assignment[];
  bounces: number;
  dispute?: Readonly<{ assignment: string; basis: string; proposedUnit?: string; since: Instant }>;
  plan?: Readonly<{ causes: string; measures: string; submittedAt: Instant; approvedAt?: Instant }>;
  /** Asked for and not decided yet, one of each share at most. */
  extensionRequests: readonly ExtensionRequest[];
  suspensionRequest?: Readonly<{ reason: string; reviewOn: Day; since: Instant }>;
  suspension?: Readonly<{ reason: string; reviewOn: Day; since: Instant; from: Status }>;
  attempts: number;
  failures: readonly Instant[];
  feedbackAt?: Instant;
  feedbackVersion: number;
  inspector?: string;
  passed?: Readonly<{ at: Instant; by: string; hand?: string; version: number }>;
  signOff?: Readonly<{ round: number; by: string; hand?: string; since: Instant; steps: readonly SignOffStep[]; signed: readonly Readonly<{ step: string; by: string; hand?: string; at: Instant }>[] }>;
  signOffRounds: number;
  notice?: Readonly<{ since: Instant; endsAt: Instant; objection?: Readonly<{ by: string; reason: string; since: Instant }> }>;
  closedAt?: Instant;
  lookbacks: readonly Lookback[];
  relapses: number;
  relapsedAt: readonly Instant[];
  /** `since`: waits for its addressee, asked by a `unit`; `toFile`: the leader has passed it up, and the lead unit must file it with the leader's opinion. */
  coordination: Readonly<{ level: CoordinationLevel; unit?: string; since?: Instant; toFile?: Instant; problem?: string; leaderOpinion?: string }>;
  /** Units that were called to the place (吹哨). */
  whistles: readonly Whistle[];
  /** Accountability level A0–A7: the highest that the clock has reminded of, or that a sanction in force has. */
  level: number;
  reminded: number;
  sanctions: readonly Sanction[];
  listed: boolean;
  listing?: Listing;
  /** How far each wait has been chased: the number of rungs fired and the due time of the last. */
  chased: Readonly<Record<string, Readonly<{ rung: number; dueAt: Instant }>>>;
  /** The due time of each ladder rung that has fired, by deadline or failure. */
  fired: Readonly<Record<string, Instant>>;
  /** Present on a case that an import brought with its own past. */
  history?: Readonly<{ system: string; externalId: string; importedAt: Instant }>;
  /** The last event: saying the same again on the same day adds nothing. */
  last?: Readonly<{ type: string; data: unknown; at: Instant; by: string }>;
  /** The next `left` events were entered late, and done by `by`, by whose hand where a deputy enters the own visit. */
  late?: Readonly<{ by: string; hand?: string; left: number }>;
}>;

export const nothing: CaseState = {
  version: 0, status: 'none', title: '', description: '', source: { kind: '' }, place: { address: '' }, areas: [], office: '', offices: [], reportedBy: '', localUnits: [], since: '',
  grade: 'ordinary', negative: false, exposed: false, mode: 'immediate', urgent: false, assignments: [], bounces: 0, extensionRequests: [], attempts: 0, failures: [], feedbackVersion: 0, signOffRounds: 0,
  lookbacks: [], relapses: 0, relapsedAt: [], coordination: { level: 0 }, whistles: [], level: 0, reminded: 0, sanctions: [], listed: false, chased: {}, fired: {},
};

/** Assignments whose unit is still on the case. */
/** Whether a unit is still on the case with this share. */
export const isStanding = ({ status }: Pick<Assignment, 'status'>): boolean => status !== 'withdrawn';
export const standing = (state: CaseState): readonly Assignment[] => state.assignments.filter(isStanding);
export const assignmentOf = (state: CaseState, unit: string | undefined): Assignment | undefined => standing(state).find((one) => one.unit === unit);
export const leadOf = (state: CaseState): Assignment | undefined => standing(state).find(({ role }) => role === 'lead');
const ranks = { 'unit-vice': 1, 'unit-head': 2 } as const;
export const inForce = ({ sanctions }: CaseState): readonly Sanction[] => sanctions.filter(({ status }) => status === 'issued' || status === 'upheld');
/** Who of a unit must lead: the highest that an order in force against it names (二次由分管领导、三次由主要领导). */
export const mustLead = (state: CaseState, unit: string): Sanction['mustLead'] =>
  inForce(state)
    .flatMap((one) => (one.unit === unit && one.mustLead !== undefined ? [one.mustLead] : []))
    .toSorted((one, other) => ranks[other] - ranks[one])[0];
/** The state with one assignment changed. */
export const withAssignment = (state: CaseState, which: string, change: (one: Assignment) => Assignment): CaseState => ({
  ...state,
  assignments: state.assignments.map((one) => (one.id === which ? change(one) : one)),
});

/** In the hands of the units, with the clock running: a dispute does not stop it. */
export const underway = ['issued', 'disputed', 'planning', 'plan-review', 'rectifying'] as const satisfies readonly Status[];
/** With units on the case. */
export const ordered = [...underway, 'suspended', 'feedback', 'reinspection', 'sign-off', 'public-notice'] as const satisfies readonly Status[];
export const openStatuses = ['reported', 'registered', ...ordered] as const satisfies readonly Status[];
/** Reported and not yet closed, rejected, merged or terminated. */
export const isOpen = ({ status }: Pick<CaseState, 'status'>): boolean => openStatuses.some((one) => one === status);
/** The inspectors who may inspect this case, of no unit that is or was on it (谁整改、谁不得复查). */
export const inspectorsOf = ({ office, assignments }: Pick<CaseState, 'office'> & Readonly<{ assignments: readonly Pick<Assignment, 'unit'>[] }>): readonly Party[] => [{ kind: 'office', office, roles: ['inspector'], apart: [...new Set(assignments.map(({ unit }) => unit))] }];
/** The state in another status since an instant. */
export const entered = (state: CaseState, status: Status, since: string): CaseState => ({ ...state, status, since });

/** A value without some of its optional parts. */
export function without<Whole extends object, Key extends keyof Whole>(whole: Whole, ...keys: readonly Key[]): Omit<Whole, Key> {
  const rest = { ...whole };
  for (const key of keys) delete rest[key];
  return rest;
}
