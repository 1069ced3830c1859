import { at, type Instant } from '#domain/time';
import type { Role } from '#domain/city/city';
import type { Step } from '#domain/policy/policy';
import type { Wait } from './chapter.ts';
import { unpublished } from './listing.ts';
import { runningDeadlines } from './milestones.ts';
import { promised } from './sanctions.ts';
import { inspectorsOf, isOpen, leadOf, mustLead, standing, type Assignment, type CaseState, type Party } from './state.ts';
import { awaited } from './whistle.ts';

const inOffice = (state: CaseState, ...roles: Role[]): readonly Party[] => [{ kind: 'office', office: state.office, roles }];
/** Who of a unit works on the case: the leader whom a supervision order has put in charge, otherwise the handler and whom the order names. */
function workers(state: CaseState, { unit, person }: Assignment): readonly Party[] {
  const leader = mustLead(state, unit);
  if (leader !== undefined) return [{ kind: 'unit', unit, roles: [leader] }];
  return [{ kind: 'unit', unit, roles: ['unit-handler'] }, ...(person === undefined ? [] : [{ kind: 'person', person, office: state.office } as const])];
}
const wait = (step: Step, about: string, since: string, holder: readonly Party[], stoppedBy: readonly string[], more: Pick<Wait, 'assignment' | 'unit' | 'milestone' | 'milestoneName'> = {}): Wait => ({
  id: [step, about, since].filter((part) => part !== '').join('/'), step, since, holder, stoppedBy, ...more,
});
const of = ({ id: assignment, unit }: Assignment) => ({ assignment, unit });

const claims = (state: CaseState): readonly Wait[] =>
  standing(state)
    .filter((one) => one.status === 'unclaimed' && one.id !== state.dispute?.assignment)
    .map((one) => wait('claim', one.id, one.issuedAt, workers(state, one), ['claim', 'dispute', 'deem-claimed', 'reassign', 'recall-order'], of(one)));

/** What an imported case missed before it came is not chased. */
const later = (dueAt: Instant, importedAt = dueAt): Instant => (importedAt > dueAt ? importedAt : dueAt);

/** What a unit works on: its milestones and its share, each chased from its due time on. */
const work = (state: CaseState): readonly Wait[] =>
  standing(state)
    .filter((one) => one.status === 'working' && one.deadline !== undefined)
    .flatMap((one) =>
      runningDeadlines(one).map(({ deadline: { dueAt }, ...which }) => {
        const { milestone } = which;
        const stoppedBy = [...(milestone === undefined ? [] : ['reach-milestone']), 'submit-feedback', 'request-extension', 'request-suspension'];
        return wait('rectify', milestone === undefined ? one.id : `${one.id}.${milestone}`, later(dueAt, state.history?.importedAt), workers(state, one), stoppedBy, { ...of(one), ...which });
      }),
    );

/** The director rules; once the limit has run out and the director was reminded in vain, the case lies before headquarters too. */
function ruling(state: CaseState): Wait {
  const stands = wait('ruling', state.dispute?.assignment ?? '', state.since, inOffice(state, 'director'), ['rule-jurisdiction']);
  return reminded(state, stands) ? { ...stands, holder: inOffice(state, 'director', 'hq') } : stands;
}

/** Whether the limit of a wait has run out and its first rung was fired. */
const reminded = ({ chased }: CaseState, { id }: Wait): boolean => (chased[id]?.rung ?? 0) > 0;

/** An imported case without a limit: the office must look at it and order, close or end it. */
const takeover = (state: CaseState): readonly Wait[] =>
  state.history !== undefined ? [wait('takeover', '', state.history.importedAt, inOffice(state, 'dispatcher'), ['submit-feedback', 'reassign', 'terminate'])] : [];

function signatures(state: CaseState): readonly Wait[] {
  const lead = leadOf(state);
  if (state.signOff === undefined)
    return lead === undefined ? [] : [wait('apply', '', state.since, workers(state, lead), ['apply-sign-off'], of(lead))];
  const { steps, signed, round } = state.signOff;
  const next = steps[signed.length];
  return next === undefined ? [] : [wait('endorse', `${round}.${next.id}`, signed.at(-1)?.at ?? state.signOff.since, [next.party], ['endorse', 'return-sign-off'])];
}

/** The oldest look back that is ordered and not held; one visit holds all that are due. */
const lookbacks = (state: CaseState): readonly Wait[] =>
  state.lookbacks
    .filter(({ orderedAt, heldAt }) => orderedAt !== undefined && heldAt === undefined)
    .slice(0, 1)
    .map(({ round, orderedAt }) => wait('look-back', `${round}`, orderedAt ?? state.since, inspectorsOf(state), ['look-back']));

function byStatus(state: CaseState): readonly Wait[] {
  switch (state.status) {
    case 'none':
    case 'rejected':
    case 'merged':
    case 'archived':
    case 'terminated':
    case 'feedback':
      return [];
    case 'reported':
      return [wait('verify', '', state.since, inOffice(state, 'clerk'), ['register', 'reject', 'merge'])];
    case 'registered':
      return [wait('dispatch', '', state.since, inOffice(state, 'dispatcher'), ['issue-order', 'merge', 'terminate'])];
    case 'issued':
      return [...claims(state), ...work(state)];
    case 'disputed':
      return [ruling(state), ...claims(state), ...work(state)];
    case 'planning': {
      const lead = leadOf(state);
      return lead === undefined ? [] : [wait('plan', '', state.since, workers(state, lead), ['submit-plan'], of(lead)), ...claims(state)];
    }
    case 'plan-review':
      return [wait('plan-review', '', state.since, inOffice(state, 'director'), ['approve-plan', 'return-plan']), ...claims(state)];
    case 'rectifying': {
      const working = [...claims(state), ...work(state)];
      return working.length > 0 ? working : takeover(state);
    }
    case 'suspended':
      return [wait('suspension-review', '', at(state.suspension?.reviewOn ?? state.since.slice(0, 10), 0), inOffice(state, 'director'), ['end-suspension', 'renew-suspension'])];
    case 'reinspection':
      return [wait('reinspect', '', state.since, state.inspector === undefined ? inspectorsOf(state) : [{ kind: 'person', person: state.inspector, office: state.office }], ['reinspect', 'order-reinspection'])];
    case 'sign-off':
      return signatures(state);
    case 'public-notice':
      return state.notice?.objection === undefined ? [] : [wait('objection', '', state.notice.objection.since, inOffice(state, 'director'), ['rule-objection'])];
    case 'closed':
      return lookbacks(state);
  }
}

/** Whoever is asked answers; an area's leader who has let the limit pass may be answered for by headquarters. */
function helping(state: CaseState, since: Instant): Wait {
  const { level } = state.coordination;
  const stoppedBy = ['resolve-coordination', ...(level === 1 || level === 3 ? ['request-coordination'] : [])];
  const stands = wait('coordination', `${level}`, since, coordinators(state), stoppedBy);
  return level === 2 && reminded(state, stands) ? { ...stands, holder: [...stands.holder, ...inOffice(state, 'hq')] } : stands;
}

/** Units called to the place, until they come or the case ends. */
const arrivals = (state: CaseState): readonly Wait[] =>
  isOpen(state) ? awaited(state).map(({ id, unit, since }) => wait('arrival', id, since, [{ kind: 'unit', unit, roles: ['unit-handler', 'unit-vice'] }], ['arrive'], { unit })) : [];

/** What listed supervision asks for: the lead unit's report, the publications, and the end of it by its limit. */
function listings(state: CaseState): readonly Wait[] {
  const { listing } = state;
  if (listing === undefined) return [];
  const lead = leadOf(state);
  const publisher = inOffice(state, 'propaganda', 'director');
  const owed = unpublished(state);
  const reporting = isOpen(state) && lead !== undefined && listing.reportedAt === undefined && listing.delistedAt === undefined;
  return [
    ...(reporting ? [wait('listed-report', '', later(listing.since, lead.issuedAt), workers(state, lead), ['report-listing'], of(lead))] : []),
    ...(listing.deadline !== undefined && lead?.status === 'working' && isOpen(state) ? [wait('rectify', 'listed', listing.deadline.dueAt, workers(state, lead), ['submit-feedback'], of(lead))] : []),
    ...(owed === 'listing' ? [wait('listed-publication', '', listing.since, publisher, ['publish-listing'])] : []),
    ...(owed === 'delisting' ? [wait('delisting', '', listing.delistedAt ?? listing.since, publisher, ['publish-listing'])] : []),
  ];
}

/** Requests that wait beside the state: extension, suspension, coordination. */
function requests(state: CaseState): readonly Wait[] {
  const { extensionRequests, suspensionRequest, coordination } = state;
  const lead = leadOf(state);
  return [
    ...extensionRequests.map(({ id, since, rank, assignment, unit }) => wait('extension', id, since, rankOf(state, rank), ['decide-extension'], { assignment, unit })),
    ...(suspensionRequest === undefined ? [] : [wait('suspension', '', suspensionRequest.since, inOffice(state, 'director'), ['decide-suspension'])]),
    ...(coordination.since === undefined ? [] : [helping(state, coordination.since)]),
    ...(coordination.toFile === undefined || lead === undefined ? [] : [wait('coordination', 'file', coordination.toFile, workers(state, lead), ['request-coordination'], of(lead))]),
  ];
}

/** Proposals of the clock and of people, and appeals, which a person must decide; and what was issued and must be carried out by a limit. */
const sanctions = (state: CaseState): readonly Wait[] => [
  ...state.sanctions.flatMap((one) => {
    if (one.status === 'proposed') return [wait('sanction', one.id, one.since, inOffice(state, one.issuedBy), ['decide-sanction'], { unit: one.unit })];
    return one.status === 'appealed' ? [wait('appeal', one.id, one.since, inOffice(state, 'hq'), ['rule-appeal'], { unit: one.unit })] : [];
  }),
  ...promised(state).flatMap(({ id, unit, execution }) => (execution === undefined ? [] : [wait('execution', id, execution.since, inOffice(state, 'director'), ['execute-sanction'], { unit })])),
];

/** Who decides an extension of this rank: the director, the area's leader, headquarters. */
export const rankOf = (state: CaseState, rank: 'director' | 'area-leader' | 'hq'): readonly Party[] =>
  rank === 'area-leader' ? [{ kind: 'area', areas: state.areas, office: state.office }] : inOffice(state, rank);

/** Who answers on a level of coordination: C1 the lead unit, C2 the area's leader, C3 the office, C4 headquarters. */
export function coordinators(state: CaseState, level = state.coordination.level): readonly Party[] {
  const lead = leadOf(state);
  switch (level) {
    case 1:
      return lead === undefined ? inOffice(state, 'director') : [{ kind: 'unit', unit: lead.unit, roles: ['unit-handler', 'unit-vice', 'unit-head'] }];
    case 2:
      return [{ kind: 'area', areas: state.areas, office: state.office }];
    case 3:
      return inOffice(state, 'director');
    case 0:
    case 4:
      return inOffice(state, 'hq');
  }
}

/** Everything on this case that waits for somebody, and for whom. */
export const waits = (state: CaseState): readonly Wait[] => [...byStatus(state), ...requests(state), ...sanctions(state), ...arrivals(state), ...listings(state)];

/** Who holds the case now (件件有着落: an open case always has a holder). */
export function holdersOf(state: CaseState): readonly Party[] {
  const waiting = byStatus(state).flatMap(({ holder }) => holder);
  return waiting.length > 0 || !isOpen(state) ? waiting : inOffice(state, 'dispatcher', 'director');
}
