import { describe, expect, it } from '@jest/globals';
import { by } from '../../../test/support/case/city.ts';
import { refusalOf } from '../../../test/support/case/given.ts';
import { storyIn } from '../../../test/support/case/statuses.ts';
import { does, otherId, outcome, type Step, type Story } from '../../../test/support/case/story.ts';
import { clock } from '#domain/city/city';
import { commandTypes, type CaseCommand, type CaseCommandType } from './case.ts';
import { openStatuses, ordered, statuses, underway, type Status } from './state.ts';

type Where = readonly (Status | 'none')[];
type Outcomes = Readonly<Record<string, Where>>;
type Row = Readonly<{ person: string; data: unknown; in: Outcomes; otherwise: string; first: Step }>;

const words = '情况属实';
const all: Where = ['none', ...statuses];
/** Before a unit has the case, no unit may do anything with it; before it is reported, no office. */
const unordered: Where = ['none', 'reported', 'rejected', 'registered'];
const nothingFirst: Step = (story) => story;

const row =
  (strangers: Outcomes) =>
  (person: string, data: unknown, where: Outcomes, otherwise = 'wrong-status', first = nothingFirst): Row => ({ person, data, in: { ...where, ...strangers }, otherwise, first });
const anybody = row({});
const office = row({ 'office-only': ['none'] });
const unit = row({ 'not-your-case': unordered });
const leadUnit = row({ 'lead-unit-only': unordered });

const later = '2026-05-29';
const asksForTime = does('urban-handler', 'request-extension', { until: later, reason: words });
const asksForPause = does('urban-handler', 'request-suspension', { reviewOn: later, reason: words });
const applies = does('urban-handler', 'apply-sign-off', { summary: words });
const objects = does('street-handler', 'object', { reason: words });
const asksForHelp = does('urban-handler', 'request-coordination', { problem: words });
const accuses = does('dispatcher', 'propose-sanction', { level: 3, unit: 'urban', grounds: words });
const issues: Step = (story) => does('director', 'decide-sanction', { approve: true, opinion: words })(accuses(story));
const appeals: Step = (story) => does('urban-head', 'appeal', { grounds: words })(issues(story));
const calls = does('clerk', 'blow-whistle', { units: ['traffic'], reason: words });
const promises: Step = (story) => does('hq', 'decide-sanction', { approve: true, opinion: words })(does('dispatcher', 'propose-sanction', { level: 5, unit: 'urban', grounds: words })(story));
const lists = does('hq', 'list-for-supervision', { reason: words });

/** What comes of each command in each status when the right person gives it, after `first` where that is possible; elsewhere `otherwise`. */
const rows: Readonly<Record<CaseCommandType, Row>> = {
  report: anybody('street-handler', { title: words, description: words, source: { kind: 'public' }, place: { address: words } }, { ProblemReported: ['none'] }, 'already-reported'),
  verify: office('clerk', { findings: words }, { ReportVerified: ['reported'] }),
  reject: office('clerk', { reason: 'not-found', explanation: words }, { ReportRejected: ['reported'] }),
  reconsider: office('director', { reason: words }, { ReportReconsidered: ['rejected'] }),
  merge: office('clerk', { into: otherId }, { CaseMerged: openStatuses }),
  register: office('clerk', { category: 'rubbish' }, { CaseRegistered: ['reported'] }),
  'issue-order': office('dispatcher', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: words }, { OrderIssued: ['registered'] }),
  claim: unit('urban-handler', {}, { 'AssignmentClaimed WorkBegan': ['issued'], 'dispute-pending': ['disputed'], 'already-claimed': ['planning', 'plan-review', 'rectifying'] }),
  'deem-claimed': office('dispatcher', { unit: 'urban', reason: words }, { 'dispute-window-open': ['issued'], 'dispute-pending': ['disputed'], 'already-claimed': ['planning', 'plan-review', 'rectifying'] }),
  reassign: office('dispatcher', { from: 'urban', to: 'housing', reason: words }, { AssignmentReassigned: ['issued', 'planning', 'rectifying'] }),
  'recall-order': office('dispatcher', { reason: words }, { OrderRecalled: ['issued'] }),
  dispute: unit('urban-handler', { basis: words }, { JurisdictionDisputed: ['issued'] }),
  'rule-jurisdiction': office('director', { ruling: 'upheld', basis: words }, { 'JurisdictionRuled DeadlineCredited AssignmentReassigned': ['disputed'] }),
  'submit-plan': leadUnit('urban-handler', { causes: words, measures: words }, { PlanSubmitted: ['planning'] }),
  'approve-plan': office('director', {}, { PlanApproved: ['plan-review'] }),
  'return-plan': office('director', { reason: words }, { PlanReturned: ['plan-review'] }),
  'report-progress': unit('urban-handler', { text: words }, { ProgressReported: [...underway, 'suspended'] }),
  'reach-milestone': unit('urban-handler', { milestone: 'stop', note: words }, { 'no-milestone-left': underway }),
  remind: anybody('clock', { duty: 'none' }, {}, ''),
  urge: office('dispatcher', { text: words }, { UrgingSent: openStatuses }),
  'request-extension': unit('urban-handler', { until: later, reason: words }, { ExtensionRequested: underway }),
  'decide-extension': anybody('director', { granted: true, opinion: words }, { DeadlineExtended: underway }, 'no-request', asksForTime),
  'request-suspension': unit('urban-handler', { reason: words, reviewOn: later }, { SuspensionRequested: ['planning', 'plan-review', 'rectifying'] }),
  'decide-suspension': office('director', { granted: true, opinion: words }, { SuspensionGranted: ['planning', 'plan-review', 'rectifying'], 'no-request': ['issued', 'disputed'] }, 'wrong-status', asksForPause),
  'renew-suspension': office('director', { reviewOn: later, opinion: words }, { SuspensionGranted: ['suspended'] }),
  'end-suspension': office('director', { reason: words }, { SuspensionEnded: ['suspended'] }),
  'submit-feedback': unit('urban-head', { result: words, measures: words }, { FeedbackSubmitted: ['rectifying'] }),
  'return-feedback': office('dispatcher', { reason: words }, { FeedbackReturned: ['feedback'] }),
  'order-reinspection': office('dispatcher', { inspector: 'inspector' }, { ReinspectionOrdered: ['feedback', 'reinspection'] }),
  reinspect: office('inspector', { result: 'passed', findings: words }, { 'ReinspectionOrdered ReinspectionPassed': ['feedback'], ReinspectionPassed: ['reinspection'] }),
  'apply-sign-off': leadUnit('urban-handler', { summary: words }, { SignOffApplied: ['sign-off'] }),
  endorse: anybody('urban-vice', { opinion: words }, { SignOffEndorsed: ['sign-off'] }, 'wrong-status', applies),
  'return-sign-off': anybody('urban-vice', { reason: words }, { SignOffReturned: ['sign-off'] }, 'wrong-status', applies),
  object: anybody('street-handler', { reason: words }, { ObjectionLodged: ['public-notice'] }),
  'rule-objection': office('director', { upheld: true, basis: words }, { 'ObjectionRuled ReinspectionOrdered': ['public-notice'] }, 'wrong-status', objects),
  'close-notice': anybody('clock', { duty: 'none' }, {}, ''),
  'order-look-back': anybody('clock', { duty: 'none' }, {}, ''),
  'look-back': office('inspector', { result: 'relapsed', findings: words }, { 'RelapseFound CaseReopened': ['closed'] }),
  archive: office('clerk', {}, { 'look-backs-left': ['closed'] }),
  'request-coordination': unit('urban-handler', { problem: words }, { CoordinationRequested: [...underway, 'suspended'] }),
  'resolve-coordination': anybody('leader', { outcome: 'resolved', opinion: words }, { CoordinationResolved: [...underway, 'suspended'] }, 'no-request', asksForHelp),
  instruct: anybody('hq', { opinion: words }, { InstructionGiven: openStatuses, 'leaders-only': ['none'] }),
  escalate: anybody('clock', { duty: 'none' }, {}, ''),
  'adopt-rules': anybody('clock', { why: words, cause: 'calendar-amendment/1' }, {}, ''),
  'propose-sanction': office('dispatcher', { level: 3, unit: 'urban', grounds: words }, { SanctionProposed: ordered }),
  'decide-sanction': office('director', { approve: true, opinion: words }, { SanctionIssued: ordered }, 'no-such-sanction', accuses),
  appeal: unit('urban-head', { grounds: words }, { AppealFiled: ordered }, 'no-such-sanction', issues),
  'rule-appeal': office('hq', { upheld: true, opinion: words }, { SanctionWithdrawn: ordered }, 'no-such-sanction', appeals),
  'withdraw-sanction': anybody('clock', { sanction: 's1', opinion: words, ruledBy: 'hq' }, { SanctionWithdrawn: ordered }, '', issues),
  'execute-sanction': anybody('director', { sanction: 's1', note: words }, { SanctionExecuted: ordered, 'office-only': ['none'] }, 'nothing-promised', promises),
  'blow-whistle': anybody('street-handler', { units: ['traffic'], reason: words }, { WhistleBlown: openStatuses, 'local-unit-only': ['none'] }),
  arrive: anybody('traffic-handler', { note: words }, { UnitArrived: openStatuses }, 'not-called', calls),
  'list-for-supervision': office('hq', { reason: words }, { SupervisionListed: openStatuses }),
  'report-listing': leadUnit('urban-handler', { plan: words }, { ListingReported: ordered }, 'no-report-owed', lists),
  'publish-listing': office('propaganda', { media: words, reference: words }, { ListingPublished: openStatuses }, 'nothing-to-publish', lists),
  delist: office('hq', { reason: words }, { 'wrong-status': openStatuses }, 'not-listed', lists),
  'record-exposure': office('propaganda', { media: words }, { ExposureRecorded: openStatuses }),
  'correct-record': office('clerk', { about: 1, correction: words, reason: words, changes: {} }, {}, 'RecordCorrected'),
  terminate: office('director', { reason: words }, { CaseTerminated: openStatuses }),
  'late-entry': office('clerk', { command: 'urge', data: { text: words }, onBehalfOf: 'dispatcher', occurredAt: '2026-03-02T12:00:00+08:00', reason: words }, { 'LateEntryRecorded UrgingSent': openStatuses }),
  'import-history': anybody('clerk', { system: 's', externalId: '1', row: 1, title: words, description: words, address: words, source: 'public', unit: 'urban', reportedAt: '2026-01-05T09:00:00+08:00' },
    { 'ProblemReported HistoryImported CaseRegistered OrderIssued AssignmentClaimed WorkBegan': ['none'] }, 'already-reported'),
};

const noon = '2026-03-02T13:00:00+08:00';

/** The story with the first step done where that is possible; a refusal leaves it as it is. */
function prepared(story: Story, first: Step): Story {
  let after: Story = story;
  refusalOf(() => (after = first(story)));
  return after;
}

function outcomeOf({ person, data, first }: Row, type: CaseCommandType, status: Status | 'none'): string {
  const story = prepared({ ...storyIn[status], other: { caseId: otherId, status: 'rectifying' } }, first);
  const late = { ...story, now: story.now > noon ? story.now : noon };
  const at = type === 'late-entry' ? late : story;
  let emitted = '';
  const refusal = refusalOf(() => {
    emitted = outcome(at, { type, data } as CaseCommand, person === 'clock' ? clock : by(person)).map((event) => event.type).join(' ');
  });
  return refusal?.code ?? emitted;
}

const expectedIn = ({ in: outcomes, otherwise }: Row, status: Status | 'none'): string =>
  Object.entries(outcomes).findLast(([, where]) => where.includes(status))?.[0] ?? otherwise;

describe('every command in every status, by the right person', () => {
  it.each(commandTypes)('%s', (type) => {
    const actual = Object.fromEntries(all.map((status) => [status, outcomeOf(rows[type], type, status)]));
    expect(actual).toEqual(Object.fromEntries(all.map((status) => [status, expectedIn(rows[type], status)])));
  });
});
