import { setImmediate as nextTurn } from 'node:timers/promises';
import { inTransaction } from '#database/pool';
import type { CaseState } from '#domain/case/state';
import { compare, type Compared } from '#domain/simulation/compare';
import type { Period } from '#domain/simulation/course';
import { decisionsOf } from '#domain/simulation/life';
import { Tally, type Report } from '#domain/simulation/report';
import type { Deps } from './deps.ts';
import { casesIn, livesIn } from './simulate-log.ts';
import { trialRules, type Wanted } from './simulate-rules.ts';

/** How far a simulation has come, in cases. */
export type Progress = Readonly<{ done: number; all: number }>;

/** How a simulation is watched and ended. Aborting `signal` ends it with the reason of the signal. */
export type Watching = Readonly<{
  onProgress?: (progress: Progress) => void;
  /** Told of every case that had to do with the period. */
  onCase?: (compared: Compared) => void;
  signal?: AbortSignal;
}>;

/** `counts`: which cases it is about; `shows`: which of them may be examples. All, where nothing else is said. */
export type Simulation = Wanted & Readonly<{ period: Period; examples?: number; counts?: (state: CaseState) => boolean; shows?: (state: CaseState) => boolean }>;

const always = (): boolean => true;

/** So long, in milliseconds, at most nothing else runs in the process. */
const slice = 10;

/**
 * Replays the log of a period under other rules and tells what would have fired, beside what fires under the rules that the cases had. One snapshot
 * of the log, read only; nothing is written. Throws UnknownRules for a version that nobody published.
 */
export async function simulate(deps: Deps, { period, examples = 20, counts = always, shows = always, ...wanted }: Simulation, { onProgress, onCase, signal }: Watching = {}): Promise<Report> {
  return inTransaction(
    deps.pool,
    async (client) => {
      const { base, tried, prepare } = await trialRules(deps, client, await deps.directory.current(client), wanted);
      const all = await casesIn(client);
      const tally = new Tally(period, examples);
      let [done, since] = [0, performance.now()];
      for await (const life of livesIn(client)) {
        await prepare(life);
        const compared = compare(life.caseId, decisionsOf(life), { base, tried, period });
        if (compared !== undefined && counts(compared.base.course.state)) {
          tally.add(compared, shows(compared.base.course.state));
          onCase?.(compared);
        }
        done += 1;
        if (performance.now() - since < slice) continue;
        onProgress?.({ done, all });
        await nextTurn();
        signal?.throwIfAborted();
        since = performance.now();
      }
      onProgress?.({ done, all });
      return tally.report();
    },
    'repeatable read read only',
  );
}
