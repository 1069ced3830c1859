import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { issueOverlay } from '#commands/calendars';
import { calendarOfCampaign, performCampaignDuty } from '#commands/campaign';
import { publishPolicy } from '#commands/policies';
import { workdaysBetween } from '#domain/calendar/remaining';
import { writtenOverlay } from '#domain/calendar/written';
import { parsePolicy } from '#intake/policy-file';
import { townCampaign } from '../../../test/support/campaign.ts';
import { api } from '../../../test/support/api.ts';
import { by } from '../../../test/support/case/city.ts';

const { get, post, town, db } = api();
type Body = Record<string, unknown>;
type Page = Readonly<{ version: number; phase: string; ranking: { items: { caseId: string; standing: string; workdays: number | null }[] }; duties: { id: string; holders: { unit: string | null; held: number; missed: number; dueAt: string }[] }[]; meetings: Body[]; countdown: Body[]; next: { name: string }[]; permitted: { command: string; allowed: boolean }[]; inspection: Body; overlays: Body[] }>;
const page = async (person: string, search = ''): Promise<Page> => (await get(person, `/api/campaigns/health-city${search}`)).json();
const open = (person: string, given: object = {}, headers = {}) => post(person, '/api/campaigns', { ...townCampaign, ...given }, headers);

const cases: string[] = [];
beforeAll(async () => {
  await open('director');
  for (const title of ['垃圾堆积', '占道经营', '乱贴广告']) {
    const { caseId } = (await post('street-handler', '/api/cases', { title, description: title, source: { kind: 'inspection' }, place: { address: '东大街', area: 'road' }, campaign: 'health-city' })).json<{ caseId: string }>();
    cases.push(caseId);
  }
  await town().act(cases[0] ?? '', 'clerk', 'register', { category: 'rubbish' });
  await town().act(cases[0] ?? '', 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理' });
  await town().act(cases[1] ?? '', 'clerk', 'register', { category: 'rubbish' });
  await town().act(cases[1] ?? '', 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'street' }], requirement: '清理', limit: { amount: 100, unit: 'workday' } });
}, 60_000);

describe('opening a campaign', () => {
  it('is for the office, once, under a key that may be used again for the same', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await open('director', { id: 'second' }, key);
    expect([first.statusCode, first.headers['location'], first.json()]).toEqual([201, '/api/campaigns/second', { id: 'second', version: 1, status: 'open' }]);
    expect((await open('director', { id: 'second' }, key)).json()).toEqual(first.json());
    expect((await open('director', { id: 'second' })).json()).toMatchObject({ status: 409, code: 'campaign-exists' });
    expect((await open('urban-head', { id: 'third' })).json()).toMatchObject({ status: 403, code: 'campaign-office-only' });
    expect((await open('district-director', { id: 'third' })).json()).toMatchObject({ status: 403, code: 'campaign-office-only' });
  });

  it('takes the text of a file, and tells what is wrong in it by line and column', async () => {
    const file = await readFile('examples/campaigns/health-city.yaml', 'utf8');
    expect((await post('director', '/api/campaigns', { file })).json()).toMatchObject({ id: 'health-city-2027', version: 1 });
    const wrong = await post('director', '/api/campaigns', { file: file.replace('from: 2027-06-01', 'from: 2027-06-03').replace('latest: 2027-09-20', 'latest: 2027-08-01') });
    expect(wrong.json()).toMatchObject({ status: 400, code: 'campaign-file-wrong', errors: [{ path: 'phases[2].from', message: expect.stringMatching(/^第 19 行第 11 列：.*中间空了/) }, { path: 'inspection.latest', message: expect.stringContaining('早于最早日期') }] });
    expect((await post('director', '/api/campaigns', { ...townCampaign, phases: [] })).json()).toMatchObject({ status: 400, code: 'malformed-request' });
  });

  it('refuses a policy that nobody published, a unit that is not there and a plan that begins in the past', async () => {
    const refused = async (given: object): Promise<Body> => (await open('director', { id: 'other', ...given })).json();
    expect(await refused({ phases: townCampaign.phases.map((phase) => ({ ...phase, policy: 'sprint' })) })).toMatchObject({ code: 'campaign-unknown-policy' });
    expect(await refused({ duties: [{ id: 'weekly', name: '研究', of: 'units', units: ['urbam'] }] })).toMatchObject({ code: 'city-unknown-unit', detail: expect.stringContaining('urban') });
    expect(await refused({ milestones: [{ id: 'm', name: '清单', before: { amount: 6, unit: 'month' } }] })).toMatchObject({ code: 'campaign-plan-in-the-past' });
    expect(await refused({ office: 'nowhere' })).toMatchObject({ code: 'city-unknown-office' });
  });
});

describe('the list of campaigns', () => {
  it('comes in pages that go on where the last one ended, as it was known then, too', async () => {
    const listed = async (search: string) => (await get('director', `/api/campaigns?${search}`)).json<{ items: { id: string; inspection: { earliest: string } }[]; next: string | null }>();
    const { items } = await listed('limit=200');
    expect(items.length).toBeGreaterThan(2);
    expect(items.map(({ inspection }) => inspection.earliest)).toEqual(items.map(({ inspection }) => inspection.earliest).toSorted());
    const first = await listed('limit=1');
    const rest = await listed(`limit=200&cursor=${first.next ?? ''}`);
    expect([...first.items, ...rest.items]).toEqual(items);
    expect([first.items.length, rest.next, (await listed(`limit=1&asOf=${encodeURIComponent(town().now())}`)).items.length]).toEqual([1, null, 1]);
  });
});

describe('a campaign', () => {
  it('is shown with its phase, its duties and its open cases in order, as far as the caller may see them', async () => {
    const shown = await page('director');
    expect(shown).toMatchObject({ phase: 'start', inspection: { earliest: '2026-06-24', latest: '2026-07-03' }, overlays: [] });
    expect(shown.ranking.items.map(({ caseId, standing }) => [caseId, standing])).toEqual([[cases[2], 'late'], [cases[1], 'late'], [cases[0], 'in-time']]);
    expect((await page('urban-handler')).ranking.items.map(({ caseId }) => caseId)).toEqual([cases[0]]);
    expect(shown.next[0]?.name).toBe('进入起步阶段');
    expect(shown.permitted.map(({ command, allowed }) => [command, allowed])).toEqual([['revise-inspection', true], ['record-duty', true], ['close', true]]);
    expect((await get('director', '/api/campaigns')).json<{ items: Body[] }>().items.map(({ id }) => id)).toContain('health-city');
    const listed = async (person: string): Promise<unknown> => (await get(person, '/api/campaigns')).json<{ items: Body[] }>().items.find(({ id }) => id === 'health-city');
    expect([await listed('director'), await listed('urban-handler')]).toMatchObject([{ phaseName: '起步阶段', inspection: { left: 114 }, open: 3 }, { open: 1 }]);
    expect((await get('director', '/api/campaigns/nothing')).json()).toMatchObject({ status: 404, code: 'unknown-campaign' });
  });

  it('is a filter of the list of cases, and must be there when a problem is reported for it', async () => {
    expect((await get('director', '/api/cases?campaign=health-city')).json<{ items: Body[] }>().items).toHaveLength(3);
    expect((await get('director', '/api/cases?campaign=second')).json<{ items: Body[] }>().items).toEqual([]);
    expect((await post('street-handler', '/api/cases', { title: '乱', description: '乱', source: { kind: 'inspection' }, place: { address: '东大街', area: 'road' }, campaign: 'nothing' })).json()).toMatchObject({ code: 'unknown-campaign' });
  });

  it('must be there, too, when a case is registered or entered late for it, before any order', async () => {
    const register = { category: 'rubbish', campaign: 'nothing' };
    expect((await post('clerk', `/api/cases/${cases[2]}/register`, register)).json()).toMatchObject({ status: 409, code: 'unknown-campaign' });
    const late = { command: 'register', data: register, occurredAt: town().now(), reason: '网络中断', onBehalfOf: 'clerk' };
    expect((await post('clerk', `/api/cases/${cases[2]}/late-entry`, late)).json()).toMatchObject({ code: 'unknown-campaign' });
    expect((await town().read(cases[2] ?? '')).state).toMatchObject({ status: 'reported', campaign: 'health-city' });
  });

  it('has a plan counted back from both ends of the date, explained day by day', async () => {
    const plan = (await get('urban-handler', '/api/campaigns/health-city/plan')).json<{ months: { month: string; milestones: { id: string; earliest: { due: string; days: { counts: boolean }[] }; latest: { due: string } }[] }[] }>();
    expect(plan.months.map(({ month }) => month)).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07']);
    const files = plan.months.flatMap(({ milestones }) => milestones).find(({ id }) => id === 'files');
    expect([files?.earliest.due, files?.latest.due, files?.earliest.days.filter(({ counts }) => counts).length]).toEqual(['2026-06-09', '2026-06-18', 10]);
  });

  it('takes the duties that each holder records, and shows the minutes to the office and to the unit itself', async () => {
    const held = { duty: 'weekly', heldAt: town().now(), minutes: '研究占道经营' };
    expect((await post('urban-handler', '/api/campaigns/health-city/record-duty', held)).json()).toMatchObject({ id: 'health-city', status: 'open' });
    expect((await post('urban-handler', '/api/campaigns/health-city/record-duty', { ...held, unit: 'street' })).json()).toMatchObject({ status: 403, code: 'campaign-duty-of-another' });
    expect((await post('urban-handler', '/api/campaigns/nothing/record-duty', held)).statusCode).toBe(404);
    expect((await post('urban-handler', '/api/campaigns/health-city/record-duty', { ...held, heldAt: 'yesterday' })).statusCode).toBe(400);
    const minutes = async (person: string) => (await page(person)).meetings.map((one) => one['minutes']);
    expect([await minutes('director'), await minutes('urban-head'), await minutes('street-head')]).toEqual([['研究占道经营'], ['研究占道经营'], [undefined]]);
  });

  it('moves its countdown with the date, for the office only, and tells who moved it', async () => {
    const data = { earliest: '2026-06-30', latest: '2026-07-03', reason: '国家通知推迟' };
    expect((await post('urban-head', '/api/campaigns/health-city/revise-inspection', data)).statusCode).toBe(403);
    expect((await post('director', '/api/campaigns/health-city/revise-inspection', data, { 'if-match': '"1"' })).statusCode).toBe(412);
    expect((await post('hq', '/api/campaigns/health-city/revise-inspection', data)).statusCode).toBe(200);
    expect(await page('director')).toMatchObject({ inspection: { earliest: '2026-06-30' }, revisions: [{ by: 'hq', was: { earliest: '2026-06-24' } }] });
  });

  it('is shown as it was known, with the cases as they were last ranked', async () => {
    const before = town().now();
    town().setTime('2026-06-01T09:00:00+08:00');
    const duty = 'countdown/2026-06-30/30';
    expect(await performCampaignDuty(town().deps, 'health-city', duty, '2026-05-31T08:30:00+08:00')).toBe(true);
    expect((await page('director')).countdown).toMatchObject([{ days: 30, open: 3, overdue: 1, late: 2 }]);
    town().setTime('2026-06-10T09:00:00+08:00');
    const then = await page('urban-handler', `?asOf=${encodeURIComponent('2026-06-02T00:00:00+08:00')}`);
    const listed = (await get('urban-handler', `/api/campaigns?asOf=${encodeURIComponent('2026-06-02T00:00:00+08:00')}`)).json<{ items: Body[] }>().items;
    expect(listed.find(({ id }) => id === 'health-city')).toMatchObject({ open: 1 });
    expect(then.ranking).toMatchObject({ asOf: '2026-06-01T09:00:00+08:00', items: [{ caseId: cases[0], standing: 'overdue' }] });
    expect((await page('director', `?asOf=${encodeURIComponent(before)}`)).countdown).toEqual([]);
    expect((await get('director', '/api/campaigns/health-city?asOf=2026-03-01T00:00:00%2B08:00')).statusCode).toBe(404);
  });

  it('is closed by the office, and takes nothing more', async () => {
    expect((await post('director', '/api/campaigns/second/close', { reason: '结束' })).json()).toMatchObject({ status: 'closed' });
    expect((await post('director', '/api/campaigns/second/close', { reason: '结束' })).json()).toMatchObject({ status: 409, code: 'campaign-closed' });
    expect((await db.pool().query("select 1 from streams where stream_id = 'campaign/second'")).rowCount).toBe(1);
  });
});

describe('a weekend that only a campaign works', () => {
  it('is shown on it, and counts for its cases alone', async () => {
    const overlay = { id: 'push', name: '迎检周末集中整治', basis: '创卫指〔2026〕3号', campaign: 'health-city', workdays: ['2026-06-20', '2026-06-21'], holidays: [] };
    await issueOverlay(town().deps, writtenOverlay.parse(overlay), by('director'), randomUUID());
    expect((await page('urban-handler')).overlays).toEqual([{ id: 'push', name: overlay.name, basis: overlay.basis, days: [{ date: '2026-06-20', kind: 'workday' }, { date: '2026-06-21', kind: 'workday' }] }]);
    const [own, all] = [await calendarOfCampaign(town().deps, db.pool(), 'health-city'), await calendarOfCampaign(town().deps, db.pool(), 'second')];
    expect([own, all].map((calendar) => workdaysBetween(calendar, '2026-06-18T09:00:00+08:00', '2026-06-22T18:00:00+08:00'))).toEqual([3, 1]);
  });
});

describe('a phase', () => {
  it('names the policy of what is reported in it for the campaign; outside the campaign the ordinary one holds', async () => {
    const { value } = parsePolicy(Buffer.from('id: sprint\nname: 冲刺规则\nuse: campaign\ncategories:\n  rubbish: { name: 暴露垃圾, limit: 4 工作时 }\n'));
    if (value === undefined) throw new Error('the policy is wrong');
    const { version } = await publishPolicy(town().deps, value, { migrate: false, note: '' }, by('director'), randomUUID());
    const phases = [{ id: 'only', name: '冲刺阶段', from: town().now().slice(0, 10), to: '2026-12-31', policy: 'sprint' }];
    expect((await open('director', { id: 'sprint-now', phases, inspection: { earliest: '2026-12-01' }, milestones: [] })).statusCode).toBe(201);
    const pinned = async (campaign: object): Promise<unknown> => {
      const { caseId } = (await post('street-handler', '/api/cases', { title: '垃圾', description: '垃圾', source: { kind: 'inspection' }, place: { address: '东大街', area: 'road' }, ...campaign })).json<{ caseId: string }>();
      return (await get('director', `/api/cases/${caseId}`)).json<Body>()['policy'];
    };
    expect([await pinned({ campaign: 'sprint-now' }), await pinned({ campaign: 'health-city' }), await pinned({})]).toEqual([expect.stringMatching(`^${version}`), expect.stringMatching(/^default-1/), expect.stringMatching(/^default-1/)]);
  });
});
