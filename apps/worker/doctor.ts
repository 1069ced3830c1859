import type { Deps } from '#commands/deps';
import { repairAmendments } from './followers/amendments.ts';
import { inParallel } from './in-parallel.ts';
import { isRunning } from './processes.ts';
import { repairProcesses } from './repair-processes.ts';
import { startLostDeliveries } from './start-deliveries.ts';
import type { Starter } from './starter.ts';
import { caseWorkflowId, type Movement, wake } from './wake.ts';

/** Calls to Temporal under way at the same time, and cases asked about at once. */
const most = 32;
const pageLength = 1_000;

/** `open`: cases with a next duty; `without`: those of them that have no running workflow. */
export type Diagnosis = Readonly<{ open: number; without: readonly Movement[] }>;
/** `started`: cases that got their workflow again; `others`: campaigns, records of units, rankings and amendments that did. */
export type Repaired = Readonly<{ open: number; started: number; others: number; deliveries: number }>;

/** Told how many cases were looked at so far. */
export type Progress = (looked: number) => void;

/** Finds the open cases that nobody would wake. Asks Temporal about every case, as its list of workflows lags behind. */
export async function openCasesWithoutWorkflow(deps: Deps, starter: Starter, progress: Progress = () => undefined): Promise<Diagnosis> {
  const without: Movement[] = [];
  let open = 0;
  for await (const page of openCases(deps)) {
    await inParallel(page, most, async (movement) => {
      if (!(await isRunning(starter, caseWorkflowId(movement.caseId)))) without.push(movement);
    });
    progress((open += page.length));
  }
  return { open, without };
}

/**
 * Gives every open case its workflow again, everything else that waits its own, and every recent notice its delivery, when `mail` says that notices are mailed.
 * What runs is left alone, so that repairing twice, or beside the relay, is repairing once.
 */
export async function repair(deps: Deps, starter: Starter, { mail }: Readonly<{ mail: boolean }>, progress?: Progress): Promise<Repaired> {
  const { open, without } = await openCasesWithoutWorkflow(deps, starter, progress);
  await wake(starter, without);
  const others = (await repairAmendments(deps, starter)) + (await repairProcesses(deps, starter));
  return { open, started: without.length, others, deliveries: mail ? await startLostDeliveries(deps, starter) : 0 };
}

const openCasesSql = 'select case_id as "caseId", version from case_list where next_duty_at is not null and case_id > $1 order by case_id limit $2';

async function* openCases({ pool }: Deps): AsyncGenerator<readonly Movement[], void, undefined> {
  for (let after = ''; ; ) {
    const { rows } = await pool.query<Movement>({ text: openCasesSql, values: [after, pageLength] });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.caseId;
  }
}
