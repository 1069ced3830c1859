import type { CaseFile, CaseRecord } from '#commands/case-file';
import { happened } from '#commands/case-file';
import { duties, evolve } from '#domain/case/case';
import { nothing } from '#domain/case/state';
import { clock } from '#domain/city/city';
import type { Instant } from '#domain/time';

/** The events of each command, in order. */
function commandsOf(events: readonly CaseRecord[]): readonly (readonly CaseRecord[])[] {
  const groups = new Map<string, CaseRecord[]>();
  for (const event of events) groups.set(event.commandId, [...(groups.get(event.commandId) ?? []), event]);
  return [...groups.values()];
}

/**
 * What is wrong with the clock's part in the life of a case: a duty that was performed early, though it did not stand, or not in its turn;
 * one that somebody overtook though it was due, and one that is due by `now` and not performed. Nothing, when none was missed and none doubled.
 */
export function faultsOf({ events, rules }: Pick<CaseFile, 'events' | 'rules'>, now: Instant): readonly string[] {
  const faults: string[] = [];
  let state = nothing;
  for (const command of commandsOf(events)) {
    const [first] = command;
    const [due] = duties(state, rules);
    const ofClock = first?.actor.person === clock.person;
    if (ofClock && first?.cause !== due?.id) faults.push(`version ${first?.version}: ${first?.cause} was performed, ${due?.id} was next`);
    if (ofClock && due !== undefined && due.at > (first?.recordedAt ?? '')) faults.push(`version ${first?.version}: ${due.id} was performed at ${first?.recordedAt}, it was due at ${due.at}`);
    if (!ofClock && due !== undefined && due.at < (first?.recordedAt ?? '')) faults.push(`version ${first?.version}: ${due.id} had been due since ${due.at}`);
    state = command.reduce((before, event) => evolve(before, happened(event)), state);
  }
  const [left] = duties(state, rules);
  return left !== undefined && left.at <= now ? [...faults, `${left.id} is due since ${left.at}`] : faults;
}
