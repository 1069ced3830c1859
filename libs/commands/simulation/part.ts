import { setImmediate as nextTurn } from 'node:timers/promises';
import type pg from 'pg';
import { sees } from '#domain/case/sight';
import { compare } from '#domain/simulation/compare';
import { decisionsOf } from '#domain/simulation/life';
import { outlineOf, type Outline } from '#domain/simulation/outline';
import { addCase, emptyTally } from '#domain/simulation/tally';
import type { Deps } from '../deps.ts';
import { livesIn, type Range } from './log.ts';
import { trialRules } from './rules.ts';
import { usualExamples, type Part, type Simulation } from './simulation.ts';

/** Simulates the cases of a range. */
export type Runner = (range: Range) => Promise<Part>;

/** So long, in milliseconds, at most nothing else runs in the process. */
const slice = 10;

/** Simulates in this thread, in the snapshot of the client's transaction; in slices, between which others have their turn. Throws UnknownRules for a version that nobody published. */
export async function runnerHere(deps: Deps, client: pg.ClientBase, { period, examples: most = usualExamples, audience, ...wanted }: Simulation, outlined: boolean): Promise<Runner> {
  const { base, tried, prepare } = await trialRules(deps, client, await deps.directory.current(client), wanted);
  return async (range) => {
    const tally = emptyTally();
    const outlines: Outline[] = [];
    let since = performance.now();
    for (const life of await livesIn(client, range)) {
      await prepare(life);
      const compared = compare(life.caseId, decisionsOf(life), { base, tried, period });
      const shown = compared !== undefined && (audience === undefined || sees(compared.base.course.state, audience.sight));
      if (compared !== undefined && (shown || audience?.countsAll === true)) {
        addCase(tally, compared, { most, shown });
        if (outlined) outlines.push(outlineOf(compared));
      }
      if (performance.now() - since < slice) continue;
      await nextTurn();
      since = performance.now();
    }
    return { tally, outlines };
  };
}
