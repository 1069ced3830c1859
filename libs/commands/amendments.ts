import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import type { Recorded } from '#event-store/recorded';
import { evolveBook, noBook, type CalendarEvent } from '#domain/calendar/book';
import { clock } from '#domain/city/city';
import type { PolicyEvent } from '#domain/policy/book';
import type { Instant } from '#domain/time';
import { countDeadlineMoves } from '#read-models/list-deadline-moves';
import { calendarStream } from './calendar-book.ts';
import type { Deps } from './deps.ts';
import { once } from './once.ts';
import { policyStream } from './policy-book.ts';

/** Which amendment: the number of its event in the stream of the calendars or of the policies. */
export type AmendmentKey = Readonly<{ kind: 'calendar' | 'policy'; number: number }>;

/** A published change of the rules that open cases follow. */
export type Amendment = AmendmentKey &
  Readonly<{
    /** `calendar-3`, `policy-2`. */
    id: string;
    /** The version that cases adopt: of the calendar, or of the policy. Of a withdrawal the version that they leave. */
    version: string;
    withdrawn: boolean;
    /** What the office reads as the reason: the title of the notice, the name of the policy. */
    why: string;
    publishedAt: Instant;
    /** From when cases follow. */
    from: Instant;
  }>;

/** What became of an amendment: cases looked at, those that adopted it, those that could not be read or written, and the deadlines that moved in how many of them. */
export type AmendmentCounts = Readonly<{ looked: number; adopted: number; failed: number; cases: number; deadlines: number }>;
export type AmendmentApplied = Readonly<{ type: 'AmendmentApplied'; data: Pick<Amendment, 'kind' | 'number' | 'version' | 'why'> & AmendmentCounts }>;

export const amendmentStream = (id: string): string => `amendment/${id}`;
export const amendmentId = ({ kind, number }: AmendmentKey): string => `${kind}-${number}`;

/** The key that an id names; undefined for any other text. */
export function amendmentKey(id: string): AmendmentKey | undefined {
  const [, kind, number] = /^(calendar|policy)-([1-9]\d{0,8})$/.exec(id) ?? [];
  return kind === undefined ? undefined : { kind: kind === 'calendar' ? 'calendar' : 'policy', number: Number(number) };
}

/** A document as the office cites it in a reason. */
const cited = (name: string, basis: string): string => `${name}（${basis}）`;

/** What moves the deadlines, as the office reads it: the title of a notice, the name and document of other days. */
export function whyOf({ type, data }: CalendarEvent): string {
  switch (type) {
    case 'NoticeIssued':
      return data.title;
    case 'OverlayIssued':
      return cited(data.name, data.basis);
    case 'OverlayWithdrawn':
    case 'HoursSet':
      return data.basis;
  }
}

function ofCalendar(event: Recorded<CalendarEvent>): Amendment {
  const [number, at] = [event.version, event.recordedAt];
  const { version } = evolveBook({ ...noBook, count: number - 1 }, event);
  return { id: amendmentId({ kind: 'calendar', number }), kind: 'calendar', number, version, withdrawn: false, why: whyOf(event), publishedAt: at, from: at };
}

async function ofPolicy({ policies }: Deps, client: Queryable, event: Recorded<PolicyEvent>): Promise<Amendment | undefined> {
  if (!event.data.migrate) return undefined;
  const key = { kind: 'policy', number: event.version } as const;
  const shared = { ...key, id: amendmentId(key), publishedAt: event.recordedAt };
  if (event.type === 'PolicyPublished') return { ...shared, version: `${event.data.policy.id}@${event.version}`, withdrawn: false, why: event.data.policy.name, from: event.data.effectiveFrom };
  const left = (await policies.current(client)).published.find((one) => one.number === event.data.number);
  return left === undefined ? undefined : { ...shared, version: left.policy.version, withdrawn: true, why: left.policy.name, from: event.data.from };
}

/** The amendment of a key; undefined when nothing was published there, or no open case is to follow it. */
export async function amendmentOf(deps: Deps, client: Queryable, { kind, number }: AmendmentKey): Promise<Amendment | undefined> {
  const part = { after: number - 1, upTo: number };
  if (kind === 'calendar') {
    const [event] = (await load<CalendarEvent>(client, calendarStream, part)).events;
    return event === undefined ? undefined : ofCalendar(event);
  }
  const [event] = (await load<PolicyEvent>(client, policyStream, part)).events;
  return event === undefined ? undefined : ofPolicy(deps, client, event);
}

/** Every amendment that open cases follow, the latest first. */
export async function amendments(deps: Deps, client: Queryable): Promise<readonly Amendment[]> {
  const calendars = (await load<CalendarEvent>(client, calendarStream)).events.map(ofCalendar);
  const policies = await Promise.all((await load<PolicyEvent>(client, policyStream)).events.map((event) => ofPolicy(deps, client, event)));
  return [...calendars, ...policies.flatMap((one) => one ?? [])].toSorted((one, other) => (one.publishedAt < other.publishedAt ? 1 : one.publishedAt > other.publishedAt ? -1 : 0));
}

/** What became of an amendment; undefined while it is not carried out to the end. */
export async function appliedOf(client: Queryable, id: string): Promise<(AmendmentCounts & Readonly<{ at: Instant }>) | undefined> {
  const [event] = (await load<AmendmentApplied>(client, amendmentStream(id))).events;
  if (event === undefined) return undefined;
  const { looked, adopted, failed, cases, deadlines } = event.data;
  return { looked, adopted, failed, cases, deadlines, at: event.recordedAt };
}

/** Changes of the policy that are not carried out to the end. */
export async function policyChangesUnderway(deps: Deps, client: Queryable): Promise<readonly Amendment[]> {
  const changes = (await amendments(deps, client)).filter(({ kind }) => kind === 'policy');
  const applied = await Promise.all(changes.map(({ id }) => appliedOf(client, id)));
  return changes.filter((_, index) => applied[index] === undefined);
}

/** Records, once, that an amendment was carried out to the end, and what it came to. */
export async function recordApplied(deps: Deps, amendment: Amendment, counted: Pick<AmendmentCounts, 'looked' | 'adopted' | 'failed'>): Promise<void> {
  const { id, kind, number, version, why } = amendment;
  await once<AmendmentApplied, object>(deps, { streamId: amendmentStream(id), request: { id }, actor: clock, commandId: 'applied', cause: id }, async ({ client }) => {
    const moved = await countDeadlineMoves(client, amendmentStream(id));
    return { events: [{ type: 'AmendmentApplied', data: { kind, number, version, why, ...counted, ...moved } }], answer: {} };
  });
}
