import type { City, Role } from '#domain/city/city';
import type { Step } from '#domain/policy/policy';
import type { CaseEvents, CaseEventType, Told } from './events.ts';
import { leadOf, standing, type CaseState, type Party } from './state.ts';
import { tell } from './telling.ts';

/** Why somebody is told: a rung was climbed, something is proposed, they are reminded or ordered, it is their turn, or there is news. */
export type NoticeKind = 'escalation' | 'proposal' | 'reminder' | 'order' | 'turn' | 'news';

/** By which rule somebody is told, and of which step, level and unit. */
export type Reason = Readonly<{ kind: NoticeKind; rule: string; step?: Step; level?: number; unit?: string }>;
export type Listener = Readonly<{ person: string; name: string; as: Role | 'reporter' }>;
export type Telling = Readonly<{ told: readonly Listener[]; reason: Reason; copy: boolean }>;

type About = Readonly<{ before: CaseState; after: CaseState; city: City }>;
type Tells<Type extends CaseEventType> = (data: CaseEvents[Type], about: About) => readonly Telling[];

const nobody = (): readonly Telling[] => [];
const of = (unit: string | undefined): Readonly<{ unit?: string }> => (unit === undefined ? {} : { unit });
const toAndCopy = ({ to, copy }: Readonly<{ to: readonly Told[]; copy: readonly Told[] }>, reason: Reason): readonly Telling[] => [{ told: to, reason, copy: false }, { told: copy, reason, copy: true }];
const directly = (told: readonly Listener[], reason: Reason): readonly Telling[] => [{ told, reason, copy: false }];

const wholeUnit = (unit: string): Party => ({ kind: 'unit', unit, roles: ['unit-handler', 'unit-vice', 'unit-head'] });
const news = (rule: string, told: readonly Listener[], unit?: string): Telling => ({ told, reason: { kind: 'news', rule: `news.${rule}`, ...of(unit) }, copy: false });
const toUnit = (rule: string, unit: string | undefined, { city }: About): readonly Telling[] => (unit === undefined ? [] : [news(rule, tell(city, [wholeUnit(unit)]), unit)]);
const toUnits = (rule: string, state: CaseState, about: About): readonly Telling[] => standing(state).flatMap(({ unit }) => toUnit(rule, unit, about));
const toLead = (rule: string, about: About): readonly Telling[] => toUnit(rule, leadOf(about.after)?.unit, about);
const toOffice = (rule: string, roles: readonly Role[], { after, city }: About): readonly Telling[] => [news(rule, tell(city, [{ kind: 'office', office: after.office, roles }]))];
const toArea = (rule: string, { after, city }: About): readonly Telling[] => (after.areas.length === 0 ? [] : [news(rule, tell(city, [{ kind: 'area', areas: after.areas, office: after.office }]))]);

function toPerson(rule: string, id: string | undefined, as: Role | 'reporter' | undefined, { city }: About): readonly Telling[] {
  const person = id === undefined || !Object.hasOwn(city.people, id) ? undefined : city.people[id];
  return person === undefined ? [] : [news(rule, [{ person: person.id, name: person.name, as: as ?? person.roles[0] ?? 'unit-handler' }])];
}
/** The reporter is told as such; in which post is nobody's business. */
const toReporter = (rule: string, about: About): readonly Telling[] => toPerson(rule, about.after.reportedBy, 'reporter', about);

const unitOf = (assignment: string, { after }: About): string | undefined => after.assignments.find(({ id }) => id === assignment)?.unit;
const sanctionOf = (id: string, { before }: About) => before.sanctions.find((one) => one.id === id);

/** Who is to know of an event beside those whose turn it is now. Every event stands here: nobody is forgotten by accident. */
const tellings: { readonly [Type in CaseEventType]: Tells<Type> } = {
  ProblemReported: nobody,
  ReportVerified: nobody,
  ReportRejected: (_, about) => toReporter('report-rejected', about),
  ReportReconsidered: (_, about) => toReporter('report-reconsidered', about),
  CaseMerged: (_, about) => [...toReporter('case-merged', about), ...toUnits('case-merged', about.before, about)],
  CaseRegistered: (_, about) => toReporter('case-registered', about),
  OrderIssued: nobody,
  OrderRecalled: (_, about) => toUnits('order-recalled', about.before, about),
  AssignmentClaimed: nobody,
  WorkBegan: nobody,
  JurisdictionDisputed: nobody,
  JurisdictionRuled: ({ assignment }, about) => toUnit('jurisdiction-ruled', unitOf(assignment, about), about),
  AssignmentReassigned: ({ from }, about) => toUnit('reassigned', unitOf(from, about), about),
  AssignmentAdded: nobody,
  DeadlineCredited: nobody,
  RulesAdopted: nobody,
  DeadlineRecomputed: ({ assignment = '', from, to }, about) => (from === to ? [] : toUnit('deadline-recomputed', unitOf(assignment, about), about)),
  PlanSubmitted: nobody,
  PlanApproved: (_, about) => toLead('plan-approved', about),
  PlanReturned: (_, about) => toLead('plan-returned', about),
  MilestoneReached: ({ unit }, about) => (leadOf(about.after)?.unit === unit ? [] : toLead('milestone-reached', about)),
  ProgressReported: nobody,
  ExtensionRequested: nobody,
  DeadlineExtended: ({ assignment }, about) => toUnit('deadline-extended', unitOf(assignment, about), about),
  ExtensionRefused: ({ assignment }, about) => toUnit('extension-refused', unitOf(assignment, about), about),
  SuspensionRequested: nobody,
  SuspensionGranted: (_, about) => toUnits('suspension-granted', about.after, about),
  SuspensionRefused: (_, about) => toUnits('suspension-refused', about.after, about),
  SuspensionEnded: (_, about) => toUnits('suspension-ended', about.after, about),
  FeedbackSubmitted: (_, about) => (about.after.status === 'feedback' ? toOffice('feedback-complete', ['dispatcher'], about) : toLead('feedback-submitted', about)),
  FeedbackReturned: (_, about) => toUnits('feedback-returned', about.after, about),
  ReinspectionOrdered: ({ told }) => directly(told, { kind: 'order', rule: 'order.reinspection', step: 'reinspect' }),
  ReinspectionPassed: (_, about) => toUnits('reinspection-passed', about.after, about),
  ReinspectionFailed: (_, about) => toUnits('reinspection-failed', about.after, about),
  SignOffApplied: nobody,
  SignOffEndorsed: nobody,
  SignOffReturned: (_, about) => toUnits('sign-off-returned', about.after, about),
  NoticeOpened: (_, about) => [...toLead('notice-opened', about), ...toReporter('notice-opened', about)],
  ObjectionLodged: (_, about) => toLead('objection-lodged', about),
  ObjectionRuled: (_, about) => [...toPerson('objection-ruled', about.before.notice?.objection?.by, undefined, about), ...toLead('objection-ruled', about)],
  NoticeCompleted: nobody,
  CaseClosed: (_, about) => [...toUnits('case-closed', about.after, about), ...toReporter('case-closed', about)],
  LookbackOrdered: ({ round, told }) => directly(told, { kind: 'order', rule: `look-back.${round}`, step: 'look-back' }),
  LookbackPassed: (_, about) => toLead('look-back-passed', about),
  RelapseFound: nobody,
  CaseReopened: (_, about) => [...toUnits('case-reopened', about.after, about), ...toArea('case-reopened', about), ...toOffice('case-reopened', ['director'], about), ...toReporter('case-reopened', about)],
  CaseArchived: nobody,
  CaseTerminated: (_, about) => [...toUnits('case-terminated', about.before, about), ...toReporter('case-terminated', about)],
  CoordinationRequested: ({ told }) => directly(told, { kind: 'turn', rule: 'turn.coordination', step: 'coordination' }),
  CoordinationResolved: (_, about) => toUnits('coordination-resolved', about.after, about),
  CoordinationPassedUp: ({ told }, about) => [...directly(told, { kind: 'turn', rule: 'turn.coordination', step: 'coordination' }), ...toLead('coordination-passed-up', about)],
  InstructionGiven: ({ told }, about) => [...directly(told, { kind: 'order', rule: 'order.instruction' }), ...toOffice('instruction-given', ['dispatcher', 'director'], about)],
  ReminderSent: (data) => toAndCopy(data, { kind: 'reminder', rule: data.rule, step: data.step, ...of(data.unit) }),
  UrgingSent: ({ told }) => directly(told, { kind: 'reminder', rule: 'urge' }),
  EscalationFired: (data) => toAndCopy(data, { kind: 'escalation', rule: data.rule, level: data.level, unit: data.unit }),
  SanctionProposed: (data) => toAndCopy(data, { kind: 'proposal', rule: data.rule, step: 'sanction', level: data.level, unit: data.unit }),
  SanctionIssued: ({ kind, level, unit, told }) => directly(told, { kind: 'order', rule: `order.${kind}`, level, unit }),
  SanctionExecuted: ({ id }, about) => toUnit('sanction-executed', sanctionOf(id, about)?.unit, about),
  SanctionDropped: ({ id }, about) => toPerson('sanction-dropped', sanctionOf(id, about)?.proposedBy, undefined, about),
  AppealFiled: nobody,
  SanctionUpheld: ({ id }, about) => toUnit('sanction-upheld', sanctionOf(id, about)?.unit, about),
  SanctionWithdrawn: ({ id }, about) => toUnit('sanction-withdrawn', sanctionOf(id, about)?.unit, about),
  SupervisionListed: (_, about) => [...toUnits('listed', about.after, about), ...toArea('listed', about)],
  SupervisionDelisted: (_, about) => [...toUnits('delisted', about.after, about), ...toArea('delisted', about)],
  ListingReported: (_, about) => toOffice('listing-reported', ['director', 'hq'], about),
  ListingPublished: (_, about) => toUnits('listing-published', about.after, about),
  WhistleBlown: ({ told }) => directly(told, { kind: 'order', rule: 'order.whistle', step: 'arrival' }),
  UnitArrived: ({ whistle }, about) => toPerson('unit-arrived', about.after.whistles.find(({ id }) => id === whistle)?.by, undefined, about),
  ExposureRecorded: (_, about) => toUnits('exposed', about.after, about),
  RecordCorrected: nobody,
  LateEntryRecorded: ({ onBehalfOf }, about) => toPerson('late-entry', onBehalfOf, undefined, about),
  HistoryImported: nobody,
  HistoricalClosureRecorded: nobody,
};

/** Who is to know of an event, and why; all who hold a post that the event names or concerns. */
export function tellingsOf<Type extends CaseEventType>(event: Readonly<{ type: Type; data: CaseEvents[Type] }>, before: CaseState, after: CaseState, city: City): readonly Telling[] {
  return tellings[event.type](event.data, { before, after, city });
}
