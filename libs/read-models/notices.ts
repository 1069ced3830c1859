import type { Queryable } from '#event-store/queryable';
import { noticesOf, type Notice } from '#domain/case/notices';
import type { RecordTodo } from '#domain/record-notice';
import type { Facts } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { happened, type CaseChange } from './change.ts';
import { noticeId } from './notice-id.ts';
import type { Table } from './table.ts';

/** What a notice is about: a case, the record of a unit, a campaign, an inspection round. */
export type SubjectKind = 'case' | 'unit' | 'campaign' | 'round';

/** One row per person told of a command. Whether it was read, and what became of its mail, is written by what is recorded later. */
export type NoticeRow = Readonly<{
  id: string;
  person: string;
  name: string;
  /** The case that it is about; null where it is about something else. */
  caseId: string | null;
  subjectKind: SubjectKind;
  /** The case again, or the unit or the campaign. */
  subjectId: string;
  /** What a campaign was called; cases and units have the names that they have now. */
  subjectTitle: string | null;
  /** What the sentence of the event names. Of a case, the case itself says it. */
  facts: Facts;
  /** What is asked for, where it is not a step of a case. */
  todo: RecordTodo | null;
  /** Of the case, of the record or of the campaign, after the command. */
  version: number;
  kind: Notice['kind'];
  rule: string;
  toldAs: Notice['as'];
  copy: boolean;
  step: string | null;
  level: number | null;
  unit: string | null;
  dueAt: Instant | null;
  /** Type of the event that told. */
  event: string;
  createdAt: Instant;
}>;

export const notices: Table<NoticeRow> = {
  name: 'notices',
  key: ['id'],
  columns: {
    id: 'text', person: 'text', name: 'text', caseId: 'text', subjectKind: 'text', subjectId: 'text', subjectTitle: 'text', facts: 'jsonb', todo: 'text', version: 'integer', kind: 'text', rule: 'text', toldAs: 'text', copy: 'boolean', step: 'text', level: 'integer', unit: 'text',
    dueAt: 'timestamptz', event: 'text', createdAt: 'timestamptz',
  },
};

/** Whom a change tells. */
export const noticeRows = ({ caseId, before, events, after, city, version, recordedAt }: CaseChange): readonly NoticeRow[] =>
  noticesOf(before, events.map(happened), after, city).map(({ person, name, kind, rule, as, copy, step, level, unit, dueAt, event }) => ({
    id: noticeId(caseId, version, person), person, name, caseId, subjectKind: 'case', subjectId: caseId, subjectTitle: null, facts: {}, todo: null, version, kind, rule, toldAs: as, copy, step: step ?? null, level: level ?? null, unit: unit ?? null, dueAt: dueAt ?? null,
    event: events[event]?.type ?? '', createdAt: recordedAt,
  }));

/** What became of a notice's mail: not sent yet, taken by the mail server, refused for good, given up after the last retry. */
export type MailState = 'pending' | 'sent' | 'refused' | 'given-up';

/** What each event of a delivery's stream says of the mail. */
export const mailStates = { MailAccepted: 'sent', MailRefused: 'refused', MailGivenUp: 'given-up' } as const satisfies Readonly<Record<string, MailState>>;

/** Notes that a notice was read. The first time stands. */
export async function applyRead(client: Queryable, notice: string, at: Instant): Promise<void> {
  await client.query({ name: 'notice-read', text: 'update notices set read_at = coalesce(read_at, $2) where id = $1', values: [notice, at] });
}

/** Notes what became of a notice's mail. */
export async function applyDelivery(client: Queryable, notice: string, state: MailState, at: Instant): Promise<void> {
  await client.query({ name: 'notice-delivery', text: 'update notices set mail_state = $2, mail_at = $3 where id = $1', values: [notice, state, at] });
}

/** Whose a notice is, and whether it was read; with `lock`, kept from changing until the transaction ends. */
export async function noticeOf(client: Queryable, notice: string, { lock = false }: Readonly<{ lock?: boolean }> = {}): Promise<Readonly<{ person: string; readAt?: Instant }> | undefined> {
  const text = `select person, read_at as "readAt" from notices where id = $1${lock ? ' for update' : ''}`;
  const { rows } = await client.query<{ person: string; readAt: Instant | null }>({ name: `notice-of${lock ? '-locked' : ''}`, text, values: [notice] });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { readAt, ...rest } = row;
  return readAt === null ? rest : { ...rest, readAt };
}
