import type { CaseEvents, CaseEventType, Told } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { Instant } from '#domain/time';
import { signedName } from '#domain/delegation/signature';
import type { CaseChange } from './change.ts';
import { noticeId } from './notice-id.ts';
import type { Table } from './table.ts';

/** What fired, was proposed, issued or ruled. */
export type EscalationKind =
  | 'reminded' | 'urged' | 'escalated' | 'proposed' | 'issued' | 'executed' | 'dropped' | 'appealed' | 'upheld' | 'withdrawn' | 'reinspection-ordered' | 'look-back-ordered' | 'listed' | 'delisted';

/** Somebody who was told, as what, and under which notice; whoever acted got none. */
export type ToldBy = Readonly<{ person: string; name: string; as: string; copy: boolean; notice: string }>;

/** One row per rung that fired, by the clock or by a person. */
export type EscalationRow = Readonly<{
  caseId: string;
  /** The version of the case after the event. */
  version: number;
  kind: EscalationKind;
  rule: string;
  policy: string | null;
  level: number | null;
  step: string | null;
  unit: string | null;
  by: string;
  byName: string;
  dueAt: Instant | null;
  firedAt: Instant;
  /** Rules of the same share that were due before it and were not fired one by one. */
  missed: readonly string[];
  told: readonly ToldBy[];
}>;

export const escalations: Table<EscalationRow> = {
  name: 'escalations',
  key: ['caseId', 'version'],
  columns: {
    caseId: 'text', version: 'integer', kind: 'text', rule: 'text', policy: 'text', level: 'integer', step: 'text', unit: 'text', by: 'text', byName: 'text', dueAt: 'timestamptz',
    firedAt: 'timestamptz', missed: 'text[]', told: 'jsonb',
  },
};

type Facts = Pick<EscalationRow, 'kind' | 'rule'> & Partial<Pick<EscalationRow, 'policy' | 'level' | 'step' | 'unit' | 'dueAt' | 'missed'>> & Readonly<{ to?: readonly Told[]; copy?: readonly Told[] }>;

function settled(kind: EscalationKind, id: string, state: CaseState): readonly Facts[] {
  const sanction = state.sanctions.find((one) => one.id === id);
  return sanction === undefined ? [] : [{ kind, rule: sanction.rule, level: sanction.level, unit: sanction.unit }];
}

/** What the events that belong to an escalation say of it. */
const rungs: { readonly [Type in CaseEventType]?: (data: CaseEvents[Type], change: CaseChange) => readonly Facts[] } = {
  ReminderSent: ({ rule, policy, step, unit = null, dueAt, missed, to, copy }) => [{ kind: 'reminded', rule, policy, step, unit, dueAt, missed, to, copy }],
  EscalationFired: ({ rule, policy, level, unit, dueAt, missed, to, copy }) => [{ kind: 'escalated', rule, policy, level, unit, dueAt, missed, to, copy }],
  SanctionProposed: ({ rule, policy, level, unit, dueAt = null, to, copy }) => [{ kind: 'proposed', rule, policy, level, step: 'sanction', unit, dueAt, to, copy }],
  SanctionIssued: ({ id, told }, { after }) => settled('issued', id, after).map((facts) => ({ ...facts, to: told })),
  SanctionExecuted: ({ id }, { after }) => settled('executed', id, after),
  SanctionDropped: ({ id }, { before }) => settled('dropped', id, before),
  AppealFiled: ({ id }, { before }) => settled('appealed', id, before),
  SanctionUpheld: ({ id }, { before }) => settled('upheld', id, before),
  SanctionWithdrawn: ({ id }, { before }) => settled('withdrawn', id, before),
  UrgingSent: ({ told }) => [{ kind: 'urged', rule: 'urge', to: told }],
  ReinspectionOrdered: ({ why, dueAt = null, told }) => (why === 'clock' ? [{ kind: 'reinspection-ordered', rule: 'recheck', step: 'reinspect', dueAt, to: told }] : []),
  LookbackOrdered: ({ round, dueAt, told }) => [{ kind: 'look-back-ordered', rule: `look-back.${round}`, step: 'look-back', dueAt, to: told }],
  SupervisionListed: () => [{ kind: 'listed', rule: 'by-hand', level: 6 }],
  SupervisionDelisted: () => [{ kind: 'delisted', rule: 'by-hand', level: 6 }],
};

function factsOf<Type extends CaseEventType>({ type, data }: Readonly<{ type: Type; data: CaseEvents[Type] }>, change: CaseChange): readonly Facts[] {
  return rungs[type]?.(data, change) ?? [];
}

/** The rungs among the events of a change. */
export function escalationRows(change: CaseChange): readonly EscalationRow[] {
  const { caseId, version, events } = change;
  const heard = (told: readonly Told[], by: string, copy: boolean): readonly ToldBy[] =>
    told.filter(({ person }) => person !== by).map(({ person, name, as }) => ({ person, name, as, copy, notice: noticeId(caseId, version, person) }));
  return events.flatMap((event) =>
    factsOf(event, change).map(({ kind, rule, policy = null, level = null, step = null, unit = null, dueAt = null, missed = [], to = [], copy = [] }) => ({
      caseId, version: event.version, kind, rule, policy, level, step, unit, by: event.actor.person, byName: signedName(event.actor), dueAt, firedAt: event.occurredAt, missed,
      told: [...heard(to, event.actor.person, false), ...heard(copy, event.actor.person, true)],
    })),
  );
}
