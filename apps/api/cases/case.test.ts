import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';
import { listed } from '../requests/listed.ts';
import { agendaPage } from './agenda.ts';
import { caseItem } from './case-items.ts';
import { casePage } from './case-page.ts';
import { deadlinePage } from './deadlines.ts';
import { agendaExample, caseItemExample, casePageExample, deadlineExample, trailExample } from './examples.ts';
import { trailPage } from './trail.ts';

const { get, post, town, db } = api();
const pageOf = async (person: string, caseId: string, search = '') => casePage.parse((await get(person, `/api/cases/${caseId}${search}`)).json());
const trailOf = async (person: string, caseId: string) => trailPage.parse((await get(person, `/api/cases/${caseId}/events`)).json());

describe('the page of a case', () => {
  it('shows the shares with their clocks, who holds it, and what comes next', async () => {
    const { caseId } = await bring(town(), await town().report('桥头垃圾'), 'claimed');
    const page = await pageOf('director', caseId);
    expect(page).toMatchObject({ title: '桥头垃圾', status: 'rectifying', statusName: '整改中', level: 0, categoryName: '暴露垃圾', holders: [{ person: 'urban-handler', asName: '单位经办人', unitName: '市城管局' }] });
    expect(page.assignments).toMatchObject([{ id: 'a1', unit: 'urban', unitName: '市城管局', roleName: '牵头单位', status: 'working', clock: 'normal', provisional: false, workdays: 5 }]);
    expect(page.clock?.dueAt).toBe(page.assignments[0]?.dueAt);
    expect(page.next).toMatchObject({ rule: 'ladder.due-soon', ruleName: '临期提醒', tells: [{ person: 'urban-handler' }] });
  });

  it('says at which stage of its way it is, and none of one that left the way', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    expect((await pageOf('director', caseId)).stages.map(({ name, passing }) => `${name} ${passing}`)).toEqual(['待核实 passed', '待交办 passed', '待认领 passed', '整改中 now', '待核查 ahead', '待销号 ahead', '已销号 ahead']);
    expect((await pageOf('director', caseId)).assignments[0]?.stands).toBe(true);
    await town().act(caseId, 'director', 'terminate', { reason: '责任主体灭失' });
    expect((await pageOf('director', caseId)).stages).toEqual([]);
  });

  it('says of each command whether this person may give it, and why not', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    const { permitted } = await pageOf('urban-handler', caseId);
    const find = (command: string) => permitted.find((one) => one.command === command);
    expect(find('report-progress')).toEqual({ command: 'report-progress', name: '报告进展', allowed: true });
    expect(find('submit-feedback')).toMatchObject({ allowed: false, code: 'unit-role-needed', reason: '只有本单位的单位主要负责人可以办理。请交由他们处理。' });
    expect(find('reinspect')).toMatchObject({ allowed: false, code: 'inspector-only' });
    expect(permitted.some(({ command }) => command === 'report' || command === 'escalate')).toBe(false);
  });

  it('says the truth: what it allows is not forbidden, what it forbids is', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    const { permitted } = await pageOf('dispatcher', caseId);
    const urge = permitted.find(({ command }) => command === 'urge');
    const terminate = permitted.find(({ command }) => command === 'terminate');
    expect([urge?.allowed, (await post('dispatcher', `/api/cases/${caseId}/urge`, { text: '请尽快' })).statusCode]).toEqual([true, 200]);
    expect((await post('dispatcher', `/api/cases/${caseId}/terminate`, { reason: '不办了' })).json()).toMatchObject({ status: 403, code: terminate?.code, detail: terminate?.reason });
  });

  it('shows how far the sign-off is, and who may sign next', async () => {
    const { caseId } = await bring(town(), await town().report(), 'passed');
    await town().act(caseId, 'urban-vice', 'apply-sign-off', { summary: '整改完成' });
    const { signOff } = await pageOf('director', caseId);
    expect(signOff).toMatchObject({ round: 1, appliedBy: 'urban-vice', steps: [{ step: 'unit', name: '牵头单位意见' }, { step: 'office', name: '创卫办意见' }], next: { step: 'unit', people: [{ person: 'urban-head' }] } });
    await town().act(caseId, 'urban-head', 'endorse', { opinion: '情况属实，同意' });
    const after = (await pageOf('director', caseId)).signOff;
    expect(after?.steps[0]).toMatchObject({ signedBy: 'urban-head', opinion: '情况属实，同意' });
    expect(after?.next?.people.map(({ person }) => person).toSorted()).toEqual(['deputy', 'director']);
  });

  it('as of an instant is what was known then', async () => {
    const { caseId } = await bring(town(), await town().report(), 'issued');
    const before = town().now();
    await town().act(caseId, 'urban-handler', 'claim', {});
    const then = await pageOf('director', caseId, `?asOf=${encodeURIComponent(before)}`);
    expect(then).toMatchObject({ status: 'issued', version: 3, asOf: before, now: before, permitted: [] });
    expect((await get('director', `/api/cases/${caseId}?asOf=2020-01-01T00:00:00Z`)).statusCode).toBe(404);
    expect((await get('director', `/api/cases/${caseId}?asOf=${before}`)).statusCode).toBe(200);
  });

  it('is readable in English', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    expect(await pageOf('director', caseId, '?lang=en')).toMatchObject({ statusName: 'rectifying', levelName: 'A0 normal', assignments: [{ roleName: 'lead unit' }] });
  });
});

describe('who reported', () => {
  const report = { title: '夜间倾倒', description: '夜间有车辆倾倒渣土', source: { kind: 'covert-visit' }, place: { address: '东大街', area: 'road' }, reporter: { name: '王先生', phone: '13800000000' } };
  const reported = async (): Promise<string> => {
    const { caseId } = (await post('street-handler', '/api/cases', report)).json<{ caseId: string }>();
    return (await bring(town(), caseId, 'claimed')).caseId;
  };

  it('is known to the office and to themself, and to no unit, area leader or case list', async () => {
    const caseId = await reported();
    for (const person of ['director', 'clerk', 'oversight', 'street-handler']) expect((await pageOf(person, caseId)).reporter).toEqual({ person: 'street-handler', personName: '街道经办人', name: '王先生', phone: '13800000000' });
    for (const person of ['urban-handler', 'urban-head', 'gov-vice', 'leader']) {
      for (const path of ['', '/events', '/agenda', '/deadlines/a1']) {
        const { statusCode, body } = await get(person, `/api/cases/${caseId}${path}`);
        expect([statusCode, /street-handler|街道经办人|王先生|13800000000/.test(body)]).toEqual([200, false]);
      }
      expect((await get(person, '/api/cases?q=夜间')).body).not.toMatch(/street-handler|王先生/);
    }
  });

  it('stands in no event', async () => {
    await reported();
    expect(await db.asOwner("select 1 from events where data::text like '%王先生%' or data::text like '%13800000000%'")).toEqual([]);
  });
});

describe('the trail', () => {
  it('says who, when, what, on which basis, and is a chain', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    await town().wait(caseId, '2026-12-01T09:00:00+08:00');
    const { items } = await trailOf('director', caseId);
    expect(items[0]).toMatchObject({ version: 1, type: 'ProblemReported', who: { person: 'street-handler', unitName: '东门街道' }, late: false });
    expect(items.every(({ prevHash }, index) => index === 0 || prevHash === items[index - 1]?.hash)).toBe(true);
    const fired = items.find(({ type }) => type === 'EscalationFired');
    expect(fired).toMatchObject({ who: { person: 'clock' }, basis: { rule: 'ladder.due-soon', ruleName: '临期提醒', policy: expect.stringContaining('default-1'), dueAt: expect.any(String), firedAt: expect.any(String) }, told: [{ person: 'urban-handler' }] });
    expect(fired?.what).toContain('蓝色提醒单');
  });

  it('comes in pages', async () => {
    const { caseId } = await bring(town(), await town().report(), 'closed');
    const first = trailPage.parse((await get('director', `/api/cases/${caseId}/events?limit=3`)).json());
    const rest = trailPage.parse((await get('director', `/api/cases/${caseId}/events?cursor=${first.next}`)).json());
    expect([first.items.length, rest.items[0]?.version, rest.next]).toEqual([3, 4, null]);
  });

  it('shows refused attempts to whoever watches over the case only', async () => {
    const { caseId } = await bring(town(), await town().report(), 'issued');
    await post('urban-handler', `/api/cases/${caseId}/urge`, { text: '快' });
    expect((await trailOf('director', caseId)).refused).toMatchObject([{ who: { person: 'urban-handler' }, command: 'urge', name: '人工催办', code: 'office-only', reason: expect.stringMatching(/^只有/) }]);
    expect((await trailOf('oversight', caseId)).refused).toHaveLength(1);
    for (const person of ['urban-handler', 'leader', 'clerk']) expect(await trailOf(person, caseId)).not.toHaveProperty('refused');
  });

  it('says for whom something was entered late', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    const occurredAt = town().now();
    town().setTime('2026-12-02T10:00:00+08:00');
    const late = { command: 'report-progress', data: { text: '昨日已清运一车' }, onBehalfOf: 'urban-handler', occurredAt, reason: '停电' };
    expect((await post('clerk', `/api/cases/${caseId}/late-entry`, late)).statusCode).toBe(200);
    const { items } = await trailOf('director', caseId);
    expect(items.at(-1)).toMatchObject({ type: 'ProgressReported', late: true, occurredAt, recordedAt: '2026-12-02T10:00:00+08:00', who: { person: 'clerk' }, onBehalfOf: { person: 'urban-handler', name: '城管局经办人' }, words: [{ label: '内容', text: '昨日已清运一车' }] });
    expect(items.at(-2)?.what).toBe('受理员补录城管局经办人办理的“报告进展”。');
  });
});

describe('the agenda', () => {
  it('says what happens when if nobody acts, who is told by name, and what stops it', async () => {
    const { caseId } = await bring(town(), await town().report(), 'issued');
    const agenda = agendaPage.parse((await get('urban-handler', `/api/cases/${caseId}/agenda`)).json());
    expect([agenda.over, agenda.items.map(({ at }) => at).toSorted()]).toEqual([false, agenda.items.map(({ at }) => at)]);
    expect(agenda.items.find(({ step }) => step === 'claim')).toMatchObject({ rule: 'chase.claim.1', ruleName: '“认领”超时第 1 级提醒', tells: [{ person: 'urban-handler', name: '城管局经办人' }], stoppedBy: expect.arrayContaining([{ command: 'claim', name: '认领' }]) });
  });

  it('is over when the case is', async () => {
    const caseId = await town().report();
    await town().act(caseId, 'clerk', 'reject', { reason: 'not-found', explanation: '未见' });
    expect((await get('director', `/api/cases/${caseId}/agenda`)).json()).toMatchObject({ over: true, items: [] });
  });
});

describe('a deadline', () => {
  it('is explained day by day', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    const explained = deadlinePage.parse((await get('urban-handler', `/api/cases/${caseId}/deadlines/a1`)).json());
    expect(explained).toMatchObject({ id: 'a1', unitName: '市城管局', period: { amount: 5, unit: 'workday' } });
    expect(explained.days.filter(({ counts }) => counts)).toHaveLength(5);
    expect(explained.days[0]).toMatchObject({ counts: false, reason: '起算当日，不计入' });
    expect(explained.days.at(-1)?.date).toBe(explained.dueAt.slice(0, 10));
  });
});

describe('the list of cases', () => {
  it('filters, sorts and pages', async () => {
    town().setTime('2027-03-01T09:00:00+08:00');
    const ids: string[] = [];
    for (const title of ['河滩甲', '河滩乙', '河滩丙']) ids.push(await town().report(title));
    const page = listed(caseItem);
    const first = page.parse((await get('clerk', '/api/cases?q=河滩&sort=oldest&limit=2')).json());
    const rest = page.parse((await get('clerk', `/api/cases?q=河滩&sort=oldest&limit=2&cursor=${first.next}`)).json());
    expect([...first.items, ...rest.items].map(({ caseId }) => caseId)).toEqual(ids);
    expect(rest.next).toBeNull();
    expect(first.items[0]).toMatchObject({ status: 'reported', statusName: '待核实', clock: 'normal', clockName: '正常', areaName: '东大街', areas: ['road', 'east'] });
    const count = async (search: string): Promise<number> => page.parse((await get('clerk', `/api/cases?q=河滩&${search}`)).json()).items.length;
    expect(await Promise.all(['status=reported,registered', 'status=closed', 'openedFrom=2027-03-01&openedTo=2027-03-01', 'openedTo=2027-02-28', 'mine=true', 'area=east', 'area=west', 'clock=overdue'].map(count))).toEqual([3, 0, 3, 0, 3, 3, 0, 0]);
  });
});

describe('the examples of the documentation', () => {
  const examples: readonly (readonly [string, z.ZodType, unknown])[] = [['case page', casePage, casePageExample], ['case item', caseItem, caseItemExample], ['trail', trailPage, trailExample], ['agenda', agendaPage, agendaExample], ['deadline', deadlinePage, deadlineExample]];
  it.each(examples)('of the %s has its shape', (_, schema, example) => {
    expect(schema.safeParse(example).error?.issues).toBeUndefined();
  });
});
