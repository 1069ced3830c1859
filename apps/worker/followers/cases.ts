import type { Deps } from '#commands/deps';
import { startDeliveries } from '../start-deliveries.ts';
import { letEnd, wake } from '../wake.ts';
import type { Follower } from './follower.ts';
import { streamsThatMoved } from './streams-that-moved.ts';

const prefix = 'case/';

/** Wakes each case that moved once, with the latest version, and starts the mail of its notices. */
export const cases: Follower = {
  prefix,
  async passOn({ deps, starter, mail, log }, events) {
    const moved = streamsThatMoved(prefix, events);
    const stretches = moved.map(({ id: caseId, ...stretch }) => ({ caseId, ...stretch }));
    const over = await casesThatAreOver(deps, stretches);
    await wake(starter, stretches.filter(({ caseId }) => !over.has(caseId)));
    await letEnd(starter, stretches.filter(({ caseId, from }) => over.has(caseId) && from > 0));
    const mails = mail ? await startDeliveries(deps, starter, 'case', moved) : 0;
    log.debug({ events: events.length, cases: stretches.length, over: over.size, mails }, 'passed on');
  },
};

/** Cases to which nothing will ever happen by itself again: imported closed ones never need a workflow, of others it may end. */
async function casesThatAreOver({ pool }: Deps, moved: readonly Readonly<{ caseId: string }>[]): Promise<ReadonlySet<string>> {
  const text = 'select case_id as "caseId" from case_list where case_id = any($1) and next_duty_at is null';
  const { rows } = await pool.query<{ caseId: string }>({ name: 'relay-over', text, values: [moved.map(({ caseId }) => caseId)] });
  return new Set(rows.map(({ caseId }) => caseId));
}
