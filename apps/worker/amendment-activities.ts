import { Context } from '@temporalio/activity';
import { amendmentDetails, amendmentLabel } from '#catalogue/amendment';
import { type Amendment, amendmentKey, amendmentOf, recordApplied } from '#commands/amendments';
import type { Deps } from '#commands/deps';
import { adopt, casesUnderway } from '#commands/recompute';
import { rulesInForce } from '#commands/rules-in-force';
import { isUnavailable } from '#database/database-unavailable';
import { instantOf, millis } from '#domain/time';
import type { AmendmentSteps, Reached } from '#workflows/amendment';
import { inParallel } from './in-parallel.ts';
import { type ActivityOptions, depsAt } from './paced-activities.ts';

/** Cases in one step of the workflow, and at the same time. */
const batch = 200;
const most = 4;

/** Reports whose time is taken before that of the amendment may be recorded after it, milliseconds. */
const margin = 60_000;

/** An amendment that has begun is no longer in the log: the log was taken back. */
export class AmendmentVanished extends Error {
  override readonly name = 'AmendmentVanished';
  readonly code = 'amendment-vanished';
}

const named = async (deps: Deps, id: string): Promise<Amendment | undefined> => {
  const key = amendmentKey(id);
  return key === undefined ? undefined : amendmentOf(deps, deps.pool, key);
};

async function found(deps: Deps, id: string): Promise<Amendment> {
  const amendment = await named(deps, id);
  if (amendment === undefined) throw new AmendmentVanished(id);
  return amendment;
}

const nextRound = { all: 'latecomers', latecomers: 'done', done: 'done' } as const;

/** Where to go on after a batch: with the next, or, when it was the last, with the next round. */
const further = (reached: Reached, ids: readonly string[]): Pick<Reached, 'round' | 'after'> =>
  ids.length < batch ? { round: nextRound[reached.round], after: '' } : { round: reached.round, after: ids.at(-1) ?? '' };

/** Attempts after which a case that fails is left behind, so that it holds up nobody else. */
const enough = 3;

/** Does something with every case, and says how many failed. A database that is away, and a failure that may pass, fail the whole, which is tried again. */
async function eachCase(ids: readonly string[], work: (caseId: string) => Promise<void>): Promise<number> {
  const { info, heartbeat, log } = Context.current();
  const failures: unknown[] = [];
  await inParallel(ids, most, async (caseId) => {
    try {
      await work(caseId);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      log.error('a case does not follow an amendment', { caseId, error: error instanceof Error ? error.message : String(error) });
      failures.push(error);
    }
    heartbeat(caseId);
  });
  if (failures.length > 0 && info.attempt < enough) throw failures[0];
  return failures.length;
}

/** The activities of an amendment: thin, as the rules are in the domain and the writing is in the commands. */
export function amendmentActivities(deps: Deps, options: ActivityOptions): AmendmentSteps {
  const { locale } = options;
  const then = (workflowNow: number): Deps => depsAt(deps, options, workflowNow);
  return {
    async announceAmendment(id, workflowNow) {
      const at = then(workflowNow);
      const amendment = await named(at, id);
      if (amendment === undefined) return null;
      return { from: amendment.from, now: await at.clock.now(at.pool), label: amendmentLabel(locale, amendment), details: amendmentDetails(locale, amendment) };
    },
    async adoptNext(id, reached, workflowNow) {
      const at = then(workflowNow);
      const amendment = await found(at, id);
      const latecomers = reached.round === 'latecomers' ? { openedSince: instantOf(millis(amendment.publishedAt) - margin) } : {};
      const ids = await casesUnderway(at.pool, { after: reached.after, limit: batch, ...latecomers });
      const inForceAt = await rulesInForce(at);
      let { looked, adopted, moved } = reached;
      const failed = await eachCase(ids, async (caseId) => {
        const came = await adopt(at, amendment, inForceAt, caseId);
        if (reached.round === 'latecomers' && (came.again || !came.adopted)) return;
        [looked, adopted, moved] = [looked + 1, adopted + (came.adopted ? 1 : 0), moved + came.moved];
      });
      const next = { ...further(reached, ids), looked, adopted, moved, failed: reached.round === 'all' ? reached.failed + failed : Math.max(reached.failed, failed) };
      return { ...next, details: amendmentDetails(locale, amendment, next) };
    },
    async reportAmendment(id, { looked, adopted, failed }, workflowNow) {
      const at = then(workflowNow);
      await recordApplied(at, await found(at, id), { looked, adopted, failed });
    },
  };
}
