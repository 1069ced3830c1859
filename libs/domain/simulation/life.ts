import type { Happened } from '#domain/case/events';
import { clock } from '#domain/city/city';
import { instantOf, millis, type Instant } from '#domain/time';

/** An event as the log holds it: when it happened, who did it, when it became known, and by which command. */
export type LivedEvent = Happened & Readonly<{ recordedAt: Instant; commandId: string }>;

/** The log of one case, in its order. */
export type Life = Readonly<{ caseId: string; events: readonly LivedEvent[] }>;

/** What one command of a person did, at the time from which the clock knew of it. `until` (not included) the clock had its turn: to the instant, or through it where the log has the clock first. */
export type Moment = Readonly<{ at: Instant; until: Instant; events: readonly Happened[] }>;

/** What the clock once proposed: a decision on it looks for the same rule against the same unit, the `nth` of its kind. */
export type Proposal = Readonly<{ id: string; rule: string; unit: string; nth: number }>;

/** A case without the clock: what people did, and what they decided about. `imported`: it came from another system with its own past. */
export type Decisions = Readonly<{ moments: readonly Moment[]; proposals: ReadonlyMap<string, Proposal>; imported: boolean }>;

/** What the clock records without deciding it: that a case was moved to other rules, that a card was taken back on the record of its unit. */
const passedOn: ReadonlySet<string> = new Set(['RulesAdopted', 'DeadlineRecomputed', 'SanctionWithdrawn']);

/** By lot, not by rule: the case was drawn for a look back. */
const isDrawn = (event: LivedEvent): boolean => event.type === 'LookbackOrdered' && event.data.sample !== undefined;

const ofClock = (event: LivedEvent): boolean => event.by === clock.person && !passedOn.has(event.type) && !isDrawn(event);

/**
 * What people decided in a life, in its order; what the clock did is left out, as the simulation does it again. An imported case is taken as if it had
 * been run here from its first day: its dates are its moments, and nothing keeps the clock from what came before the import.
 */
export function decisionsOf({ events }: Life): Decisions {
  const proposals = new Map<string, Proposal>();
  const moments: { at: Instant; until: Instant; command: string; events: Happened[] }[] = [];
  const history = events.find(({ type }) => type === 'HistoryImported');
  let [last, ticked]: [Instant, Instant] = ['', ''];
  for (const event of events) {
    if (event.type === 'SanctionProposed') proposals.set(event.data.id, proposalOf(event.data, proposals));
    const past = event.commandId === history?.commandId;
    if (past ? event.type === 'HistoryImported' : ofClock(event)) {
      ticked = event.recordedAt;
      continue;
    }
    const known = past ? event.at : event.recordedAt;
    if (known > last) last = known;
    const moment = moments.at(-1);
    if (moment?.command === event.commandId && moment.at === last) moment.events.push(event);
    else moments.push({ at: last, until: last === ticked ? after(last) : last, command: event.commandId, events: [event] });
  }
  return { moments, proposals, imported: history !== undefined };
}

/** The instant after which an instant is over. */
export const after = (instant: Instant): Instant => instantOf(millis(instant) + 1);

function proposalOf({ id, rule, unit }: Readonly<{ id: string; rule: string; unit: string }>, earlier: ReadonlyMap<string, Proposal>): Proposal {
  let nth = 0;
  for (const one of earlier.values()) if (one.rule === rule && one.unit === unit) nth += 1;
  return { id, rule, unit, nth };
}
