import type { City, Role } from '#domain/city/city';
import type { Step } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import type { Wait } from './chapter.ts';
import type { Happened } from './events.ts';
import { assignmentOf, type CaseState } from './state.ts';
import { tell } from './telling.ts';
import { tellingsOf, type NoticeKind, type Telling } from './tellings.ts';
import { waits } from './waits.ts';

/** One person told of one command: `rule` says by which rule, `event` is the index of the event among those of the command, `as` the post in which they are told. */
export type Notice = Readonly<{
  person: string;
  name: string;
  as: Role | 'reporter';
  kind: NoticeKind;
  rule: string;
  copy: boolean;
  event: number;
  step?: Step;
  level?: number;
  unit?: string;
  /** When the unit's share is due, where a deadline runs. */
  dueAt?: Instant;
}>;

const strengths: Readonly<Record<NoticeKind, number>> = { escalation: 9, proposal: 8, reminder: 7, order: 6, turn: 5, news: 4 };

/** What counts when there are several reasons to tell the same person: a copy counts less than being asked to act, more than news. */
const strength = ({ kind, copy }: Notice): number => (copy ? strengths[kind] / 10 + strengths.news : strengths[kind]);

const noticesIn = ({ told, reason, copy }: Telling, event: number): readonly Notice[] => told.map(({ person, name, as }) => ({ person, name, as, ...reason, copy, event }));

/** Working on it is one wait, whatever its deadline moves to; all others are told apart by their ids. */
const keyOf = ({ id, step, assignment }: Wait): string => (step === 'rectify' ? `${step}/${assignment ?? ''}` : id);

/** Those for whom the case waits now and did not before. */
function turns(before: CaseState, after: CaseState, city: City, now: Instant): readonly Telling[] {
  const known = new Set(waits(before).map(keyOf));
  return waits(after)
    .filter((wait) => !known.has(keyOf(wait)) && (wait.step === 'rectify' || wait.since <= now))
    .map((wait) => ({ told: tell(city, wait.holder), reason: { kind: 'turn', rule: `turn.${wait.step}`, step: wait.step, ...(wait.unit === undefined ? {} : { unit: wait.unit }) }, copy: false }));
}

/** The strongest reason for each person, in the order in which they were found. */
export function strongest<Told extends Notice>(notices: readonly Told[]): readonly Told[] {
  const best = new Map<string, Told>();
  for (const notice of notices) {
    const other = best.get(notice.person);
    if (other === undefined || strength(notice) > strength(other)) best.set(notice.person, notice);
  }
  return [...best.values()];
}

function dated(notice: Notice, state: CaseState): Notice {
  const dueAt = assignmentOf(state, notice.unit)?.deadline?.dueAt;
  return dueAt === undefined ? notice : { ...notice, dueAt };
}

/**
 * Whom one command concerns, each person once: whoever its events name, whose turn it is now, and who is to know what came of it.
 * Never who did it, and nobody for a past that was imported. A reporter is told as `reporter`, and nobody else is told who that is.
 */
export function noticesOf(before: CaseState, events: readonly Happened[], after: CaseState, city: City): readonly Notice[] {
  const last = events.at(-1);
  if (last === undefined || events.some(({ type }) => type === 'HistoryImported')) return [];
  const actors = new Set(events.map(({ by }) => by));
  const found = [
    ...events.flatMap((event, index) => tellingsOf(event, before, after, city).flatMap((telling) => noticesIn(telling, index))),
    ...turns(before, after, city, last.at).flatMap((telling) => noticesIn(telling, events.length - 1)),
  ];
  return strongest(found.filter(({ person }) => !actors.has(person))).map((notice) => dated(notice, after));
}
