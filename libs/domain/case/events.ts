import type { Deadline } from '#domain/calendar/deadline';
import type { Period } from '#domain/calendar/calendar';
import type { Day, Instant } from '#domain/time';
import type { Grade, Rung, Step } from '#domain/policy/policy';
import type { Role } from '#domain/city/city';
import type { Evidenced, PhotosPaired } from './evidence.ts';
import type { Itemised } from './items.ts';
import type { AssignmentRole, CaseState, CoordinationLevel, Lookback, Milestone, SignOffStep } from './state.ts';

/** A person who was told, as what (after fallbacks: the vice leader's post may be vacant). */
export type Told = Readonly<{ person: string; name: string; as: Role; unit?: string; office?: string }>;

/** The versions of the rules that a case is given with an event; absent in old logs. */
type Pinned = Readonly<{ policy?: string; calendar?: string }>;
type Firing = Readonly<{ rule: string; policy: string; dueAt: Instant; firedAt: Instant; missed: readonly string[]; to: readonly Told[]; copy: readonly Told[] }>;
export type AssignmentOrder = Readonly<{ id: string; unit: string; role: AssignmentRole; mandatory: boolean; person?: string; deadline?: Deadline; milestones?: readonly Milestone[] }>;
/** A yellow or red card goes on the record of the unit too. */
export type Card = 'yellow' | 'red';
/** Whom a settled sanction concerned, so that the record of the unit need not look it up. */
type Concerning = Readonly<{ unit?: string; card?: Card }>;
/** Which deadline of a share: that of a milestone, by id and name, or its own. */
export type Which = Readonly<{ milestone?: string; milestoneName?: string }>;
type SetAnew = Readonly<{ assignment: string; deadline: Deadline }>;
/** A deadline that was moved. */
export type Moved = SetAnew & Which & Readonly<{ from: Instant; to: Instant }>;

/** Everything that can happen to a case, by name. Events only grow: a shape that changes gets a new schema number and an upcaster. */
export type CaseEvents = {
  ProblemReported: Readonly<{ title: string; description: string; source: CaseState['source']; place: CaseState['place']; areas: readonly string[]; office: string; offices: readonly string[]; localUnits?: readonly string[]; reporterRef?: string; campaign?: string; finding?: NonNullable<CaseState['finding']> }> & Pinned & Evidenced;
  ReportVerified: Readonly<{ findings: string }> & Evidenced;
  ReportRejected: Readonly<{ reason: string; explanation: string }>;
  ReportReconsidered: Readonly<{ reason: string }>;
  CaseMerged: Readonly<{ into: string; reason?: string }>;
  CaseRegistered: Readonly<{ caseNo: string; category: string; grade: Grade; negative: boolean; standardItem?: string; campaign?: string }> & Pinned;
  OrderIssued: Readonly<{ docNo: string; requirement: string; mode: 'immediate' | 'planned'; limit?: Period; /** Whether the limit is that of the category, or was given with the order. */ limitFrom?: 'category' | 'hand'; urgency?: 'ordinary' | 'urgent'; assignments: readonly AssignmentOrder[]; policy: string; calendar: string }>;
  OrderRecalled: Readonly<{ reason: string }>;
  AssignmentClaimed: Readonly<{ assignment: string; unit: string; deemed?: true }>;
  WorkBegan: Readonly<{ mode: 'immediate' | 'planned' }>;
  JurisdictionDisputed: Readonly<{ assignment: string; unit: string; basis: string; proposedUnit?: string; bounce: number }> & Evidenced;
  JurisdictionRuled: Readonly<{ assignment: string; ruling: 'upheld' | 'rejected' | 'shared'; basis: string; final: boolean }>;
  AssignmentReassigned: Readonly<{ from: string; assignment: AssignmentOrder; reason: string }>;
  AssignmentAdded: Readonly<{ assignment: AssignmentOrder; reason: string }>;
  DeadlineCredited: Moved & Readonly<{ why: string }>;
  /** The case is carried on by other rules from here on; `cause` is the amendment. The deadlines that move follow one by one. */
  RulesAdopted: Readonly<{ policy: string; calendar: string; was: Readonly<{ policy: string; calendar: string }>; why: string; cause: string }>;
  /** A deadline under the adopted rules: of a share, of one of its milestones, or without `assignment` of the listing. `from` and `to` are the same where it only became certain. */
  DeadlineRecomputed: Readonly<{ assignment?: string; milestone?: string; deadline: Deadline; from: Instant; to: Instant; why: string }>;
  PlanSubmitted: Readonly<{ causes: string; measures: string; milestones: readonly Readonly<{ name: string; by: Day }>[] }> & Evidenced;
  PlanApproved: Readonly<{ opinion?: string }>;
  PlanReturned: Readonly<{ reason: string }>;
  MilestoneReached: Readonly<{ assignment: string; unit: string; milestone: string; name: string; note: string; dueAt: Instant }> & Evidenced;
  ProgressReported: Readonly<{ unit: string; text: string; percent?: number }> & Evidenced;
  ExtensionRequested: Which & Readonly<{ id: string; assignment: string; unit: string; until: Day; reason: string; n: number; rank: 'director' | 'area-leader' | 'hq' }> & Evidenced;
  DeadlineExtended: Moved & Readonly<{ n: number; opinion: string }>;
  ExtensionRefused: Which & Readonly<{ assignment: string; opinion: string }>;
  SuspensionRequested: Readonly<{ unit: string; reason: string; reviewOn: Day }> & Evidenced;
  SuspensionGranted: Readonly<{ reviewOn: Day; opinion: string; renewed: boolean }>;
  SuspensionRefused: Readonly<{ opinion: string }>;
  SuspensionEnded: Readonly<{ reason: string; deadlines: readonly Moved[] }>;
  FeedbackSubmitted: Readonly<{ assignment: string; unit: string; result: string; measures: string; lessons?: string; failures: readonly Readonly<{ unit: string; reason: string }>[]; ledBy?: string }> & Evidenced & PhotosPaired;
  FeedbackReturned: Readonly<{ reason: string; deadlines: readonly SetAnew[] }>;
  ReinspectionOrdered: Readonly<{ inspector?: string; why: 'office' | 'clock' | 'inspector' | 'objection'; dueAt?: Instant; firedAt?: Instant; told: readonly Told[] }>;
  ReinspectionPassed: Readonly<{ findings: string; attempt: number }> & Itemised & Evidenced;
  ReinspectionFailed: Readonly<{ findings: string; attempt: number; deadlines: readonly SetAnew[] }> & Itemised & Evidenced;
  SignOffApplied: Readonly<{ summary: string; round: number; steps: readonly SignOffStep[] }> & Evidenced;
  SignOffEndorsed: Readonly<{ step: string; opinion: string; round: number }>;
  SignOffReturned: Readonly<{ step: string; reason: string; deadlines: readonly SetAnew[] }>;
  NoticeOpened: Readonly<{ endsAt: Instant }>;
  ObjectionLodged: Readonly<{ reason: string }> & Evidenced;
  ObjectionRuled: Readonly<{ upheld: boolean; basis: string; endsAt?: Instant }>;
  NoticeCompleted: Readonly<{ dueAt: Instant; firedAt: Instant }>;
  CaseClosed: Readonly<{ lookbacks: readonly Lookback[] }>;
  /** Round 0 is that of a drawn `sample` (`sample/<office>/<month>`), besides those of the plan. */
  LookbackOrdered: Readonly<{ round: number; dueAt: Instant; firedAt: Instant; told: readonly Told[]; sample?: string }>;
  LookbackPassed: Readonly<{ round: number; findings: string }> & Itemised & Evidenced;
  RelapseFound: Readonly<{ round: number; findings: string }> & Itemised & Evidenced;
  CaseReopened: Readonly<{ relapse: number; deadlines: readonly (SetAnew & Readonly<{ milestones?: readonly Milestone[] }>)[] }>;
  CaseArchived: Readonly<{ why: 'last-look-back' | 'office' }>;
  CaseTerminated: Readonly<{ reason: string }>;
  CoordinationRequested: Readonly<{ level: CoordinationLevel; unit?: string; problem: string; leaderOpinion?: string; told: readonly Told[] }>;
  CoordinationResolved: Readonly<{ level: CoordinationLevel; opinion: string }>;
  /** By the addressee with an opinion, or by whoever asked when the limit has passed without an answer (`unanswered`). */
  CoordinationPassedUp: Readonly<{ level: CoordinationLevel; to: CoordinationLevel; opinion?: string; unanswered?: true; told: readonly Told[] }>;
  /** A leader's written opinion; `told` are those to whom it was handed on. */
  InstructionGiven: Readonly<{ opinion: string; toUnit?: string; toPerson?: string; told: readonly Told[] }>;
  ReminderSent: Firing & Readonly<{ wait: string; step: Step; rung: number; assignment?: string; unit?: string }>;
  UrgingSent: Readonly<{ text: string; told: readonly Told[] }>;
  EscalationFired: Firing & Which & Readonly<{ key: string; keys: readonly string[]; rung: string; level: number; paper: Rung['paper']; assignment: string; unit: string }>;
  SanctionProposed: Which & Readonly<{ id: string; level: number; kind: Rung['paper']; rule: string; policy: string; unit: string; grounds: string; issuedBy: 'director' | 'hq'; mustLead?: 'unit-vice' | 'unit-head'; card?: Card; key?: string; dueAt?: Instant; firedAt?: Instant; to: readonly Told[]; copy: readonly Told[] }>;
  SanctionIssued: Readonly<{ id: string; level: number; kind: Rung['paper']; unit: string; docNo: string; card?: Card; opinion: string; mustLead?: 'unit-vice' | 'unit-head'; execution?: Period; told: readonly Told[] }>;
  SanctionDropped: Concerning & Readonly<{ id: string; opinion: string }>;
  /** The talk was held, the bulletin published, the case listed or handed over. */
  SanctionExecuted: Concerning & Readonly<{ id: string; kind: Rung['paper']; note: string }>;
  AppealFiled: Concerning & Readonly<{ id: string; grounds: string }>;
  SanctionUpheld: Concerning & Readonly<{ id: string; opinion: string }>;
  /** `ruledBy`: who took its card back on the record of the unit, which the case follows; `ruledHand`: by whose hand, where it was a deputy's. */
  SanctionWithdrawn: Concerning & Readonly<{ id: string; opinion: string; ruledBy?: string; ruledHand?: string }>;
  WhistleBlown: Readonly<{ whistles: readonly Readonly<{ id: string; unit: string }>[]; reason: string; told: readonly Told[] }>;
  UnitArrived: Readonly<{ whistle: string; unit: string; note: string }> & Evidenced;
  SupervisionListed: Readonly<{ reason: string; deadline?: Deadline }>;
  ListingReported: Readonly<{ unit: string; plan: string }>;
  ListingPublished: Readonly<{ of: 'listing' | 'delisting'; media: string; reference: string }>;
  SupervisionDelisted: Readonly<{ reason: string }>;
  ExposureRecorded: Readonly<{ media: string; note?: string; reference?: string }>;
  RecordCorrected: Readonly<{ about: number; correction: string; reason: string; changes: Readonly<{ title?: string; description?: string; address?: string }> }>;
  /** Explains the next `events` events: done by somebody on paper, entered later. */
  LateEntryRecorded: Readonly<{ command: string; onBehalfOf: string; reason: string; recordedBy: string; events: number }>;
  HistoryImported: Readonly<{ system: string; externalId: string; importedAt: Instant; row: number; sourceStatus?: string }>;
  HistoricalClosureRecorded: Readonly<{ reason?: string }>;
};

export type CaseEventType = keyof CaseEvents;
/** An event as `decide` emits it; `at` only where the event happened at another time than the command (补录). */
export type CaseEvent = { [Type in CaseEventType]: Readonly<{ type: Type; data: CaseEvents[Type]; at?: Instant }> }[CaseEventType];
/** What the log adds to an event and `evolve` needs: when it happened, in whose name, and by whose hand where it was a deputy's. */
export type Meta = Readonly<{ at: Instant; by: string; hand?: string }>;
/** An event as the log returns it. */
export type Happened = CaseEvent & Meta;
