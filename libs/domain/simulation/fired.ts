import type { Duty } from '#domain/case/chapter';
import type { CaseEvent } from '#domain/case/events';
import { order } from '#domain/order';
import type { Paper, Policy } from '#domain/policy/policy';
import type { Instant } from '#domain/time';

/** What the clock did: it reminded, climbed a rung, proposed to accuse, ordered an inspection, or ended what had run its time. */
export type FiredKind = 'reminder' | 'rung' | 'proposal' | 'order' | 'end';

/** One thing that the clock did on a case, by which rule, and about which unit. */
export type Fired = Readonly<{ at: Instant; rule: string; kind: FiredKind; unit?: string; level?: number; paper?: Paper }>;

const ofUnit = (unit: string | undefined): Readonly<{ unit?: string }> => (unit === undefined ? {} : { unit });

/** What a duty that was performed at an instant comes to, by the first event that it emitted. */
export function firedBy({ rule, unit }: Duty, event: CaseEvent, at: Instant): Fired {
  if (event.type === 'ReminderSent') return { at, rule: event.data.rule, kind: 'reminder', ...ofUnit(event.data.unit) };
  if (event.type === 'EscalationFired') return { at, rule: event.data.rule, kind: 'rung', level: event.data.level, paper: event.data.paper, unit: event.data.unit };
  if (event.type === 'SanctionProposed') return { at, rule: event.data.rule, kind: 'proposal', level: event.data.level, paper: event.data.kind, unit: event.data.unit };
  return { at, rule, kind: event.type === 'NoticeCompleted' ? 'end' : 'order', ...ofUnit(unit) };
}

/** What a policy itself calls one of its rungs: nothing for other rules, and for rungs without a name. */
export function calledBy({ ladder }: Policy, rule: string): Readonly<{ name?: string }> {
  const name = ladder.find(({ id }) => rule === `ladder.${id}`)?.name;
  return name === undefined ? {} : { name };
}

/** By time, then rule and unit: the order in which two runs are laid beside each other. */
export const inOrder = (one: Fired, other: Fired): number => order(one.at, other.at) || order(one.rule, other.rule) || order(one.unit ?? '', other.unit ?? '');
