import { setTimeout as sleep } from 'node:timers/promises';
import { dueCases, nextDue } from '#read-models/clocks';
import { inTransaction } from '#database/pool';
import { dayOf, millis, type Day, type Instant } from '#domain/time';
import type { Deps } from './deps.ts';
import { CommandProblem } from './problems.ts';
import { setDemonstrationClock } from './product-clock.ts';
import { waitingProcesses, type Waiting } from './waiting-processes.ts';

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

/** Lets what waits beside the cases look at its agenda again. */
export type Stir = (waiting: readonly Waiting[]) => Promise<void>;

/** How long a stop is held for what waits beside the cases; nobody may be there to perform it. */
const shortPatience = 10_000;
const named = ({ type, id, duty }: Waiting): string => `${type}|${id}|${duty}`;

/** What waits beside the cases, asked anew when a day has passed or something of it is due; and what nobody performed in time. */
function processes(deps: Deps, stir: Stir) {
  const { clock, pool } = deps;
  const left = new Set<string>();
  let known: Readonly<{ day: Day; waiting: readonly Waiting[] }> | undefined;
  const ask = async (day: Day): Promise<readonly Waiting[]> => (known = { day, waiting: (await waitingProcesses(deps)).filter((one) => !left.has(named(one))) }).waiting;
  return {
    /** Holds the clock until what is due is performed, or nobody does. */
    async settle(signal: AbortSignal | undefined): Promise<void> {
      const now = await clock.now(pool);
      const dueOf = (waiting: readonly Waiting[]): readonly Waiting[] => waiting.filter(({ at }) => at <= now);
      let due = dueOf(known?.day === dayOf(now) ? known.waiting : await ask(dayOf(now)));
      const end = performance.now() + shortPatience;
      if (due.length > 0) await stir(due);
      while (due.length > 0 && performance.now() < end) {
        signal?.throwIfAborted();
        await sleep(50);
        const after = dueOf(await ask(dayOf(now)));
        const fresh = after.filter((one) => !due.some((other) => named(other) === named(one)));
        if (fresh.length > 0) await stir(fresh);
        due = after;
      }
      for (const one of due) left.add(named(one));
    },
    /** When the next of it is due, if that is not after `upTo`. */
    next: (upTo: Instant): Instant | undefined => known?.waiting.find((one) => !left.has(named(one)) && one.at <= upTo)?.at,
  };
}

/**
 * Moves the demonstration clock forward, stopping at every due time on the way until the workflows have fired what is due there.
 * Throws CommandProblem `clock-never-moves-back`, or `clock-stalled` when no worker performs what is due.
 */
export async function moveClock(deps: Deps, { wake, stir }: Readonly<{ wake: Wake; stir: Stir }>, to: Instant, signal?: AbortSignal): Promise<Moved> {
  const { pool, clock } = deps;
  if (to < (await clock.now(pool))) throw new CommandProblem('clock-never-moves-back', { to });
  let fired = 0;
  const others = processes(deps, stir);
  for (;;) {
    fired += await settle(deps, wake, signal);
    await others.settle(signal);
    const stop = [await nextDue(pool, to), others.next(to)].flatMap((one) => one ?? []).toSorted()[0];
    await inTransaction(pool, (client) => setDemonstrationClock(client, millis(stop ?? to)));
    if (stop === undefined) return { now: await clock.now(pool), fired };
  }
}
