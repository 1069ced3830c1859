import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';

const { get, post, town, db } = api();

const report = { title: '东大街垃圾堆积', description: '早市散后无人清运', source: { kind: 'inspection' }, place: { address: '东大街 12 号', area: 'road' }, reporter: { name: '王先生' } };
const take = (person: string, body: object, key: string = randomUUID()) => post(person, '/api/intake', body, { 'idempotency-key': key });
const events = async (): Promise<unknown> => (await db.pool().query("select count(*) from events")).rows;

describe('an intake', () => {
  it('reports and registers in one go, once for one key', async () => {
    const key = randomUUID();
    const first = await take('clerk', { report, register: { category: 'rubbish' } }, key);
    expect([first.statusCode, first.json()]).toEqual([201, expect.objectContaining({ version: 2, status: 'registered', next: { command: 'register', name: '立案', done: true } })]);
    const before = await events();
    expect((await take('clerk', { report, register: { category: 'rubbish' } }, key)).body).toBe(first.body);
    expect(await events()).toEqual(before);
    const { caseId } = first.json<{ caseId: string }>();
    const trail = (await get('clerk', `/api/cases/${caseId}/events`)).json<{ items: { type: string; cause?: string }[] }>();
    expect(trail.items.map(({ type, cause }) => [type, cause])).toEqual([['ProblemReported', undefined], ['CaseRegistered', `intake/${key}`]]);
  });

  it('files nothing when the second step would be refused', async () => {
    const before = await events();
    expect((await take('street-handler', { report, register: { category: 'rubbish' } })).json()).toMatchObject({ status: 403 });
    expect((await take('clerk', { report, register: { category: 'nothing-like-it' } })).json()).toMatchObject({ status: 409, code: 'unknown-category' });
    const over = (await bring(town(), await town().report(), 'closed')).caseId;
    const after = await events();
    expect((await take('clerk', { report, merge: { into: over } })).json()).toMatchObject({ status: 409, code: 'merge-target-over' });
    expect((await take('clerk', { report, merge: { into: randomUUID() } })).json()).toMatchObject({ status: 404, code: 'unknown-case' });
    expect([await events(), before]).toEqual([after, before]);
  });

  it('merges a repeated report into the case that is there', async () => {
    const into = await town().report('东大街垃圾');
    const answer = (await take('clerk', { report, merge: { into, reason: '同一处' } })).json<{ caseId: string }>();
    expect(answer).toMatchObject({ status: 'merged', next: { command: 'merge', done: true } });
    expect((await town().read(answer.caseId)).state.into).toBe(into);
  });

  it('goes on with the second step when the first was carried out and the answer was lost', async () => {
    const key = randomUUID();
    const { caseId } = (await take('clerk', { report }, key)).json<{ caseId: string }>();
    expect((await town().read(caseId)).state.status).toBe('reported');
    expect((await take('clerk', { report, register: { category: 'rubbish' } }, key)).json()).toMatchObject({ caseId, status: 'registered', next: { done: true } });
  });

  it('says what became of the second step when somebody was faster', async () => {
    const key = randomUUID();
    const { caseId } = (await take('clerk', { report }, key)).json<{ caseId: string }>();
    await town().act(caseId, 'director', 'reject', { reason: 'not-found', explanation: '未见' });
    expect((await take('clerk', { report, register: { category: 'rubbish' } }, key)).json()).toMatchObject({ caseId, status: 'reported', next: { command: 'register', done: false, code: 'wrong-status', reason: expect.stringContaining('不予立案') } });
  });

  it('is one thing or the other', async () => {
    expect((await take('clerk', { report, register: { category: 'rubbish' }, merge: { into: randomUUID() } })).json()).toMatchObject({ status: 400, errors: [{ path: 'merge' }] });
    expect((await take('clerk', { report: { ...report, title: '' } })).json()).toMatchObject({ status: 400, errors: [{ path: 'report.title' }] });
  });
});
