import { createHash, randomBytes } from 'node:crypto';
import { load, loadMany } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import { calendarIn } from '#domain/calendar/book';
import type { CaseEvent } from '#domain/case/events';
import { isObserved } from '#domain/case/stages';
import { clock } from '#domain/city/city';
import type { Hash } from '#domain/draw/draw';
import { disagreement, drawSample, endOfMonth, nextDraw, samplesAfter, type Disagreement, type DrawDuty, type Sample, type SampleEvent, type Samples } from '#domain/draw/sample';
import { inForce, type PolicyBook } from '#domain/policy/book';
import type { Instant } from '#domain/time';
import { closedIn } from '#read-models/closed-cases';
import { caseStream, foldCase, type CaseRecord, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';
import { keyOfDuty } from './duty-key.ts';
import { execute } from './execute.ts';
import { once } from './once.ts';

export const sampleStream = (office: string): string => `sample/${office}`;

/** SHA-256 in hexadecimal, by which the lots are drawn. */
export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

/** Streams that are folded at once. */
const batch = 200;

/**
 * The candidates of a draw again, from nothing but the log before the event that recorded it: the cases of an office that were closed in the month and under
 * observation, by id. A case whose looks back were all held was archived, and one that had relapsed was open again: neither was a candidate.
 */
async function candidatesThen(client: Queryable, office: string, month: string, before: string): Promise<readonly string[]> {
  const text = `select distinct stream_id as "streamId" from events where type = 'CaseClosed' and occurred_at like $1 and position < $2::bigint order by stream_id`;
  const { rows } = await client.query<{ streamId: string }>({ name: 'closed-in-month-then', text, values: [`${month}-%`, before] });
  const found: string[] = [];
  for (let from = 0; from < rows.length; from += batch) {
    const streams = await loadMany<CaseEvent, StoredActor>(client, rows.slice(from, from + batch).map(({ streamId }) => streamId));
    for (const [streamId, { events }] of streams) if (wasCandidate(events, office, month, before)) found.push(streamId.slice(caseStream('').length));
  }
  return found;
}

function wasCandidate(events: readonly CaseRecord[], office: string, month: string, before: string): boolean {
  const state = foldCase(events.filter(({ position }) => BigInt(position) < BigInt(before)));
  return isObserved(state) && state.office === office && state.closedAt?.slice(0, 7) === month;
}

export async function samplesOf(client: Queryable, office: string, part: Readonly<{ asOf?: Instant }> = {}): Promise<Samples> {
  return samplesAfter((await load<SampleEvent, StoredActor>(client, sampleStream(office), part)).events);
}

const policyAt = (book: PolicyBook, month: string) => inForce(book, endOfMonth(month));

/** What an office draws next. */
export type DrawAgenda = Readonly<{ version: number; now: Instant; next: DrawDuty }>;

export async function drawAgenda(deps: Deps, office: string): Promise<DrawAgenda> {
  const { pool } = deps;
  const [samples, policies, calendars, now] = [await samplesOf(pool, office), await deps.policies.current(pool), await deps.calendars.current(pool), await deps.clock.now(pool)];
  return { version: samples.version, now, next: nextDraw(samples, calendarIn(calendars, { areas: [] }), now, (month) => policyAt(policies, month).sample.percent) };
}

/**
 * Draws the sample of a month that has become due, and orders a look back on each drawn case; once, however often it is asked, going on where an
 * interrupted draw stopped. The seed is made when the draw is recorded, and never again. False when the draw is not due, or there is nothing to draw.
 */
export async function performDraw(deps: Deps, office: string, month: string): Promise<boolean> {
  const { next, now } = await drawAgenda(deps, office);
  if (next.month !== month || next.at > now) return false;
  const drawn = (await samplesOf(deps.pool, office)).drawn.find((one) => one.month === month) ?? (await recordDraw(deps, office, next));
  if (drawn === undefined) return false;
  await orderLookBacks(deps, office, drawn);
  return true;
}

async function recordDraw(deps: Deps, office: string, { id, month, at: dueAt }: DrawDuty): Promise<Sample | undefined> {
  const { version: policy, sample } = policyAt(await deps.policies.current(deps.pool), month);
  if (sample.percent <= 0) return undefined;
  const asked = { streamId: sampleStream(office), request: { draw: month }, actor: clock, commandId: keyOfDuty(sampleStream(office), id, dueAt), cause: id };
  await once<SampleEvent, Readonly<{ month: string }>>(deps, asked, async ({ client, events, at }) => {
    const candidates = await closedIn(client, office, month);
    const given = { month, seed: randomBytes(16).toString('hex'), policy, percent: sample.percent, candidates, at, dueAt };
    return { events: drawSample(samplesAfter(events), given, sha256), answer: { month } };
  });
  return (await samplesOf(deps.pool, office)).drawn.find((one) => one.month === month);
}

async function orderLookBacks(deps: Deps, office: string, { month, drawn }: Sample): Promise<void> {
  const duty = `${sampleStream(office)}/${month}`;
  const ordered: string[] = [];
  for (const caseId of drawn) {
    const before = await execute(deps, { caseId, command: { type: 'order-look-back', data: { duty } }, actor: clock, commandId: keyOfDuty(caseStream(caseId), duty, month), cause: duty });
    if (isObserved(before)) ordered.push(caseId);
  }
  const asked = { streamId: sampleStream(office), request: { order: month }, actor: clock, commandId: keyOfDuty(sampleStream(office), `order/${month}`, month), cause: duty };
  await once<SampleEvent, Readonly<{ month: string }>>(deps, asked, ({ events }) => {
    const done = samplesAfter(events).drawn.some((one) => one.month === month && one.ordered !== undefined);
    const data = { month, ordered, passed: drawn.filter((caseId) => !ordered.includes(caseId)) };
    return Promise.resolve({ events: done ? [] : [{ type: 'SampleOrdered', data }], answer: { month } });
  });
}

/** A draw made again from the log: undefined when it agrees to the letter. */
export type Verified = Readonly<{ office: string; sample: Sample; wrong: Disagreement | undefined }>;

/** Makes every draw of an office again from the log as it was when it was drawn. */
export async function verifySamples(client: Queryable, office: string): Promise<readonly Verified[]> {
  const { events } = await load<SampleEvent, StoredActor>(client, sampleStream(office));
  const { drawn } = samplesAfter(events);
  const verified: Verified[] = [];
  for (const { type, data, position } of events) {
    const sample = type === 'SampleDrawn' ? drawn.find(({ month }) => month === data.month) : undefined;
    if (sample === undefined) continue;
    const ids = await candidatesThen(client, office, sample.month, position);
    verified.push({ office, sample, wrong: disagreement(sample, ids, sha256) });
  }
  return verified;
}
