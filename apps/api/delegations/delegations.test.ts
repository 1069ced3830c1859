import { describe, expect, it, jest } from '@jest/globals';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';

jest.setTimeout(60_000);

const { get, post, town, db } = api();
type Shown = Readonly<{ id: string; principal: string; deputy: string; status: string; own: string; revocable: boolean }>;
type Permission = Readonly<{ command: string; allowed: boolean; for?: readonly Readonly<{ person: string; name: string }>[] }>;
const list = async (person: string, query = ''): Promise<readonly Shown[]> => (await get(person, `/api/delegations${query}`)).json<{ items: readonly Shown[] }>().items;
const permissions = async (person: string, caseId: string): Promise<ReadonlyMap<string, Permission>> =>
  new Map((await get(person, `/api/cases/${caseId}`)).json<{ permitted: readonly Permission[] }>().permitted.map((one) => [one.command, one]));
const mine = async (person: string): Promise<readonly string[]> => (await get(person, '/api/cases?mine=true')).json<{ items: readonly { caseId: string }[] }>().items.map(({ caseId }) => caseId);
const inPlaceOf = (person: string) => ({ 'on-behalf-of': person });
const code = (answer: Awaited<ReturnType<typeof post>>): readonly unknown[] => [answer.statusCode, answer.json<{ code?: string }>().code];
const march = { from: '2026-03-02', until: '2026-03-13' };

describe('a delegation', () => {
  let id = '';

  it('is granted by whoever is away, and listed for both and for who answers for them', async () => {
    const answer = await post('urban-head', '/api/delegations', { deputy: 'housing-vice', ...march, reason: '培训' });
    expect([answer.statusCode, answer.json()]).toEqual([201, expect.objectContaining({ principal: 'urban-head', principalName: '城管局主要负责人', deputyName: '住建局分管领导', status: 'in-force', statusName: '代理中', own: 'principal', revocable: true })]);
    ({ id } = answer.json<Shown>());
    expect((await list('housing-vice')).map(({ own }) => own)).toEqual(['deputy']);
    expect((await list('director')).map(({ own }) => own)).toEqual(['other']);
    for (const stranger of ['housing-head', 'urban-handler', 'clerk', 'foreign-director']) expect([stranger, await list(stranger)]).toEqual([stranger, []]);
  });

  it('shows the deputy the cases of the other, and what may be done on them for whom', async () => {
    const { caseId } = await bring(town(), await town().report('代理能看'), 'issued');
    expect((await get('housing-vice', `/api/cases/${caseId}`)).statusCode).toBe(200);
    expect((await get('housing-head', `/api/cases/${caseId}`)).statusCode).toBe(404);
    await post('director', '/api/delegations', { principal: 'urban-handler', deputy: 'traffic-vice', ...march });
    expect([await mine('traffic-vice'), await mine('traffic-handler')]).toEqual([expect.arrayContaining([caseId]), []]);
    const claim = (await permissions('housing-vice', caseId)).get('claim');
    expect(claim).toMatchObject({ allowed: false, code: 'not-your-case', for: [{ person: 'urban-head', name: '城管局主要负责人' }] });
    expect((await permissions('urban-handler', caseId)).get('claim')).not.toHaveProperty('for');
  });

  it('lets the deputy act in the other name, recorded as 李四代张三', async () => {
    const { caseId } = await bring(town(), await town().report('代理认领'), 'issued');
    expect(code(await post('housing-vice', `/api/cases/${caseId}/claim`, {}))).toEqual([403, 'not-your-case']);
    expect((await post('housing-vice', `/api/cases/${caseId}/claim`, {}, inPlaceOf('urban-head'))).statusCode).toBe(200);
    const { items } = (await get('clerk', `/api/cases/${caseId}/events`)).json<{ items: readonly { type: string }[] }>();
    expect(items.find(({ type }) => type === 'AssignmentClaimed')).toMatchObject({ who: { person: 'housing-vice', name: '住建局分管领导' }, onBehalfOf: { person: 'urban-head', name: '城管局主要负责人' }, deputy: true, late: false });
  });

  it('is asked for by everybody else in vain, and the attempt is kept with both names', async () => {
    const { caseId } = await bring(town(), await town().report('没有代理'), 'issued');
    expect(code(await post('urban-handler', `/api/cases/${caseId}/claim`, {}, inPlaceOf('urban-head')))).toEqual([403, 'deputy-not-granted']);
    expect(await db.asOwner("select person, name from refusals where case_id = $1 and code = 'deputy-not-granted'", [caseId])).toEqual([{ person: 'urban-handler', name: '城管局经办人代城管局主要负责人' }]);
    expect(code(await post('traffic-handler', `/api/cases/${caseId}/claim`, {}, inPlaceOf('urban-head')))).toEqual([404, 'unknown-case']);
    expect(code(await post('housing-vice', `/api/cases/${caseId}/claim`, {}, { 'on-behalf-of': '%zz' }))).toEqual([400, 'malformed-on-behalf-of']);
    expect(code(await post('housing-vice', '/api/delegations', { deputy: 'housing-head', ...march }, inPlaceOf('urban-head')))).toEqual([403, 'deputy-not-here']);
  });

  it('is granted once under one key, and refused with its code', async () => {
    const key = { 'idempotency-key': 'a3a6d6c3-1d0e-4c0c-8a0d-0f8f6f1f2f3f' };
    const once = await post('director', '/api/delegations', { deputy: 'deputy', from: '2026-03-20', until: '2026-03-21' }, key);
    expect((await post('director', '/api/delegations', { deputy: 'deputy', from: '2026-03-20', until: '2026-03-21' }, key)).json()).toEqual(once.json());
    expect(code(await post('inspector', '/api/delegations', { deputy: 'urban-handler', ...march }))).toEqual([409, 'delegation-kept-apart']);
    expect(code(await post('urban-head', '/api/delegations', { deputy: 'urban-vice', ...march }))).toEqual([409, 'delegation-overlap']);
    expect(code(await post('clerk', '/api/delegations', { principal: 'urban-handler', deputy: 'urban-vice', ...march }))).toEqual([403, 'delegation-not-yours']);
    expect(code(await post('clerk', '/api/delegations', { deputy: 'dispatcher', from: '2026-02-30', until: '2026-03-01' }))).toEqual([400, 'malformed-request']);
    expect(code(await post('urban-handler', `/api/delegations/${id}/revoke`, {}))).toEqual([404, 'unknown-delegation']);
  });

  it('ends at once when it is revoked, and is known as it was', async () => {
    const { caseId } = await bring(town(), await town().report('撤销'), 'issued');
    const before = town().now();
    town().setTime('2026-03-05T10:00:00+08:00');
    expect((await post('urban-head', `/api/delegations/${id}/revoke`, { reason: '提前返岗' })).json()).toMatchObject({ status: 'revoked', revokedFor: '提前返岗', revocable: false });
    expect((await get('housing-vice', `/api/cases/${caseId}`)).statusCode).toBe(404);
    expect(code(await post('housing-vice', `/api/cases/${caseId}/claim`, {}, inPlaceOf('urban-head')))).toEqual([404, 'unknown-case']);
    expect((await list('urban-head', `?asOf=${encodeURIComponent(before)}`)).find((one) => one.id === id)?.status).toBe('in-force');
    expect((await list('urban-head')).find((one) => one.id === id)?.status).toBe('revoked');
  });

  it('runs out with its last day, without anybody doing anything', async () => {
    const caseId = await town().report('到期');
    await town().act(caseId, 'clerk', 'register', { category: 'rubbish' });
    await post('director', '/api/delegations', { principal: 'dispatcher', deputy: 'traffic-head', from: '2026-03-05', until: '2026-03-06', scope: { commands: ['issue-order'], areas: ['east'] } });
    expect(await mine('traffic-head')).toEqual([caseId]);
    expect(code(await post('traffic-head', `/api/cases/${caseId}/urge`, { text: '抓紧' }, inPlaceOf('dispatcher')))).toEqual([403, 'deputy-out-of-scope']);
    town().setTime('2026-03-07T00:00:00+08:00');
    expect((await get('traffic-head', `/api/cases/${caseId}`)).statusCode).toBe(404);
    expect(await mine('traffic-head')).toEqual([]);
    expect((await list('traffic-head')).map(({ status }) => status)).toEqual(['over']);
  });

  it('for another area shows nothing of this one', async () => {
    const { caseId } = await bring(town(), await town().report('别处'), 'issued');
    await post('urban-head', '/api/delegations', { deputy: 'housing-vice', from: '2026-03-08', until: '2026-03-09', scope: { areas: ['west'] } });
    town().setTime('2026-03-08T09:00:00+08:00');
    expect((await get('housing-vice', `/api/cases/${caseId}`)).statusCode).toBe(404);
    expect((await get('housing-vice', '/api/cases')).body).not.toContain(caseId);
    expect(await mine('housing-vice')).not.toContain(caseId);
  });
});
