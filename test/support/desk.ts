import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import type { Answer as Done } from '#commands/execute';
import { caseIdOf } from '#commands/execute';
import type { CaseCommandType } from '#domain/case/case';
import type { CaseEventType } from '#domain/case/events';
import type { Answer, People } from './people.ts';

/** One thing that somebody does to a case, and the events that must come of it. */
export type Deed = Readonly<{ person: string; command: CaseCommandType; data: object; events: readonly CaseEventType[] }>;

/** A command that the product acknowledged. */
export type Acknowledged = Done & Readonly<{ key: string; command: CaseCommandType }>;

const deed = (person: string, command: CaseCommandType, data: object, ...events: readonly CaseEventType[]): Deed => ({ person, command, data, events });

/** The main line of a case up to the archive's door. */
export const mainLine: readonly Deed[] = [
  deed('street-handler', 'report', { title: '东大街垃圾', description: '垃圾堆积', source: { kind: 'inspection' }, place: { address: '东大街 12 号', area: 'road' } }, 'ProblemReported'),
  deed('clerk', 'register', { category: 'rubbish' }, 'CaseRegistered'),
  deed('dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' }, 'OrderIssued'),
  deed('urban-handler', 'claim', {}, 'AssignmentClaimed', 'WorkBegan'),
  deed('urban-handler', 'report-progress', { text: '正在清运' }, 'ProgressReported'),
  deed('urban-head', 'submit-feedback', { result: '已清理', measures: '每日清运' }, 'FeedbackSubmitted'),
  deed('inspector', 'reinspect', { result: 'passed', findings: '整洁' }, 'ReinspectionOrdered', 'ReinspectionPassed'),
  deed('urban-handler', 'apply-sign-off', { summary: '完成' }, 'SignOffApplied'),
  deed('urban-vice', 'endorse', { opinion: '同意' }, 'SignOffEndorsed'),
  deed('director', 'endorse', { opinion: '同意' }, 'SignOffEndorsed', 'CaseClosed'),
];

/** What is answered; nothing where a killed server is met: it says to come again (503), or the connection is refused or breaks off. */
async function orLater(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    const answer = await asked;
    return answer.status === 503 ? undefined : answer;
  } catch (error) {
    if (isNativeError(error) && error.name === 'TypeError' && error.cause !== undefined) return undefined;
    throw error;
  }
}

/** Sends a command again and again under the same key until it is acknowledged; whatever is a refusal fails the test. */
async function insist(by: People, caseId: string, { person, command, data }: Deed, key: string): Promise<Acknowledged> {
  const path = command === 'report' ? '/api/cases' : `/api/cases/${caseId}/${command}`;
  for (const end = performance.now() + 120_000; performance.now() < end; await sleep(100 + Math.random() * 200)) {
    const answer = await orLater(by(person).ask('POST', path, { body: data, headers: { 'idempotency-key': key } }));
    if (answer === undefined) continue;
    if (answer.status >= 300) throw new Error(`${command} by ${person} was refused: ${answer.status} ${answer.text}`);
    return { ...(answer.body as Done), key, command };
  }
  throw new Error(`${command} by ${person} was not acknowledged in two minutes`);
}

/** Works one case after the other off, deed by deed, whatever happens to the product meanwhile. `tell` hears of each acknowledged command. */
export async function desk(by: People, cases: AsyncIterable<readonly Deed[]> | Iterable<readonly Deed[]>, tell: (done: Acknowledged) => void): Promise<void> {
  for await (const deeds of cases) {
    let caseId = '';
    for (const one of deeds) {
      const key = randomUUID();
      if (one.command === 'report') caseId = caseIdOf(key);
      tell(await insist(by, caseId, one, key));
    }
  }
}
