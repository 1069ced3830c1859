import { evolve } from '#domain/case/case';
import type { Rules } from '#domain/case/chapter';
import type { CaseEvents, CaseEventType, Happened } from '#domain/case/events';
import { promised } from '#domain/case/sanctions';
import { isOpen, nothing, standing, type Assignment, type CaseState, type Sanction } from '#domain/case/state';
import type { Instant } from '#domain/time';
import { holderNames, unitHolder, type HolderName } from './holders.ts';
import { wallClock, workingClock } from './working-clock.ts';

/** What is counted for the record of a unit. The catalogue has a sentence for each. */
export const measureIds = [
  'taken', 'rectified', 'on-time', 'left', 'bounced', 'reassigned', 'rework', 'extension', 'inspected', 'first-pass', 'looked-back', 'relapsed', 'sanction-proposed', 'sanction-issued', 'promised', 'settled', 'held',
] as const;
export type MeasureId = (typeof measureIds)[number];

/** Something that an event of a case adds to the figures of a holder. */
export type Contribution = Readonly<{
  holder: HolderName;
  measure: MeasureId;
  /** The version of the case after the event. */
  version: number;
  at: Instant;
  /** Counts; for `held` the reading of the working clock, subtracted on taking up and added on handing over. */
  value: number;
  /** The limit of the order, where there is one: of what was taken, rectified or left. */
  dueAt?: Instant;
  held?: Held;
}>;

/**
 * Time in hand, as a balance that may be read at any moment. `elapsed` is the same in calendar minutes. `share` is the reading divided among all who hold the case at once, so that the shares of a
 * case add up to its open working time; `holding` is 1 where it was taken up, -1 where it was handed over; `among` and `place`: which part of the reading is theirs.
 */
export type Held = Readonly<{ elapsed: number; share: number; holding: number; among: number; place: number }>;

/** The part of a reading that is due to the one at `place` of `among` holders; the parts add up to the reading (Hermite's identity). */
export const partOf = (reading: number, among: number, place: number): number => Math.floor((reading + place) / among);

/** A share counts as in hand while its unit has to do something about it; not while the case is suspended. */
const isInHand = (state: CaseState, { mandatory, status }: Assignment): boolean =>
  mandatory && isOpen(state) && state.status !== 'suspended' && (status === 'unclaimed' || status === 'working' || status === 'delivered');

type Found = Pick<Contribution, 'holder' | 'measure' | 'value' | 'dueAt' | 'held'>;
const one = (unit: string, measure: MeasureId, dueAt?: Instant): Found => ({ holder: unitHolder(unit), measure, value: 1, ...(dueAt === undefined ? {} : { dueAt }) });

function endOf(was: Assignment, is: Assignment): readonly Found[] {
  const dueAt = was.original?.dueAt;
  if (is.status !== 'accepted') return [one(is.unit, 'left', dueAt)];
  const inTime = dueAt !== undefined && (is.acceptedAt ?? is.deliveredAt ?? '') <= dueAt;
  return [one(is.unit, 'rectified', dueAt), ...(inTime ? [one(is.unit, 'on-time', dueAt)] : [])];
}

/** What becomes of a share by an event: taken in hand, rectified (accepted by the re-inspection), left otherwise, given back to be done again. */
function ofShare(was: Assignment | undefined, is: Assignment, before: CaseState, after: CaseState): readonly Found[] {
  const [had, has] = [was !== undefined && isInHand(before, was), isInHand(after, is)];
  const again = before.relapses === after.relapses && is.mandatory && is.status === 'working' && (was?.status === 'delivered' || was?.status === 'accepted');
  return [
    ...(!had && has ? [one(is.unit, 'taken', is.original?.dueAt)] : []),
    ...(was !== undefined && had && !has ? endOf(was, is) : []),
    ...(again ? [one(is.unit, 'rework')] : []),
  ];
}

const mandatory = (state: CaseState): readonly string[] => standing(state).filter((share) => share.mandatory).map(({ unit }) => unit);
const unitOfShare = (state: CaseState, which: string): readonly string[] => state.assignments.filter(({ id }) => id === which).map(({ unit }) => unit);

/** The first re-inspection since the order, or since the relapse. */
const isFirst = ({ attempts, passed, signOffRounds, relapses }: CaseState): boolean => attempts === 0 && passed === undefined && (relapses > 0 || signOffRounds === 0);

type Counters = { readonly [Type in CaseEventType]?: (data: CaseEvents[Type], before: CaseState) => readonly Found[] };

const inspected = (before: CaseState, ...measures: readonly MeasureId[]): readonly Found[] => (isFirst(before) ? mandatory(before).flatMap((unit) => measures.map((measure) => one(unit, measure))) : []);

/** What an event says by its own words; every other event only moves shares and holders. */
const counters: Counters = {
  JurisdictionDisputed: ({ unit }) => [one(unit, 'bounced')],
  AssignmentReassigned: ({ from }, before) => unitOfShare(before, from).map((unit) => one(unit, 'reassigned')),
  DeadlineExtended: ({ assignment }, before) => unitOfShare(before, assignment).map((unit) => one(unit, 'extension')),
  ReinspectionPassed: (_, before) => inspected(before, 'inspected', 'first-pass'),
  ReinspectionFailed: (_, before) => inspected(before, 'inspected'),
  LookbackPassed: (_, before) => mandatory(before).map((unit) => one(unit, 'looked-back')),
  RelapseFound: (_, before) => mandatory(before).flatMap((unit) => [one(unit, 'looked-back'), one(unit, 'relapsed')]),
  SanctionProposed: ({ unit }) => [one(unit, 'sanction-proposed')],
  SanctionIssued: ({ unit }) => [one(unit, 'sanction-issued')],
};

function ofEvent({ type, data }: Happened, before: CaseState): readonly Found[] {
  const count: ((data: never, before: CaseState) => readonly Found[]) | undefined = counters[type];
  return count?.(data as never, before) ?? [];
}

/** Who takes a case up and who hands it over. Whoever keeps it while others join or leave has another share from then on. */
function ofHolders(before: readonly HolderName[], after: readonly HolderName[], at: Instant, calendar: Rules['calendar']): readonly Found[] {
  if (before.length === after.length && before.every((holder, index) => holder === after[index])) return [];
  const [reading, wall] = [workingClock(calendar, at), wallClock(at)];
  return [...new Set([...before, ...after])].map((holder) => {
    const [was, is] = [before.indexOf(holder), after.indexOf(holder)];
    const given = was < 0 ? 0 : partOf(reading, before.length, was);
    const taken = is < 0 ? 0 : partOf(reading, after.length, is);
    const holding = (is < 0 ? 0 : 1) - (was < 0 ? 0 : 1);
    return { holder, measure: 'held', value: -holding * reading, held: { elapsed: -holding * wall, share: given - taken, holding, among: is < 0 ? 0 : after.length, place: Math.max(is, 0) } };
  });
}

/** A measure of the case that was promised with a document number, and one that was carried out or withdrawn since. */
function ofPromises(before: CaseState, after: CaseState): readonly Found[] {
  if (before.sanctions === after.sanctions) return [];
  const [was, is] = [promised(before), promised(after)];
  const isNew = (one: Sanction, others: readonly Sanction[]): boolean => others.every(({ id }) => id !== one.id);
  return [
    ...is.filter((sanction) => isNew(sanction, was)).map(({ unit }) => one(unit, 'promised')),
    ...was.filter((sanction) => isNew(sanction, is)).map(({ unit }) => one(unit, 'settled')),
  ];
}

/** Everything that one event of a case adds to the figures. */
export function contributionsOfEvent(event: Happened, before: CaseState, after: CaseState, { calendar }: Pick<Rules, 'calendar'>): readonly Contribution[] {
  const then = new Map(before.assignments.map((share) => [share.id, share]));
  const found = [
    ...ofEvent(event, before),
    ...after.assignments.flatMap((share) => ofShare(then.get(share.id), share, before, after)),
    ...ofPromises(before, after),
    ...ofHolders(holderNames(before), holderNames(after), event.at, calendar),
  ];
  return found.map((each) => ({ ...each, version: after.version, at: event.at }));
}

/** Everything that the events of a case add to the figures, in their order. A longer history only adds: what a shorter one gave stays. */
export function contributionsOf(events: readonly Happened[], rules: Pick<Rules, 'calendar'>, from: CaseState = nothing): readonly Contribution[] {
  const all: Contribution[] = [];
  let before = from;
  for (const event of events) {
    const after = evolve(before, event);
    all.push(...contributionsOfEvent(event, before, after, rules));
    before = after;
  }
  return all;
}
