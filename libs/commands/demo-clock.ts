import { setTimeout as sleep } from 'node:timers/promises';
import { dueCases, nextDue } from '#read-models/clocks';
import { inTransaction } from '#database/pool';
import { millis, type Instant } from '#domain/time';
import type { Deps } from './deps.ts';
import { CommandProblem } from './problems.ts';
import { setDemonstrationClock } from './product-clock.ts';

/** Wakes the workflows of some cases. */
export type Wake = (caseIds: readonly string[]) => Promise<void>;
export type Moved = Readonly<{ now: Instant; fired: number }>;

const patience = 120_000;

/** Waits until nothing is due any more, waking whatever is, and returns the duties that were seen due. */
async function settle({ pool, clock }: Deps, wake: Wake, signal: AbortSignal | undefined): Promise<number> {
  const seen = new Set<string>();
  let progressAt = performance.now();
  for (let round = 0; ; round += 1) {
    const due = await dueCases(pool, await clock.now(pool));
    if (due.length === 0) return seen.size;
    const fresh = due.filter(({ caseId, dutyId }) => !seen.has(`${caseId}|${dutyId}`));
    if (fresh.length > 0) progressAt = performance.now();
    for (const { caseId, dutyId } of fresh) seen.add(`${caseId}|${dutyId}`);
    if (fresh.length > 0 || round % 40 === 39) await wake([...new Set(due.map(({ caseId }) => caseId))]);
    if (performance.now() - progressAt > patience) throw new CommandProblem('clock-stalled', { due: due.length });
    signal?.throwIfAborted();
    await sleep(25);
  }
}

/**
 * Moves the demonstration clock forward, stopping at every due time on the way until the workflows have fired what is due there.
 * Throws CommandProblem `clock-never-moves-back`, or `clock-stalled` when no worker performs what is due.
 */
export async function moveClock(deps: Deps, wake: Wake, to: Instant, signal?: AbortSignal): Promise<Moved> {
  const { pool, clock } = deps;
  if (to < (await clock.now(pool))) throw new CommandProblem('clock-never-moves-back', { to });
  let fired = 0;
  for (;;) {
    fired += await settle(deps, wake, signal);
    const stop = await nextDue(pool, to);
    await inTransaction(pool, (client) => setDemonstrationClock(client, millis(stop ?? to)));
    if (stop === undefined) return { now: await clock.now(pool), fired };
  }
}
