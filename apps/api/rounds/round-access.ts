import type { Deps } from '#commands/deps';
import type { CaseState } from '#domain/case/state';
import type { Round } from '#domain/round/round';
import { seesRound } from '#domain/round/who';
import { Problem } from '../problems/problem.ts';
import type { Caller } from '../requests/caller.ts';
import { isUuid } from '../requests/preconditions.ts';

/** The one door to a round: whoever may not know of it, and whoever asks for one that does not exist, gets the same answer. Throws Problem `unknown-round`. */
export async function roundFor({ rounds, pool }: Deps, id: string, { actor, sight }: Caller): Promise<Round> {
  const round = isUuid(id) ? await rounds.current(pool, id) : undefined;
  if (round === undefined || !seesRound(round, actor, sight)) throw new Problem(404, 'unknown-round');
  return round;
}

/** The rounds that somebody may know of, the one that began last first. */
export async function roundsFor({ rounds, pool }: Deps, { actor, sight }: Caller): Promise<readonly Round[]> {
  const known = (await rounds.all(pool)).filter((round) => seesRound(round, actor, sight));
  return known.toSorted((one, other) => (one.begins === other.begins ? (one.plannedAt < other.plannedAt ? 1 : -1) : one.begins < other.begins ? 1 : -1));
}

/** The round that found a case, for whoever may know of it: whoever only has the case in hand learns of the round when it is published. */
export async function roundOfCase(deps: Deps, { finding }: Pick<CaseState, 'finding'>, { actor, sight }: Caller): Promise<Readonly<{ id: string; name: string; finding: number }> | undefined> {
  const round = finding === undefined ? undefined : await deps.rounds.current(deps.pool, finding.round);
  if (finding === undefined || round === undefined || !seesRound(round, actor, sight)) return undefined;
  return { id: round.id, name: round.name, finding: finding.n };
}
