import type { Deps } from '#commands/deps';
import type { CaseState } from '#domain/case/state';
import type { Round } from '#domain/round/round';
import { seesRound } from '#domain/round/who';
import { Problem } from '../problems/problem.ts';
import type { Caller } from '../requests/caller.ts';
import { isUuid } from '../requests/preconditions.ts';
import { seeingOf } from '../requests/standing.ts';

/** Whether the caller may know of a round, by themselves or in the place of somebody else. */
const mayKnow = (round: Round, caller: Caller): boolean => seeingOf(caller).some(({ actor, sight }) => seesRound(round, actor, sight));

/** The one door to a round: whoever may not know of it, and whoever asks for one that does not exist, gets the same answer. Throws Problem `unknown-round`. */
export async function roundFor({ rounds, pool }: Deps, id: string, caller: Caller): Promise<Round> {
  const round = isUuid(id) ? await rounds.current(pool, id) : undefined;
  if (round === undefined || !mayKnow(round, caller)) throw new Problem(404, 'unknown-round');
  return round;
}

/** The rounds that somebody may know of. */
export const roundsFor = async ({ rounds, pool }: Deps, caller: Caller): Promise<readonly Round[]> => (await rounds.all(pool)).filter((round) => mayKnow(round, caller));

/** The round that found a case, for whoever may know of it: whoever only has the case in hand learns of the round when it is published. */
export async function roundOfCase(deps: Deps, { finding }: Pick<CaseState, 'finding'>, caller: Caller): Promise<Readonly<{ id: string; name: string; finding: number }> | undefined> {
  const round = finding === undefined ? undefined : await deps.rounds.current(deps.pool, finding.round);
  if (finding === undefined || round === undefined || !mayKnow(round, caller)) return undefined;
  return { id: round.id, name: round.name, finding: finding.n };
}
