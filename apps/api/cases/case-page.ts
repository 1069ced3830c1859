import { z } from 'zod';
import { optionWords } from '#catalogue/fields';
import { withRungs } from '#catalogue/names';
import { wordOf } from '#catalogue/rules';
import { stageWords, statusWords } from '#catalogue/statuses';
import { coordinationWords, gradeWords, levelWords, stepWords } from '#catalogue/steps';
import type { CaseFile } from '#commands/case-file';
import { whichOf } from '#domain/case/milestones';
import { stages, statusOf, wayOf } from '#domain/case/stages';
import { tell } from '#domain/case/telling';
import { leadOf, statuses, without } from '#domain/case/state';
import { holdersOf, waits } from '#domain/case/waits';
import type { Instant } from '#domain/time';
import { type AttachedShown, attachedShown } from '../evidence/case-evidence.ts';
import type { Caller } from '../requests/caller.ts';
import { agendaItem, agendaItems } from './agenda.ts';
import { assignmentShown, shareShown } from './assignments.ts';
import { clockShown, deadlineClock } from './deadline-clock.ts';
import { measureOf, measureShown } from './measures.ts';
import { personAs, personShown } from './people.ts';
import { permission, permissionsOf } from './permissions.ts';
import { mayKnowReporter, type Reporter } from './reporter.ts';
import { signOffOf, signOffProgress } from './sign-off.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });

/** A case as the caller may see it at an instant. Ids stand beside their names. `reporter` is absent for whoever may not know it. */
export const casePage = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  now: z.string(),
  asOf: z.string().exactOptional(),
  caseNo: z.string().exactOptional(),
  title: z.string(),
  description: z.string(),
  status: z.enum(statuses),
  statusName: z.string(),
  /** The way from the report to the closing, and where the case is on it; empty for a case that left it. */
  stages: z.array(z.strictObject({ stage: z.enum(stages), name: z.string(), passing: z.enum(['passed', 'now', 'ahead']) })),
  since: z.string(),
  source: z.strictObject({ kind: z.string(), kindName: z.string(), reference: z.string().exactOptional() }),
  place: z.strictObject({ address: z.string(), area: z.string().exactOptional(), areaName: z.string().exactOptional(), latitude: z.number().exactOptional(), longitude: z.number().exactOptional() }),
  office: z.string(),
  officeName: z.string(),
  reporter: z.strictObject({ person: z.string(), personName: z.string(), name: z.string().exactOptional(), phone: z.string().exactOptional() }).exactOptional(),
  category: z.string().exactOptional(),
  categoryName: z.string().exactOptional(),
  grade: z.string(),
  gradeName: z.string(),
  negativeList: z.boolean(),
  listed: z.boolean(),
  exposed: z.boolean(),
  campaign: z.string().exactOptional(),
  round: z.strictObject({ id: z.string(), name: z.string(), finding: z.int() }).exactOptional(),
  urgency: z.enum(['ordinary', 'urgent']),
  mode: z.enum(['immediate', 'planned']),
  requirement: z.string().exactOptional(),
  docNo: z.string().exactOptional(),
  policy: z.string(),
  calendar: z.string(),
  assignments: z.array(assignmentShown),
  clock: deadlineClock.nullable(),
  level: z.int(),
  levelName: z.string(),
  coordination: z.strictObject({ level: z.int(), name: z.string(), unit: z.string().exactOptional(), since: z.string().exactOptional(), problem: z.string().exactOptional(), leaderOpinion: z.string().exactOptional() }),
  measures: z.array(measureShown),
  holders: z.array(personAs),
  /** Whose turn it is, since when (for what is being rectified: its due time), and the command that ends the waiting. */
  waits: z.array(z.strictObject({ step: z.string(), name: z.string(), since: z.string(), unit: z.string().exactOptional(), milestone: z.string().exactOptional(), milestoneName: z.string().exactOptional(), people: z.array(personAs), endedBy: z.string().exactOptional() })),
  plan: z.strictObject({ causes: z.string(), measures: z.string(), submittedAt: z.string(), approvedAt: z.string().exactOptional() }).exactOptional(),
  dispute: z.strictObject({ assignment: z.string(), basis: z.string(), proposedUnit: named.exactOptional(), since: z.string() }).exactOptional(),
  extensionRequests: z.array(z.strictObject({ id: z.string(), assignment: z.string(), milestone: z.string().exactOptional(), milestoneName: z.string().exactOptional(), unit: z.string(), until: z.string(), reason: z.string(), rank: z.string(), n: z.int(), since: z.string() })),
  suspension: z.strictObject({ requested: z.boolean(), reason: z.string(), reviewOn: z.string(), since: z.string() }).exactOptional(),
  notice: z.strictObject({ since: z.string(), endsAt: z.string(), objection: z.strictObject({ reason: z.string(), since: z.string() }).exactOptional() }).exactOptional(),
  attempts: z.int(),
  relapses: z.int(),
  bounces: z.int(),
  closedAt: z.string().exactOptional(),
  mergedInto: z.string().exactOptional(),
  lookbacks: z.array(z.strictObject({ round: z.int(), dueAt: z.string(), orderedAt: z.string().exactOptional(), heldAt: z.string().exactOptional() })),
  listing: z.strictObject({ since: z.string(), dueAt: z.string().exactOptional(), reportedAt: z.string().exactOptional(), publishedAt: z.string().exactOptional(), delistedAt: z.string().exactOptional(), delistingPublishedAt: z.string().exactOptional() }).exactOptional(),
  whistles: z.array(z.strictObject({ id: z.string(), unit: z.string(), unitName: z.string(), reason: z.string(), since: z.string(), arrivedAt: z.string().exactOptional() })),
  signOff: signOffProgress.exactOptional(),
  evidence: z.array(attachedShown),
  history: z.strictObject({ system: z.string(), externalId: z.string(), importedAt: z.string() }).exactOptional(),
  next: agendaItem.nullable(),
  permitted: z.array(permission),
});
export type CasePage = z.output<typeof casePage>;

/** At which instant a case is looked at; in the past when it is shown as it was known then. */
type Moment = Readonly<{ now: Instant; asOf?: Instant; reporter: Reporter | undefined; evidence: readonly AttachedShown[]; round?: NonNullable<CasePage['round']> }>;

/** Everything about a case that its page shows. Of the past nothing can be done any more. */
export function casePageOf(file: CaseFile, caller: Caller, { now, asOf, reporter, evidence, round }: Moment): CasePage {
  const { state, caseId, version, rules } = file;
  const lead = leadOf(state);
  const { level } = state;
  const progress = signOffOf(file, caller);
  return {
    caseId, version, now, ...(asOf === undefined ? {} : { asOf }),
    ...descriptionOf(file, caller), ...(round === undefined ? {} : { round }),
    ...(mayKnowReporter(state, caller.actor, caller.sight) ? { reporter: { person: state.reportedBy, personName: caller.names.person(state.reportedBy), ...reporter } } : {}),
    policy: rules.policy.version, calendar: rules.calendar.version,
    assignments: state.assignments.map((one) => shareShown(file, one, now, caller)),
    clock: lead?.deadline === undefined ? null : clockShown(state, lead, lead.deadline, rules, now, caller),
    level, levelName: wordOf(levelWords[caller.locale], `${level}`),
    measures: state.sanctions.map((one) => measureOf(one, { ...caller, names: withRungs(caller.names, rules.policy) })),
    ...waitingOf(file, caller), ...calledOf(file, caller), ...requestsOf(file, caller), ...outcomeOf(file),
    ...(progress === undefined ? {} : { signOff: progress }),
    evidence: [...evidence],
    next: agendaItems(file, caller)[0] ?? null,
    permitted: asOf === undefined ? permissionsOf(state, caller) : [],
  };
}

function descriptionOf({ state }: CaseFile, { locale, names }: Caller) {
  const status = statusOf(state);
  const { caseNo, title, description, since, source, place, office, category, grade, negative, listed, exposed, mode, urgent, campaign, requirement, docNo } = state;
  return {
    ...(caseNo === undefined ? {} : { caseNo }), title, description, status, statusName: statusWords[locale][status], stages: wayOf(state).map((one) => ({ ...one, name: stageWords[locale][one.stage] })), since,
    source: { ...source, kindName: wordOf(optionWords[locale], source.kind) }, place: { ...place, ...(place.area === undefined ? {} : { areaName: names.area(place.area) }) }, office, officeName: names.office(office),
    ...(category === undefined ? {} : { category, categoryName: names.category(category) }), grade, gradeName: gradeWords[locale][grade], negativeList: negative, listed, exposed, mode, urgency: urgent ? 'urgent' : 'ordinary', ...(campaign === undefined ? {} : { campaign }),
    ...(requirement === undefined ? {} : { requirement }), ...(docNo === undefined ? {} : { docNo }),
  } satisfies Partial<CasePage>;
}

function waitingOf({ state, city }: CaseFile, caller: Caller) {
  const shown = (parties: Parameters<typeof tell>[1]) => tell(city, parties).map((one) => personShown(one, caller));
  return {
    holders: shown(holdersOf(state)),
    waits: waits(state).map(({ step, since, unit, holder, stoppedBy: [endedBy], ...which }) => ({ step, name: stepWords[caller.locale][step], since, ...(unit === undefined ? {} : { unit }), ...whichOf(which), people: shown(holder), ...(endedBy === undefined ? {} : { endedBy }) })),
  } satisfies Partial<CasePage>;
}

/** The units called to the place (by whom may be who reported, and stays out), and what listed supervision asks for. */
function calledOf({ state: { whistles, listing } }: CaseFile, { names }: Caller) {
  const { deadline, ...dates } = listing ?? {};
  return {
    whistles: whistles.map((one) => ({ ...without(one, 'by'), unitName: names.unit(one.unit) })),
    ...(listing === undefined ? {} : { listing: { since: listing.since, ...dates, ...(deadline === undefined ? {} : { dueAt: deadline.dueAt }) } }),
  } satisfies Partial<CasePage>;
}

function requestsOf({ state }: CaseFile, { locale, names }: Caller) {
  const { coordination, plan, dispute, extensionRequests, suspensionRequest, suspension, notice } = state;
  const { toFile: _, ...asked } = coordination;
  const stands = suspension ?? suspensionRequest;
  const { proposedUnit, ...disputed } = dispute ?? {};
  return {
    coordination: { ...asked, name: coordinationWords[locale][coordination.level] },
    ...(plan === undefined ? {} : { plan }),
    ...(dispute === undefined ? {} : { dispute: { assignment: dispute.assignment, basis: dispute.basis, since: dispute.since, ...disputed, ...(proposedUnit === undefined ? {} : { proposedUnit: { id: proposedUnit, name: names.unit(proposedUnit) } }) } }),
    extensionRequests: [...extensionRequests],
    ...(stands === undefined ? {} : { suspension: { requested: suspension === undefined, reason: stands.reason, reviewOn: stands.reviewOn, since: stands.since } }),
    ...(notice === undefined ? {} : { notice: { since: notice.since, endsAt: notice.endsAt, ...(notice.objection === undefined ? {} : { objection: { reason: notice.objection.reason, since: notice.objection.since } }) } }),
  } satisfies Partial<CasePage>;
}

const outcomeOf = ({ state: { attempts, relapses, bounces, closedAt, into, lookbacks, history } }: CaseFile) =>
  ({
    attempts, relapses, bounces, ...(closedAt === undefined ? {} : { closedAt }), ...(into === undefined ? {} : { mergedInto: into }), lookbacks: [...lookbacks], ...(history === undefined ? {} : { history }),
  }) satisfies Partial<CasePage>;
