import { dueOf } from '#domain/calendar/due';
import { workingMinutesBetween } from '#domain/calendar/remaining';
import type { Rules } from '#domain/case/chapter';
import { chaseOf } from '#domain/case/chasing';
import { isOpen, type Assignment, type CaseState } from '#domain/case/state';
import type { Instant } from '#domain/time';
import type { CaseChange } from './change.ts';
import { soonOf } from './soon.ts';
import type { Table } from './table.ts';

/** One row per unit's share of a case and round: a relapse begins a new round, and the old row keeps what was. */
export type AssignmentRow = Readonly<{
  caseId: string;
  assignment: string;
  /** 0 for the first handling, then the number of the relapse. */
  round: number;
  unit: string;
  role: string;
  mandatory: boolean;
  status: string;
  issuedAt: Instant;
  claimDueAt: Instant;
  claimedAt: Instant | null;
  /** The office held it for claimed (视同认领). */
  deemed: boolean;
  dueAt: Instant | null;
  /** From when it counts as due soon, while the unit has it in hand. */
  soonAt: Instant | null;
  originalDueAt: Instant | null;
  deliveredAt: Instant | null;
  acceptedAt: Instant | null;
  closedAt: Instant | null;
  relapsedAt: Instant | null;
  /** The case is open and the unit still on it. */
  open: boolean;
  /** The unit has it in hand: to claim or to work on. */
  holding: boolean;
  /** Working minutes in hand: a balance, less what the clock showed at each taking up, plus what it showed at each handing over; whole while not holding. */
  heldMinutes: number;
  attempts: number;
  returns: number;
  extensions: number;
  /** How often the unit said that it is not its duty. */
  bounced: number;
  /** When it was first re-inspected in this round, and whether it passed then. */
  inspectedAt: Instant | null;
  firstPass: boolean | null;
}>;

export const assignments: Table<AssignmentRow> = {
  name: 'assignments',
  key: ['caseId', 'assignment', 'round'],
  columns: {
    caseId: 'text', assignment: 'text', round: 'integer', unit: 'text', role: 'text', mandatory: 'boolean', status: 'text', issuedAt: 'timestamptz', claimDueAt: 'timestamptz', claimedAt: 'timestamptz',
    deemed: 'boolean', dueAt: 'timestamptz', soonAt: 'timestamptz', originalDueAt: 'timestamptz', deliveredAt: 'timestamptz', acceptedAt: 'timestamptz', closedAt: 'timestamptz', relapsedAt: 'timestamptz', open: 'boolean',
    holding: 'boolean', heldMinutes: { type: 'integer', again: 'sum' }, attempts: 'integer', returns: 'integer', extensions: 'integer', bounced: { type: 'integer', again: 'sum' }, inspectedAt: 'timestamptz', firstPass: 'boolean',
  },
};

const inHand = (state: CaseState, one: Assignment | undefined): boolean => isOpen(state) && (one?.status === 'unclaimed' || one?.status === 'working');

/** Working minutes on the unit's own clock, which starts with its order and stands while the case is suspended. */
const clockAt = ({ original, deadline, issuedAt }: Assignment, { calendar }: Rules, instant: Instant): number =>
  workingMinutesBetween(calendar, original?.from ?? issuedAt, instant, [...(original?.pauses ?? []), ...(deadline?.pauses ?? [])]);

/** What this change adds to the balance of minutes held. */
function heldBy(was: Assignment | undefined, one: Assignment, { before, after, rules, events, recordedAt }: CaseChange): number {
  const now = events.at(-1)?.occurredAt ?? recordedAt;
  const [held, holds] = [inHand(before, was), inHand(after, one)];
  const fresh = was === undefined;
  const takenUp = fresh || (!held && holds) ? clockAt(one, rules, fresh ? one.issuedAt : now) : 0;
  const handedOver = !holds && (held || fresh) ? clockAt(one, rules, one.status === 'delivered' || one.status === 'accepted' ? (one.deliveredAt ?? now) : now) : 0;
  return handedOver - takenUp;
}

function firstPassOf({ attempts, passed }: CaseState): boolean | null {
  if (attempts > 0) return false;
  return passed === undefined ? null : true;
}

/** The rungs of the policy say when a claim is late: when it is first chased. */
const claimDue = (state: CaseState, { issuedAt }: Assignment, { policy, calendar }: Rules): Instant => {
  const [first] = chaseOf(state, 'claim', policy).rungs;
  return first === undefined ? issuedAt : dueOf(calendar, issuedAt, first.after).dueAt;
};

function rowOf(state: CaseState, one: Assignment, rules: Rules): Omit<AssignmentRow, 'caseId' | 'heldMinutes' | 'bounced' | 'relapsedAt'> {
  return {
    assignment: one.id, round: state.relapses, unit: one.unit, role: one.role, mandatory: one.mandatory, status: one.status, issuedAt: one.issuedAt, claimDueAt: claimDue(state, one, rules),
    claimedAt: one.claimedAt ?? null, deemed: one.deemed ?? false, dueAt: one.deadline?.dueAt ?? null, soonAt: one.deadline !== undefined && inHand(state, one) ? soonOf(one.deadline, rules) : null, originalDueAt: one.original?.dueAt ?? null, deliveredAt: one.deliveredAt ?? null,
    acceptedAt: one.acceptedAt ?? null, closedAt: one.status === 'withdrawn' ? null : (state.closedAt ?? null), open: isOpen(state) && one.status !== 'withdrawn', holding: inHand(state, one),
    attempts: state.attempts, returns: one.returns, extensions: one.extensions, inspectedAt: state.failures[0] ?? state.passed?.at ?? null, firstPass: firstPassOf(state),
  };
}

const relapsed = ({ before, after }: CaseChange): boolean => after.relapses > before.relapses;

/** A relapse ends the round before it: its rows stay as the closing left them. */
const lastRound = (change: CaseChange): readonly AssignmentRow[] =>
  change.before.assignments.map((one) => ({ ...rowOf(change.before, one, change.rules), caseId: change.caseId, heldMinutes: 0, bounced: 0, relapsedAt: one.status === 'withdrawn' ? null : change.after.since }));

/** The rows of a case's assignments after a change. */
export function assignmentRows(change: CaseChange): readonly AssignmentRow[] {
  const { caseId, before, after, rules, events } = change;
  const newRound = relapsed(change);
  const ofBefore = new Map(newRound ? [] : before.assignments.map((one) => [one.id, one]));
  const disputed = events.flatMap((event) => (event.type === 'JurisdictionDisputed' ? [event.data.assignment] : []));
  return [
    ...(newRound ? lastRound(change) : []),
    ...after.assignments
      .filter(({ id, status }) => status !== 'withdrawn' || (!newRound && ofBefore.get(id)?.status !== 'withdrawn'))
      .map((one) => ({
        ...rowOf(after, one, rules), caseId, relapsedAt: null, heldMinutes: heldBy(ofBefore.get(one.id), one, change), bounced: disputed.filter((which) => which === one.id).length,
      })),
  ];
}
