import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { by, db, now, serving, waitUntil, xiaohao } = product();
const { claimed, issued } = paths(by);
const inName = (person: string, command: string, principal: string, caseId: string, body: unknown) =>
  by(person).ask('POST', `/api/cases/${caseId}/${command}`, { body, headers: { 'on-behalf-of': principal, 'idempotency-key': randomUUID() } });
const code = async (answer: ReturnType<typeof inName>): Promise<readonly unknown[]> => {
  const { status, body } = await answer;
  return [status, typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined];
};
const mine = async (person: string): Promise<readonly string[]> => (await by(person).get<{ items: { caseId: string }[] }>('/api/cases?mine=true')).items.map(({ caseId }) => caseId);

describe('while somebody is away', () => {
  test('the deputy has the cases and the notices, and acts under both names, through the real workflow', async () => {
    const today = (await now()).slice(0, 10);
    await by('urban-handler').post('/api/delegations', { deputy: 'urban-vice', from: today, until: '2026-03-04', reason: '外出培训' });
    const caseId = await issued();
    expect(await mine('urban-vice')).toContain(caseId);
    expect((await by('urban-vice').page(caseId)).permitted.find(({ command }) => command === 'claim')?.for).toEqual([{ person: 'urban-handler', name: '城管局经办人' }]);
    expect((await by('urban-vice').notices(caseId)).length).toBeGreaterThan(0);
    expect((await inName('urban-vice', 'claim', 'urban-handler', caseId, {})).status).toBe(200);
    const entry = (await by('clerk').trail(caseId)).items.find(({ type }) => type === 'AssignmentClaimed');
    expect(entry).toMatchObject({ who: { person: 'urban-vice' }, onBehalfOf: { person: 'urban-handler' }, deputy: true });
    const { stdout, status } = await xiaohao('trail', caseId);
    expect([status, stdout.includes(`${entry?.who?.name}代${entry?.onBehalfOf?.name}`)]).toEqual([0, true]);
    expect(await by('clerk').get(`/api/cases/${caseId}/verification`)).toMatchObject({ sound: true });
  }, 60_000);

  test('nobody signs twice, in whichever name', async () => {
    const caseId = await claimed();
    await by('urban-head').does(caseId, 'submit-feedback', { result: '已清理', measures: '每日清运' });
    await by('inspector').does(caseId, 'reinspect', { result: 'passed', findings: '整洁' });
    expect((await inName('urban-vice', 'apply-sign-off', 'urban-handler', caseId, { summary: '完成' })).status).toBe(200);
    expect(await by('urban-vice').isRefused(caseId, 'endorse', { opinion: '同意' })).toMatchObject({ status: 403, code: 'separation-of-duties' });
    expect(await by('urban-head').does(caseId, 'endorse', { opinion: '同意' })).toMatchObject({ status: 'sign-off' });
    expect(await by('director').does(caseId, 'endorse', { opinion: '同意' })).toMatchObject({ status: 'closed' });
  });

  test('the same command in the other name twice is one, and survives a restart of the API', async () => {
    const caseId = await issued();
    const key = randomUUID();
    const claim = () => by('urban-vice').ask('POST', `/api/cases/${caseId}/claim`, { body: {}, headers: { 'on-behalf-of': 'urban-handler', 'idempotency-key': key } });
    const first = await claim();
    await serving().api.end('SIGKILL');
    await serving().api.start();
    const again = await claim();
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await code(by('urban-vice').ask('POST', `/api/cases/${caseId}/claim`, { body: {}, headers: { 'idempotency-key': key } }))).toEqual([409, 'idempotency-key-reused']);
  }, 60_000);

  test('it ends with its last day, by the clock alone', async () => {
    const caseId = await issued();
    const events = async (): Promise<unknown> => (await db.asOwner("select count(*)::int as n from events where stream_id = 'delegations'"))[0];
    const before = await events();
    await waitUntil('2026-03-05T00:00:01+08:00');
    expect(await code(inName('urban-vice', 'claim', 'urban-handler', caseId, {}))).toEqual([403, 'deputy-not-granted']);
    expect(await events()).toEqual(before);
    expect(await by('urban-vice').get('/api/delegations')).toMatchObject({ items: [{ status: 'over', revocable: false }] });
  }, 60_000);
});
