import { load } from '#event-store/load';
import type { CaseCommand } from '#domain/case/case';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import type { Finding, ProblemFound, RoundEvent } from '#domain/round/events';
import type { Round } from '#domain/round/round';
import type { StoredActor } from '#read-models/change';
import { casesOfRound } from '#read-models/round-cases';
import type { Deps } from './deps.ts';
import { caseIdOf, execute } from './execute.ts';
import { roundStream, type RoundRecord } from './rounds.ts';

/** The key under which a finding is reported as a case: however often it is filed, it is one case. */
const keyOfFinding = (round: string, n: number): string => `round/${round}/${n}`;
export const caseOfFinding = (round: string, n: number): string => caseIdOf(keyOfFinding(round, n));

/** What became of one finding. `refused`: the rules are against its case at present; filing it again tries again. */
export type FiledFinding = Readonly<{ n: number; place: string }> & (Readonly<{ outcome: 'clear' }> | Readonly<{ outcome: 'reported'; caseId: string }> | Readonly<{ outcome: 'refused'; refusal: Refusal }>);

/** Whoever found it, as they were when they wrote it down. */
const reporterOf = ({ onBehalfOf, ...hand }: StoredActor): Actor => ({ ...(onBehalfOf ?? hand), offices: [], roles: [], areas: [], ...(onBehalfOf === undefined ? {} : { deputy: hand }) });

/** A problem as it is reported: where the area does not say which office it belongs to, it is the round's. */
function reportOf({ places, manner, office }: Round, { place, title, description, evidence }: ProblemFound): CaseCommand {
  const { id: _, unit: __, ...where } = places.find(({ id }) => id === place) ?? { id: place, unit: '', address: place };
  return {
    type: 'report',
    data: { title, description, source: { kind: manner === 'covert' ? 'covert-visit' : 'inspection' }, place: where, ...(where.area === undefined ? { office } : {}), ...(evidence === undefined ? {} : { evidence: [...evidence] }) },
  };
}

async function file(deps: Deps, round: Round, finding: Finding, who: StoredActor): Promise<FiledFinding> {
  const { n, place } = finding;
  if (finding.result === 'clear') return { n, place, outcome: 'clear' };
  const commandId = keyOfFinding(round.id, n);
  try {
    const { caseId } = await execute(deps, { caseId: finding.caseId, command: reportOf(round, finding), actor: reporterOf(who), commandId, cause: commandId, finding: { round: round.id, n } });
    return { n, place, outcome: 'reported', caseId };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { n, place, outcome: 'refused', refusal: error };
  }
}

/** Makes sure that every problem among the findings of these events has its case; what is there already stays as it is. One that is refused does not keep the others back. */
export async function fileFindings(deps: Deps, id: string, events: readonly RoundRecord[]): Promise<readonly FiledFinding[]> {
  const round = await deps.rounds.current(deps.pool, id);
  const filed: FiledFinding[] = [];
  for (const { type, data, actor } of events) if (type === 'FindingsFiled') for (const one of data.findings) filed.push(await file(deps, round, one, actor));
  return filed;
}

/** Files every problem of a round that has no case yet, the refused ones again. */
export async function fileOutstanding(deps: Deps, id: string): Promise<readonly FiledFinding[]> {
  const there = await casesOfRound(deps.pool, id);
  const { events } = await load<RoundEvent, StoredActor>(deps.pool, roundStream(id));
  const lacking = ({ type, data }: RoundRecord): boolean => type === 'FindingsFiled' && data.findings.some((one) => one.result === 'problem' && !there.has(one.caseId));
  return fileFindings(deps, id, events.filter(lacking));
}

/** Files what was recorded under a key, going on where an interrupted filing stopped. */
export async function fileFindingsOf(deps: Deps, id: string, commandId: string): Promise<readonly FiledFinding[]> {
  const { events } = await load<RoundEvent, StoredActor>(deps.pool, roundStream(id));
  return fileFindings(deps, id, events.filter((event) => event.commandId === commandId));
}
