import { strongest, type Notice } from './case/notices.ts';
import type { Telling } from './case/tellings.ts';
import type { Facts } from './refusal.ts';
import type { Instant } from './time.ts';

/** What a notice about the record of a unit or about a campaign asks for; the catalogue has words for each. */
export type RecordTodo = 'decide-measure' | 'execute-measure' | 'rule-card-appeal' | 'appeal-card' | 'comply' | 'clear-cases' | 'make-up-duty' | 'inspect-places';

/** Who is told of one event, and why. `by`: who did it, and so is not told. `facts`: what the sentence of the event names. */
export type RecordTelling = Telling & Readonly<{ by: string; facts: Facts; todo?: RecordTodo; dueAt?: Instant }>;

/** One person told of one command to the record of a unit or to a campaign. */
export type RecordNotice = Notice & Readonly<{ facts: Facts; todo?: RecordTodo }>;

/** Whom one command tells, each person once, for the strongest reason; `tellings` has those of each of its events, in their order. */
export function recordNotices(tellings: readonly (readonly RecordTelling[])[]): readonly RecordNotice[] {
  const found = tellings.flatMap((ofEvent, event) =>
    ofEvent.flatMap(({ told, reason, copy, by, ...rest }) => told.filter(({ person }) => person !== by).map(({ person, name, as }): RecordNotice => ({ person, name, as, ...reason, copy, event, ...rest }))),
  );
  return strongest(found);
}
