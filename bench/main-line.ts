import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What one round measured. `p50` and `p99` are of single commands, in milliseconds. */
export type Round = Readonly<{ casesPerSecond: number; p50: number; p99: number; cases: number }>;

type Clerk = (path: string, body: unknown) => Promise<{ caseId: string; version: number }>;

async function clerkOf(url: string, person: string, took: (ms: number) => void): Promise<Clerk> {
  const session = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person }) });
  const { token } = (await session.json()) as { token: string };
  return async (path, body) => {
    const started = performance.now();
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }, body: JSON.stringify(body) });
    const text = await answer.text();
    took(performance.now() - started);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as { caseId: string; version: number };
  };
}

const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Drives the main line (report, register, hand over, claim, feed back) over HTTP with so many clients for so long, and checks what the log says afterwards. */
export async function mainLine(url: string, databaseUrl: string, clients: number, seconds: number): Promise<Round> {
  const times: number[] = [];
  const took = (ms: number): void => void times.push(ms);
  const [clerk, dispatcher, handler, head] = await Promise.all(['p-lin-xiaomei', 'p-chen-jianguo', 'p-liu-yang', 'p-wu-changhai'].map((person) => clerkOf(url, person, took)));
  if (clerk === undefined || dispatcher === undefined || handler === undefined || head === undefined) throw new Error('nobody to work');
  const before = await counted(databaseUrl);
  const started = performance.now();
  let cases = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - started < seconds * 1000) {
      const { caseId } = await clerk('/api/cases', { title: '人民路井盖缺失', description: '人民路与建设路交叉口东北角一处污水井盖缺失。', source: { kind: 'inspection' }, place: { address: '人民路与建设路交叉口' } });
      await clerk(`/api/cases/${caseId}/register`, { category: 'jinggai-queshi' });
      await dispatcher(`/api/cases/${caseId}/issue-order`, { assignments: [{ role: 'lead', unit: 'cgj' }], requirement: '补齐井盖,设置警示。', mode: 'immediate' });
      await handler(`/api/cases/${caseId}/claim`, {});
      await head(`/api/cases/${caseId}/submit-feedback`, { result: '井盖已补齐。', measures: '纳入每日巡查。' });
      cases += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, worker));
  const elapsed = (performance.now() - started) / 1000;
  await sleep(100);
  const after = await counted(databaseUrl);
  if (after.fedBack - before.fedBack !== cases || after.commands - before.commands < cases * 5) throw new Error(`void round: ${cases} cases driven, ${after.fedBack - before.fedBack} in the log`);
  const sorted = times.toSorted((one, other) => one - other);
  return { casesPerSecond: cases / elapsed, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), cases };
}

async function counted(databaseUrl: string): Promise<{ fedBack: number; commands: number }> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ fedback: number; commands: number }>("select (select count(*)::int from events where type = 'FeedbackSubmitted') as fedback, (select count(*)::int from commands) as commands");
  await client.end();
  return { fedBack: rows[0]?.fedback ?? 0, commands: rows[0]?.commands ?? 0 };
}
