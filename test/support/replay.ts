import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { msToNumber } from '@temporalio/common/lib/time.js';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { storedHistory } from './stored-history.ts';
import type { Asked } from './witness.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Not under node_modules, where the bundler compiles nothing. */
const drafts = join(root, 'dist');

/** A change of one file of the workflows, as somebody might make it: `from` must be there. */
export type Change = Readonly<{ file: string; from: string; to: string }>;

/** The workflows, with a witness, and with some changes. */
export async function witnessedBundle(...changes: readonly Change[]): Promise<{ code: string }> {
  await mkdir(drafts, { recursive: true });
  const folder = await mkdtemp(join(drafts, 'replay-'));
  try {
    const sources = (await readdir(join(root, 'workflows'))).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    await Promise.all([...sources.map((name) => cp(join(root, 'workflows', name), join(folder, name))), cp(join(root, 'test', 'support', 'witness.ts'), join(folder, 'witness.ts'))]);
    for (const change of changes) await apply(folder, change);
    const { code } = await bundleWorkflowCode({ workflowsPath: join(folder, 'index.ts'), workflowInterceptorModules: [join(folder, 'witness.ts')], logger: new DefaultLogger('ERROR') });
    return { code };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function apply(folder: string, { file, from, to }: Change): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has nothing like ${from}`);
  await writeFile(join(folder, file), text.replace(from, to));
}

/** Replays a kept history: what the workflow asked of Temporal, and the error if it took another way than it did then. */
export async function replayed(bundle: { code: string }, name: string): Promise<Readonly<{ asked: readonly Asked[]; error?: Error }>> {
  const asked: Asked[] = [];
  const sinks = { witness: { asks: { fn: (_: unknown, one: Asked) => void asked.push(one), callDuringReplay: true } } };
  const histories = [{ workflowId: 'replayed', history: await storedHistory(name) }];
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: bundle, sinks }, histories)) if (error) return { asked, error };
  return { asked: asked.map(inMilliseconds) };
}

const inMilliseconds = (asked: Asked): Asked => (asked.what === 'activity' ? { ...asked, startToClose: msToNumber(asked.startToClose), scheduleToClose: msToNumber(asked.scheduleToClose) } : asked);

type Payloads = { payloads?: { data: string }[] };
type StoredEvent = Readonly<{
  timerStartedEventAttributes?: { startToFireTimeout: string };
  activityTaskScheduledEventAttributes?: { activityType: { name: string }; input?: Payloads; startToCloseTimeout: string; scheduleToCloseTimeout: string };
  markerRecordedEventAttributes?: { markerName: string; details: { data: Payloads } };
  userMetadata?: { summary: { data: string } };
}>;

/** What the workflow asked of Temporal when the history was recorded. */
export async function askedThen(name: string): Promise<readonly Asked[]> {
  const { events } = (await storedHistory(name)) as { events: readonly StoredEvent[] };
  return events.flatMap(askedIn);
}

function askedIn({ timerStartedEventAttributes: timer, activityTaskScheduledEventAttributes: activity, markerRecordedEventAttributes: marker, userMetadata }: StoredEvent): readonly Asked[] {
  if (timer) return [{ what: 'timer', milliseconds: millisecondsIn(timer.startToFireTimeout), summary: String(jsonIn(userMetadata?.summary.data ?? 'IiI=')) }];
  if (activity) {
    const { activityType, input, startToCloseTimeout, scheduleToCloseTimeout } = activity;
    return [{ what: 'activity', name: activityType.name, args: (input?.payloads ?? []).map(({ data }) => jsonIn(data)), startToClose: millisecondsIn(startToCloseTimeout), scheduleToClose: millisecondsIn(scheduleToCloseTimeout) }];
  }
  if (marker?.markerName !== 'core_local_activity') return [];
  const { activity_type: called } = jsonIn(marker.details.data.payloads?.[0]?.data ?? '') as { activity_type: string };
  return [{ what: 'local activity', name: called }];
}

/** `118737s`, `0.500s` */
const millisecondsIn = (duration: string): number => Math.round(Number(duration.replace('s', '')) * 1000);
const jsonIn = (base64: string): unknown => JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
