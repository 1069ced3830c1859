import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Deps } from '#commands/deps';
import type { CaseEvent } from '#domain/case/events';
import { loadCursor, saveCursor, withSubscriberLock } from '#event-store/cursors';
import type { Page } from '#event-store/read-all';
import { subscribe } from '#event-store/subscribe';
import { startDeliveries, type Stretch } from './start-deliveries.ts';
import type { Starter } from './starter.ts';
import { letEnd, wake } from './wake.ts';

/** The name of the cursor, and of the lock under which one process at a time is the relay. */
export const relayName = 'relay';

const casePrefix = 'case/';
const shortestPause = 250;
const longestPause = 10_000;

/** What the relay works with. `mail`: whether notices are mailed. */
export type Relay = Readonly<{ deps: Deps; starter: Starter; mail: boolean; log: Logger }>;

/**
 * Follows the event log and wakes the workflow of every case that moves: coalesced per case and page, at least once, in any order of cases.
 * The cursor is saved when a whole page is passed on, so that a relay that is ended anywhere loses nothing. Returns when the signal aborts.
 */
export async function relay(given: Relay, signal: AbortSignal): Promise<void> {
  for (let pause = shortestPause; !signal.aborted; pause = Math.min(longestPause, pause * 2)) {
    try {
      await withSubscriberLock(given.deps.pool, relayName, signal, (held) => follow(given, held, () => (pause = shortestPause)));
    } catch (error) {
      if (signal.aborted) return;
      given.log.warn({ error: messageOf(error), retryInMs: pause }, 'the relay was interrupted');
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}

async function follow(given: Relay, signal: AbortSignal, progressed: () => void): Promise<void> {
  const { pool } = given.deps;
  const after = await loadCursor(pool, relayName);
  const onInterruption = (error: unknown): void => given.log.warn({ error: messageOf(error) }, 'the event log cannot be read');
  const calls = AbortSignal.any([signal]);
  setMaxListeners(0, calls);
  for await (const page of subscribe<CaseEvent>(pool, { after, signal, streamPrefix: casePrefix, onInterruption })) {
    await given.starter.client.withAbortSignal(calls, () => passOn(given, page));
    await saveCursor(pool, relayName, page.next);
    progressed();
  }
}

/** Wakes each case of a page once, with the latest version, and starts the mail of its notices. */
async function passOn({ deps, starter, mail, log }: Relay, { events }: Page<CaseEvent>): Promise<void> {
  const stretches = stretchesOf(events);
  if (stretches.length === 0) return;
  const over = await casesThatAreOver(deps, stretches);
  await wake(starter, stretches.filter(({ caseId }) => !over.has(caseId)));
  await letEnd(starter, stretches.filter(({ caseId, from }) => over.has(caseId) && from > 0));
  const mails = mail ? await startDeliveries(deps, starter, stretches) : 0;
  log.debug({ events: events.length, cases: stretches.length, over: over.size, mails }, 'passed on');
}

/** What each case went through in these events; from 0 when they begin with its report. */
function stretchesOf(events: Page<CaseEvent>['events']): readonly Stretch[] {
  const stretches = new Map<string, Stretch>();
  for (const { streamId, version } of events) {
    const caseId = streamId.slice(casePrefix.length);
    const { from } = stretches.get(caseId) ?? { from: version - 1 };
    stretches.set(caseId, { caseId, from, version });
  }
  return [...stretches.values()];
}

/** Cases to which nothing will ever happen by itself again: imported closed ones never need a workflow, of others it may end. */
async function casesThatAreOver({ pool }: Deps, cases: readonly Stretch[]): Promise<ReadonlySet<string>> {
  const text = 'select case_id as "caseId" from case_list where case_id = any($1) and next_duty_at is null';
  const { rows } = await pool.query<{ caseId: string }>({ name: 'relay-over', text, values: [cases.map(({ caseId }) => caseId)] });
  return new Set(rows.map(({ caseId }) => caseId));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
