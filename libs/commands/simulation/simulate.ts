import { availableParallelism } from 'node:os';
import type pg from 'pg';
import { inTransaction, urlOf } from '#database/pool';
import type { Outline } from '#domain/simulation/outline';
import { reportOf, type Report } from '#domain/simulation/report';
import { addTally, emptyTally } from '#domain/simulation/tally';
import type { Deps } from '../deps.ts';
import { rangesIn, type Range } from './log.ts';
import { runnerHere, type Runner } from './part.ts';
import { usualExamples, type Part, type Simulation } from './simulation.ts';
import { startThreads } from './threads.ts';

/** How far a simulation has come, in cases. */
export type Progress = Readonly<{ done: number; all: number }>;

/** How a simulation is run, watched and ended. Aborting `signal` ends it with the reason of the signal. `threads`: how many work beside this one; as many as the log is worth where nothing is said. */
export type Watching = Readonly<{
  onProgress?: (progress: Progress) => void;
  /** Told of every case that had to do with the period, in the order of the log. */
  onCase?: (outline: Outline) => void;
  signal?: AbortSignal;
  threads?: number;
}>;

/** A thread is worth its start from so many cases on. */
const worthAThread = 2_500;

/** One thread alone would only take the place of this one. */
function threadsFor(cases: number): number {
  const wanted = Math.min(availableParallelism(), Math.floor(cases / worthAThread));
  return wanted < 2 ? 0 : wanted;
}

/**
 * Replays the log of a period under other rules and tells what would have fired, beside what fires under the rules that the cases had. One snapshot
 * of the log, read only; nothing is written. Throws UnknownRules for a version that nobody published.
 */
export async function simulate(deps: Deps, simulation: Simulation, { onProgress, onCase, signal, threads }: Watching = {}): Promise<Report> {
  return inTransaction(
    deps.pool,
    async (client) => {
      const ranges = await rangesIn(client);
      const all = ranges.reduce((sum, { cases }) => sum + cases, 0);
      const sum = emptyTally();
      let done = 0;
      const take = ({ tally, outlines }: Part, { cases }: Range): void => {
        addTally(sum, tally, simulation.examples ?? usualExamples);
        if (onCase !== undefined) outlines.forEach(onCase);
        done += cases;
        onProgress?.({ done, all });
      };
      const count = threads ?? threadsFor(all);
      const run: Run = { deps, client, simulation, outlined: onCase !== undefined, ...(signal === undefined ? {} : { signal }) };
      await (count === 0 ? here(run, ranges, take) : sideBySide(run, ranges, take, count));
      return reportOf(simulation.period, sum);
    },
    'repeatable read read only',
  );
}

type Run = Readonly<{ deps: Deps; client: pg.ClientBase; simulation: Simulation; outlined: boolean; signal?: AbortSignal }>;
type Take = (part: Part, range: Range) => void;

async function here({ deps, client, simulation, outlined, signal }: Run, ranges: readonly Range[], take: Take): Promise<void> {
  await inOrder([await runnerHere(deps, client, simulation, outlined)], ranges, take, signal);
}

async function sideBySide({ deps, client, simulation, outlined, signal }: Run, ranges: readonly Range[], take: Take, count: number): Promise<void> {
  const threads = await startThreads({ databaseUrl: urlOf(deps.pool), demonstration: deps.demonstration, snapshot: await exported(client), simulation, outlined }, count);
  try {
    await inOrder(threads.runners, ranges, take, signal);
    await threads.close();
  } catch (error) {
    await threads.kill();
    throw error;
  }
}

/** The snapshot of this transaction for others to read. The transaction may wait for them as long as they take. */
async function exported(client: pg.ClientBase): Promise<string> {
  await client.query('set local idle_in_transaction_session_timeout = 0');
  const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
  return rows[0]?.snapshot ?? '';
}

/** Every range by whichever runner is free, and what came of them in the order of the log. */
async function inOrder(runners: readonly Runner[], ranges: readonly Range[], take: Take, signal?: AbortSignal): Promise<void> {
  const waiting = new Map<number, Part>();
  let [begun, taken] = [0, 0];
  const work = async (run: Runner): Promise<void> => {
    for (let range = ranges[begun]; range !== undefined; range = ranges[begun]) {
      const index = begun;
      begun += 1;
      signal?.throwIfAborted();
      waiting.set(index, await run(range));
      taken = takenInTurn(waiting, taken, ranges, take);
    }
  };
  await Promise.all(runners.map(work));
}

/** Takes what has its turn, and returns whose turn is next. */
function takenInTurn(waiting: Map<number, Part>, from: number, ranges: readonly Range[], take: Take): number {
  let next = from;
  for (let [part, range] = [waiting.get(next), ranges[next]]; part !== undefined && range !== undefined; [part, range] = [waiting.get(next), ranges[next]]) {
    waiting.delete(next);
    take(part, range);
    next += 1;
  }
  return next;
}
