import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import pino from 'pino';
import { executeUnit } from '#commands/unit-records';
import { clock as system } from '#domain/city/city';
import { beginning } from '#event-store/position';
import { readAll } from '#event-store/read-all';
import { api } from '../../../test/support/api.ts';
import { townCampaign } from '../../../test/support/campaign.ts';
import { bring } from '../../../test/support/town.ts';
import { cardsOfCases } from '../../worker/followers/unit-records.ts';
import { openStarter } from '../../worker/starter.ts';
import type { RecordPage } from '../units/record-page.ts';
import type { RoundPage } from '../rounds/round-page.ts';
import type { CampaignPage } from '../campaigns/campaign-page.ts';
import type { Filed } from '../rounds/round.service.ts';

jest.setTimeout(60_000);

const { get, post, town, db } = api();
const inPlaceOf = (person: string) => ({ 'on-behalf-of': person });
const code = (answer: Awaited<ReturnType<typeof post>>): readonly unknown[] => [answer.statusCode, answer.json<{ code?: string }>().code];
const grant = async (principal: string, deputy: string, scope = {}): Promise<void> => {
  const answer = await post('director', '/api/delegations', { principal, deputy, from: '2026-03-02', until: '2026-03-31', scope });
  expect([principal, deputy, answer.statusCode]).toEqual([principal, deputy, 201]);
};
const record = async (person: string, unit = 'urban'): Promise<RecordPage> => (await get(person, `/api/units/${unit}/record`)).json();
const may = (permitted: readonly Readonly<{ command: string }>[], command: string) => permitted.find((one) => one.command === command);
const refusals = (stream: string) => db.asOwner('select name, code from refusals where case_id = $1 order by version', [stream]);

/** What the relay does with the cases so far. */
async function followCases(): Promise<void> {
  const { events } = await readAll(db.pool(), beginning, 10_000, { streamPrefix: 'case/' });
  await cardsOfCases.passOn({ deps: town().deps, starter: openStarter({ address: '127.0.0.1:1', namespace: 'default', taskQueue: 'none' }), mail: false, log: pino({ level: 'silent' }) }, events);
}

beforeAll(async () => {
  for (const [principal, deputy] of [['urban-head', 'housing-vice'], ['hq', 'clerk'], ['hq-deputy', 'urban-vice'], ['dispatcher', 'clerk'], ['director', 'clerk'], ['deputy', 'urban-vice'], ['inspector', 'inspector-2']] as const) await grant(principal, deputy);
  await grant('street-head', 'traffic-vice', { areas: ['east'] });
});

it('is told to the deputy as soon as they are signed in, each for whom once', async () => {
  expect((await get('clerk', '/api/session')).json()).toMatchObject({ standsInFor: [{ person: 'hq', name: '指挥长' }, { person: 'dispatcher', name: '交办员' }, { person: 'director', name: '主任' }] });
  expect((await get('hq', '/api/session')).json()).toMatchObject({ standsInFor: [] });
});

describe('the record of a unit', () => {
  beforeAll(async () => {
    const given = { caseId: randomUUID(), sanction: 's1', colour: 'red', docNo: '督牌〔2026〕1号', issuedBy: 'hq', givenAt: town().now() } as const;
    await executeUnit(town().deps, { unit: 'urban', command: { type: 'give-card', data: given }, actor: system, commandId: 'cause/test' });
  });

  it('is lent to the deputy of its head, who appeals as 李四代张三', async () => {
    expect((await get('housing-head', '/api/units/urban/record')).statusCode).toBe(404);
    expect(may((await record('housing-vice')).commands, 'appeal-card')).toMatchObject({ allowed: false, code: 'not-your-unit', for: [{ person: 'urban-head', name: '城管局主要负责人' }] });
    expect(code(await post('housing-vice', '/api/units/urban/appeal-card', { grounds: '不属实' }))).toEqual([403, 'not-your-unit']);
    const key = { 'idempotency-key': randomUUID(), ...inPlaceOf('urban-head') };
    const once = await post('housing-vice', '/api/units/urban/appeal-card', { grounds: '不属实' }, key);
    expect([once.statusCode, (await post('housing-vice', '/api/units/urban/appeal-card', { grounds: '不属实' }, key)).json()]).toEqual([200, once.json()]);
    expect(code(await post('housing-vice', '/api/units/urban/appeal-card', { grounds: '不属实' }, { 'idempotency-key': key['idempotency-key'] }))).toEqual([409, 'idempotency-key-reused']);
    expect((await record('urban-handler')).cards[0]?.appeal).toMatchObject({ by: 'urban-head', byName: '住建局分管领导代城管局主要负责人' });
    expect(await db.asOwner("select actor->>'person' as hand, actor->'onBehalfOf'->>'person' as name from events where type = 'CardAppealed'")).toEqual([{ hand: 'housing-vice', name: 'urban-head' }]);
  });

  it('tells of what the deputy did whom it would tell of the other', async () => {
    expect(await db.asOwner("select person from notices where event = 'CardAppealed' order by person")).toEqual([{ person: 'hq' }, { person: 'hq-deputy' }]);
  });

  it('is not decided on by the unit itself by way of a deputy, and the attempt is kept under both names', async () => {
    const ruling = { upheld: true, opinion: '撤销' };
    expect(may((await record('urban-vice')).commands, 'rule-card-appeal')).not.toHaveProperty('for');
    expect(code(await post('urban-vice', '/api/units/urban/rule-card-appeal', ruling, inPlaceOf('hq-deputy')))).toEqual([403, 'deputy-kept-apart']);
    expect(code(await post('clerk', '/api/units/urban/rule-card-appeal', ruling, inPlaceOf('hq')))).toEqual([403, 'separation-of-duties']);
    expect((await refusals('unit/urban')).slice(-2)).toEqual([{ name: '城管局分管领导代副指挥长', code: 'deputy-kept-apart' }, { name: '受理员代指挥长', code: 'separation-of-duties' }]);
  });

  it('has measures proposed and issued under the names that stand there', async () => {
    await post('clerk', '/api/units/urban/propose-measure', { paper: 'criticism', grounds: '迟缓' }, inPlaceOf('dispatcher'));
    expect(code(await post('clerk', '/api/units/urban/decide-measure', { approve: true, opinion: '同意' }, inPlaceOf('hq')))).toEqual([403, 'separation-of-duties']);
    expect((await post('hq-deputy', '/api/units/urban/decide-measure', { approve: true, opinion: '同意' })).statusCode).toBe(200);
    expect((await record('director')).measures.at(-1)).toMatchObject({ proposedByName: '受理员代交办员', decidedByName: '副指挥长', status: 'issued' });
  });

  it('knows of a card that a deputy issued whose name and whose hand it was: neither rules on the appeal', async () => {
    const { caseId } = await bring(town(), await town().report('代理发牌'), 'issued');
    await town().act(caseId, 'director', 'propose-sanction', { level: 4, unit: 'urban', grounds: '多次催办未改' });
    expect((await post('clerk', `/api/cases/${caseId}/decide-sanction`, { approve: true, opinion: '同意' }, inPlaceOf('hq'))).statusCode).toBe(200);
    await followCases();
    const card = `${caseId}/s1`;
    expect((await post('urban-head', '/api/units/urban/appeal-card', { card, grounds: '不属实' })).statusCode).toBe(200);
    const ruling = { card, upheld: false, opinion: '维持' };
    expect(code(await post('hq', '/api/units/urban/rule-card-appeal', ruling))).toEqual([403, 'separation-of-duties']);
    expect(code(await post('clerk', '/api/units/urban/rule-card-appeal', ruling, inPlaceOf('hq')))).toEqual([403, 'separation-of-duties']);
    expect((await post('hq-deputy', '/api/units/urban/rule-card-appeal', ruling)).statusCode).toBe(200);
  });

  it('is not lent with a delegation for some areas, nor to whom nobody granted one', async () => {
    expect(code(await post('traffic-vice', '/api/units/street/appeal-card', { grounds: '不属实' }, inPlaceOf('street-head')))).toEqual([404, 'unknown-unit']);
    expect(code(await post('urban-handler', '/api/units/urban/appeal-card', { grounds: '不属实' }, inPlaceOf('urban-head')))).toEqual([403, 'deputy-not-granted']);
  });
});

describe('an inspection round', () => {
  const places = [{ address: '东大街 1 号', area: 'road' }];
  const plan = { name: '三月督查', timing: 'scheduled', manner: 'open', extent: 'full', begins: '2026-03-02', ends: '2026-03-20', inspectors: ['inspector'], places };
  const page = async (person: string, id: string): Promise<RoundPage> => (await get(person, `/api/rounds/${id}`)).json();

  it('is planned and filled in by deputies, who know of it while they stand in', async () => {
    expect((await get('clerk', '/api/rounds')).json()).toMatchObject({ permitted: [{ command: 'plan-round', allowed: false, for: [{ person: 'director' }] }] });
    const { id } = (await post('clerk', '/api/rounds', plan, inPlaceOf('director'))).json<{ id: string }>();
    expect((await page('clerk', id)).planned).toMatchObject({ by: 'director', byName: '受理员代主任' });
    expect([(await get('propaganda', `/api/rounds/${id}`)).statusCode, (await get('inspector-2', `/api/rounds/${id}`)).statusCode]).toEqual([404, 200]);
    expect(may((await page('inspector-2', id)).permitted, 'file-findings')).toMatchObject({ allowed: false, for: [{ person: 'inspector' }] });
    const findings = [{ place: 'p1', result: 'problem', title: '垃圾堆积', description: '路边三处' }];
    const filed = (await post('inspector-2', `/api/rounds/${id}/file-findings`, { findings }, inPlaceOf('inspector'))).json<Filed>();
    expect((await page('director', id)).findings[0]).toMatchObject({ by: 'inspector', byName: '复查员乙代复查员' });
    expect((await town().read(filed.results[0]?.caseId ?? '')).events[0]?.actor).toMatchObject({ person: 'inspector-2', onBehalfOf: { person: 'inspector' } });
    expect((await post('clerk', `/api/rounds/${id}/publish-round`, { text: '通报' }, inPlaceOf('director'))).statusCode).toBe(200);
    expect((await page('director', id)).published).toMatchObject({ byName: '受理员代主任' });
  });

  it('of a unit is neither planned nor seen by somebody of the unit in the name of the office', async () => {
    const ofUrban = { ...plan, places: [{ address: '西环路', unit: 'urban' }] };
    expect(code(await post('urban-vice', '/api/rounds', ofUrban, inPlaceOf('deputy')))).toEqual([403, 'deputy-kept-apart']);
    const { id } = (await post('director', '/api/rounds', ofUrban)).json<{ id: string }>();
    expect(code(await post('urban-vice', `/api/rounds/${id}/close-round`, { reason: '取消' }, inPlaceOf('deputy')))).toEqual([404, 'unknown-round']);
    expect((await post('urban-vice', '/api/rounds', plan, inPlaceOf('deputy'))).statusCode).toBe(201);
  });
});

describe('a campaign', () => {
  it('is led and its duties are recorded by deputies, as 李四代张三', async () => {
    expect(code(await post('clerk', '/api/campaigns', townCampaign))).toEqual([403, 'campaign-office-only']);
    expect((await post('clerk', '/api/campaigns', townCampaign, inPlaceOf('director'))).statusCode).toBe(201);
    const path = `/api/campaigns/${townCampaign.id}`;
    const page = async (person: string): Promise<CampaignPage> => (await get(person, path)).json();
    expect(may((await page('clerk')).permitted, 'close')).toMatchObject({ allowed: false, for: [{ person: 'hq' }, { person: 'director' }] });
    expect((await post('clerk', `${path}/revise-inspection`, { earliest: townCampaign.inspection.latest, reason: '上级通知' }, inPlaceOf('director'))).statusCode).toBe(200);
    expect((await page('urban-handler')).revisions).toMatchObject([{ by: 'director', byName: '受理员代主任' }]);
    const duty = townCampaign.duties.find(({ of }) => of === 'units')?.id;
    const held = { duty, unit: 'urban', heldAt: town().now(), minutes: '部署三项' };
    expect(code(await post('housing-vice', `${path}/record-duty`, held))).toEqual([403, 'campaign-duty-of-another']);
    expect((await post('housing-vice', `${path}/record-duty`, held, inPlaceOf('urban-head'))).statusCode).toBe(200);
    expect((await page('housing-vice')).meetings[0]).toMatchObject({ by: 'urban-head', byName: '住建局分管领导代城管局主要负责人', minutes: '部署三项' });
  });
});

describe('a notice', () => {
  it('is copied to the deputy, but not of what the own unit is kept apart from', async () => {
    const proposed = async (unit: string): Promise<string> => {
      const caseId = await town().report(`通知 ${unit}`);
      await town().act(caseId, 'clerk', 'register', { category: 'rubbish' });
      await town().act(caseId, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit }], requirement: '清理干净' });
      await town().act(caseId, 'director', 'propose-sanction', { level: 4, unit, grounds: '多次催办未改' });
      return caseId;
    };
    const [apart, other] = [await proposed('urban'), await proposed('housing')];
    const about = async (person: string): Promise<readonly (string | null)[]> => (await get(person, '/api/notices?limit=100')).json<{ items: readonly { caseId: string | null; event: string }[] }>().items.flatMap(({ caseId, event }) => (event === 'SanctionProposed' ? [caseId] : []));
    expect(await about('hq-deputy')).toEqual(expect.arrayContaining([apart, other]));
    const copied = await about('urban-vice');
    expect([copied.includes(apart), copied.includes(other)]).toEqual([false, true]);
  });
});

describe('the progress of a sign-off', () => {
  it('names whoever applied and signed as 李四代张三', async () => {
    const [applied, endorsed] = [await bring(town(), await town().report('代理申请'), 'passed'), await bring(town(), await town().report('代理签批'), 'passed')];
    const progress = async (caseId: string): Promise<unknown> => (await get('urban-handler', `/api/cases/${caseId}`)).json<{ signOff: unknown }>().signOff;
    expect((await post('housing-vice', `/api/cases/${applied.caseId}/apply-sign-off`, { summary: '整改完成' }, inPlaceOf('urban-head'))).statusCode).toBe(200);
    expect(await progress(applied.caseId)).toMatchObject({ appliedBy: 'urban-head', appliedByName: '住建局分管领导代城管局主要负责人' });
    await town().act(endorsed.caseId, 'urban-handler', 'apply-sign-off', { summary: '整改完成' });
    expect((await post('housing-vice', `/api/cases/${endorsed.caseId}/endorse`, { opinion: '同意' }, inPlaceOf('urban-head'))).statusCode).toBe(200);
    expect(await progress(endorsed.caseId)).toMatchObject({ appliedByName: '城管局经办人', steps: [{ signedBy: 'urban-head', signedByName: '住建局分管领导代城管局主要负责人' }, {}] });
  });
});

describe('a visit that was entered late', () => {
  it('stands in the trail under both names', async () => {
    const { caseId } = await bring(town(), await town().report('没有网络'), 'delivered');
    const occurredAt = town().now();
    town().setTime('2026-03-03T09:00:00+08:00');
    const entry = { command: 'reinspect', data: { result: 'passed', findings: '已整改' }, onBehalfOf: 'inspector', occurredAt, reason: '现场无网络' };
    expect((await post('inspector-2', `/api/cases/${caseId}/late-entry`, entry, inPlaceOf('inspector'))).statusCode).toBe(200);
    const { items } = (await get('director', `/api/cases/${caseId}/events`)).json<{ items: readonly { type: string }[] }>();
    expect(items.find(({ type }) => type === 'ReinspectionPassed')).toMatchObject({ who: { person: 'inspector-2' }, onBehalfOf: { person: 'inspector' }, deputy: true, late: true });
  });
});

describe('a batch', () => {
  it('is given in the name of another, case by case by the same rule', async () => {
    const cases: string[] = [];
    for (const title of ['一', '二']) {
      const caseId = await town().report(title);
      await town().act(caseId, 'clerk', 'register', { category: 'rubbish' });
      cases.push(caseId);
    }
    const body = { command: 'issue-order', cases, body: { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' } };
    const outcomes = async (given: object, headers: object): Promise<readonly unknown[]> =>
      (await post('clerk', '/api/batches', { ...body, ...given }, { 'idempotency-key': randomUUID(), ...headers })).json<{ items: readonly { outcome: string; code?: string }[] }>().items.map((one) => one.code ?? one.outcome);
    expect(await outcomes({ dryRun: true }, {})).toEqual(['office-only', 'office-only']);
    expect(await outcomes({ dryRun: true }, inPlaceOf('dispatcher'))).toEqual(['would', 'would']);
    const possible = (await post('clerk', '/api/batches/commands', { cases }, inPlaceOf('dispatcher'))).json<{ items: readonly { command: string }[] }>();
    expect([may(possible.items, 'issue-order'), may((await post('clerk', '/api/batches/commands', { cases })).json<typeof possible>().items, 'issue-order')]).toEqual([expect.objectContaining({ allowed: 2 }), undefined]);
    expect(await outcomes({}, inPlaceOf('dispatcher'))).toEqual(['did', 'did']);
    expect((await town().read(cases[0] ?? '')).events.at(-1)?.actor).toMatchObject({ person: 'clerk', onBehalfOf: { person: 'dispatcher' } });
  });

  it('leaves out, with the reason, the cases on which a deputy is kept apart', async () => {
    const { caseId } = await bring(town(), await town().report('本单位的'), 'issued');
    const answer = await post('urban-vice', '/api/batches', { command: 'urge', cases: [caseId], body: { text: '抓紧' }, dryRun: true }, inPlaceOf('deputy'));
    expect(answer.json()).toMatchObject({ refused: 1, items: [{ outcome: 'refused', code: 'deputy-kept-apart' }] });
  });
});
