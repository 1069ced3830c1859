import { describe, expect, it } from '@jest/globals';
import { publishPolicy } from '#commands/policies';
import { by, rules } from '../../../test/support/case/city.ts';
import { api } from '../../../test/support/api.ts';
import { agendaPage } from './agenda.ts';
import { casePage } from './case-page.ts';
import { deadlinePage } from './deadlines.ts';

const { get, post, town } = api();
const pageOf = async (caseId: string) => casePage.parse((await get('director', `/api/cases/${caseId}`)).json());
const agendaOf = async (caseId: string, search = '') => agendaPage.parse((await get('director', `/api/cases/${caseId}/agenda${search}`)).json());
const asOf = (instant: string): string => `?asOf=${encodeURIComponent(instant)}`;

/** The policy of the stories, with its category of illegal sheds and a rung that it names itself, published for all. */
async function published(): Promise<void> {
  const { version: _, ...policy } = rules.policy;
  const ladder = policy.ladder.map((rung) => (rung.id === 'due-soon' ? { ...rung, name: '蓝单提醒' } : rung));
  await publishPolicy(town().deps, { ...policy, id: 'sheds', name: '违建专项时限', ladder }, { migrate: false, note: '试行' }, by('director'), 'publish-sheds');
}

/** A case of a shed, in the hands of its unit. */
async function shed(): Promise<string> {
  const caseId = await town().report('私搭乱建');
  await town().act(caseId, 'clerk', 'register', { category: 'shed' });
  await town().act(caseId, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '停工、处罚、拆除' });
  await town().act(caseId, 'urban-handler', 'claim', {});
  return caseId;
}

describe('a case with milestones', () => {
  it('shows each with its clock, explains each, and has each on its agenda under the names of its policy', async () => {
    await published();
    const caseId = await shed();
    const { assignments: [share], urgency, whistles } = await pageOf(caseId);
    expect([urgency, whistles]).toEqual(['ordinary', []]);
    expect(share?.milestones).toMatchObject([{ id: 'stop', name: '停工', deadline: 'a1.stop', clock: 'normal', late: false }, { id: 'punish', name: '处罚', deadline: 'a1.punish', workdays: 7 }]);
    const explained = deadlinePage.parse((await get('director', `/api/cases/${caseId}/deadlines/a1.stop`)).json());
    expect(explained).toMatchObject({ id: 'a1.stop', milestone: '停工', period: { amount: 4, unit: 'workhour' }, dueAt: share?.milestones[0]?.dueAt });
    const { items } = await agendaOf(caseId);
    expect(items.find(({ milestone }) => milestone === 'stop')).toMatchObject({ rule: 'ladder.due-soon', ruleName: '蓝单提醒', milestoneName: '停工', policy: expect.stringMatching(/^sheds@1\+city-/), tells: [{ person: 'urban-handler' }] });
    expect(items.find(({ milestone }) => milestone === 'stop')?.stoppedBy.map(({ command }) => command)).toContain('reach-milestone');
  });

  it('is past a milestone when its unit says so, and its agenda tells what was expected before', async () => {
    const caseId = await shed();
    const before = town().now();
    town().setTime(before.replace(/T.*/, 'T23:00:00+08:00'));
    expect((await post('urban-handler', `/api/cases/${caseId}/reach-milestone`, { milestone: 'stop', note: '已停工' })).statusCode).toBe(200);
    const { assignments: [share] } = await pageOf(caseId);
    expect(share?.milestones[0]).toMatchObject({ id: 'stop', reachedAt: expect.any(String), late: true, clock: null });
    const awaited = (page: Awaited<ReturnType<typeof agendaOf>>) => page.items.some(({ milestone }) => milestone === 'stop');
    expect([awaited(await agendaOf(caseId)), awaited(await agendaOf(caseId, asOf(before)))]).toEqual([false, true]);
    expect(await agendaOf(caseId, asOf(before))).toMatchObject({ asOf: before, now: before });
  });
});

describe('a whistle', () => {
  it('lets the called unit see the case, say that it has come, and shows it on the page, but not who blew it', async () => {
    const caseId = await town().report('夜市占道');
    expect((await get('traffic-handler', `/api/cases/${caseId}`)).statusCode).toBe(404);
    expect((await post('street-handler', `/api/cases/${caseId}/blow-whistle`, { units: ['traffic'], reason: '街道无执法权' })).statusCode).toBe(200);
    expect((await post('traffic-handler', `/api/cases/${caseId}/arrive`, { note: '两人到场' })).statusCode).toBe(200);
    const { whistles } = casePage.parse((await get('traffic-handler', `/api/cases/${caseId}`)).json());
    expect(whistles).toMatchObject([{ id: 'w1', unit: 'traffic', unitName: '交警大队', reason: '街道无执法权', arrivedAt: expect.any(String) }]);
    expect(JSON.stringify(whistles)).not.toContain('street');
  });
});

describe('a listed case', () => {
  it('shows its limit, its report and its publications', async () => {
    const caseId = await shed();
    expect((await post('hq', `/api/cases/${caseId}/list-for-supervision`, { reason: '省级督办' })).statusCode).toBe(200);
    expect((await post('urban-handler', `/api/cases/${caseId}/report-listing`, { plan: '成立专班' })).statusCode).toBe(200);
    expect((await pageOf(caseId)).listing).toMatchObject({ dueAt: expect.any(String), reportedAt: expect.any(String) });
  });
});
