import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { applyCity } from '#commands/city';
import { campaignAgenda, performCampaignDuty } from '#commands/campaign';
import { executeUnit } from '#commands/unit-records';
import { clock } from '#domain/city/city';
import type { UnitCommand } from '#domain/unit/unit';
import { compare, projectionNames, rebuild } from '#read-models/rebuild';
import { api } from '../../../test/support/api.ts';
import { by } from '../../../test/support/case/city.ts';
import { townCampaign } from '../../../test/support/campaign.ts';
import { townFile } from '../../../test/support/town.ts';

jest.setTimeout(60_000);

const { get, post, town, db } = api();
type Notice = Readonly<{ id: string; subject: { kind: string; id: string; title: string }; kindName: string; ruleName: string; detail: string | null; todo: string; copy: boolean; dueAt: string | null; unit: string | null; caseId: string | null; title: string | null; readAt: string | null; event: string }>;
const inbox = async (person: string, query = ''): Promise<readonly Notice[]> => (await get(person, `/api/notices${query}`)).json<{ items: readonly Notice[] }>().items;
const about = async (person: string, event: string): Promise<readonly Notice[]> => (await inbox(person)).filter((notice) => notice.event === event);

const onRecord = (person: string, command: UnitCommand) => executeUnit(town().deps, { unit: 'urban', command, actor: person === 'clock' ? clock : by(person), commandId: randomUUID() });
const card = (caseId: string): UnitCommand => ({ type: 'give-card', data: { colour: 'red', caseId, sanction: 's1', docNo: `督牌〔2026〕${caseId}号`, issuedBy: 'hq', givenAt: town().now(), caseNo: `2026-00000${caseId}` } });

/** What the clock does in the campaign until an instant. */
async function wait(until: string): Promise<void> {
  for (;;) {
    const [next] = (await campaignAgenda(town().deps, 'health-city')).duties;
    if (next === undefined || next.at > until) break;
    town().setTime(next.at);
    await performCampaignDuty(town().deps, 'health-city', next.id, next.at);
  }
  town().setTime(until);
}

beforeAll(async () => {
  await post('director', '/api/campaigns', townCampaign);
  for (const caseId of ['1', '2', '3']) await onRecord('clock', card(caseId));
});

describe('the inbox', () => {
  test('tells the head of a unit of a card: what, why, until when and what to do', async () => {
    const [latest, ...others] = await about('urban-head', 'CardGiven');
    expect(others).toHaveLength(2);
    expect(latest).toMatchObject({
      subject: { kind: 'unit', kindName: '单位责任档案', id: 'urban', title: '市城管局' }, kindName: '安排', ruleName: '红牌通知', detail: expect.stringMatching(/^督牌〔2026〕\d号（红牌通知），案件 2026-00000\d，有效期至2027年3月2日 18:00$/), dueAt: expect.stringMatching(/^2026-03-/),
      todo: '请您办理：认真整改；如有异议，在截止时间前提出申诉', unit: 'urban', caseId: null, caseNo: null, title: null, address: null, status: null, statusName: null, readAt: null,
    });
    expect(await about('housing-head', 'CardGiven')).toEqual([]);
  });

  test('asks headquarters to decide on the talk that the ladder proposes', async () => {
    expect(await about('hq', 'UnitMeasureProposed')).toEqual([expect.objectContaining({ subject: expect.objectContaining({ kind: 'unit', id: 'urban' }), kindName: '待审批', ruleName: '连续三张红牌', detail: '拟下达约谈通知书', todo: '请您办理：审批责任措施建议', copy: false })]);
  });

  test('tells of what is decided and carried out, but not whoever did it', async () => {
    await onRecord('hq', { type: 'decide-measure', data: { approve: true, opinion: '同意' } });
    expect(await about('urban-head', 'UnitMeasureIssued')).toEqual([expect.objectContaining({ ruleName: '约谈通知书', detail: expect.stringContaining('〔2026〕1号（约谈通知书）') })]);
    await onRecord('director', { type: 'execute-measure', data: { on: '2026-03-02', minutes: '已约谈' } });
    expect(await about('urban-head', 'TalkHeld')).toEqual([expect.objectContaining({ ruleName: '责任措施已落实', detail: '约谈通知书，2026年3月2日落实', todo: '请您知悉，无需回复。' })]);
    expect([await about('hq', 'UnitMeasureIssued'), await about('director', 'TalkHeld')]).toEqual([[], []]);
  });

  test('tells of an appeal against a card and of the ruling', async () => {
    await onRecord('urban-head', { type: 'appeal-card', data: { card: '3/s1', grounds: '不属实' } });
    expect(await about('hq-deputy', 'CardAppealed')).toEqual([expect.objectContaining({ kindName: '待办', todo: '请您办理：裁定对牌的申诉', detail: '督牌〔2026〕3号（红牌通知）' })]);
    await onRecord('hq-deputy', { type: 'rule-card-appeal', data: { upheld: true, opinion: '撤销' } });
    expect(await about('urban-head', 'CardWithdrawn')).toEqual([expect.objectContaining({ ruleName: '牌已撤销', detail: '督牌〔2026〕3号（红牌通知）' })]);
  });

  test('tells the office of duties that units missed, once, and each unit of its own', async () => {
    await wait('2026-03-10T18:00:00+08:00');
    const ofUnits = { subject: { kind: 'campaign', kindName: '创建活动', id: 'health-city', title: '国家卫生城市创建' }, ruleName: '例行事项未按期办理', dueAt: '2026-03-09T18:00:00+08:00', caseId: null };
    expect(await about('director', 'DutyMissed')).toEqual([expect.objectContaining({ ...ofUnits, copy: true, detail: '专题研究（市城管局、东门街道）', unit: null, todo: '请您督促：尽快补办并登记' })]);
    expect(await about('urban-head', 'DutyMissed')).toEqual([expect.objectContaining({ ...ofUnits, copy: false, detail: '专题研究（市城管局）', unit: 'urban', todo: '请您办理：尽快补办并登记' })]);
    await wait('2026-03-17T18:00:00+08:00');
    expect((await about('hq', 'DutyMissed')).map(({ detail, todo }) => [detail, todo])).toEqual([['调度会', '请您办理：尽快补办并登记']]);
  });

  test('tells the office of a phase, of the countdown, of another date and of the end', async () => {
    expect((await about('director', 'PhaseBegan')).map(({ detail }) => detail)).toEqual(['起步阶段']);
    await wait('2026-06-20T09:00:00+08:00');
    const [mark] = await about('director', 'CountdownReached');
    expect(mark).toMatchObject({ kindName: '催办', ruleName: expect.stringMatching(/^迎检倒计时 \d+ 天$/), detail: expect.stringMatching(/^距最早检查日2026年6月24日还有 \d+ 天，未销号 0 件，其中逾期 0 件$/) });
    await post('director', '/api/campaigns/health-city/revise-inspection', { earliest: '2026-06-26', latest: '2026-07-03', reason: '上级通知' });
    town().setTime('2026-06-20T10:00:00+08:00');
    await post('director', '/api/campaigns/health-city/close', { reason: '检查结束' });
    expect((await inbox('hq', '?limit=2')).map(({ ruleName, detail }) => [ruleName, detail])).toEqual([['创建活动结束', '检查结束'], ['检查时间调整', '检查时间改为2026年6月26日至2026年7月3日，原因：上级通知']]);
    expect(await about('director', 'CampaignClosed')).toEqual([]);
  });

  test('takes a receipt, from nobody but whoever was told', async () => {
    const [notice] = await about('urban-head', 'CardGiven');
    expect((await post('hq', `/api/notices/${notice?.id}/read`, {})).statusCode).toBe(404);
    expect((await post('urban-head', `/api/notices/${notice?.id}/read`, {})).statusCode).toBe(200);
    expect((await about('urban-head', 'CardGiven')).find(({ id }) => id === notice?.id)?.readAt).toBe(town().now());
  });

  test('says it in English too', async () => {
    const [notice] = await inbox('urban-head', '?lang=en&unread=true');
    expect(notice).toMatchObject({ ruleName: expect.stringMatching(/^[\x20-\x7e]+$/), todo: expect.stringMatching(/^[\x20-\x7e]+$/) });
  });
});

describe('the table of notices', () => {
  const options = () => ({ rules: town().deps.ruleBook.pinned });
  const rows = async (): Promise<readonly unknown[]> => (await db.asOwner('select to_jsonb(n) as row from notices n order by id')).map(({ row }) => row);

  test('keeps to whom something was told by the posts of that day', async () => {
    const people = townFile.people.map((person) => (person.id === 'urban-vice' ? { ...person, unit: 'housing' } : person));
    await onRecord('director', { type: 'propose-measure', data: { paper: 'criticism', grounds: '敷衍' } });
    await applyCity(town().deps, { ...townFile, people }, by('admin'));
    await onRecord('hq', { type: 'decide-measure', data: { approve: true, opinion: '同意' } });
    await onRecord('clerk', { type: 'execute-measure', data: { on: '2026-06-20', minutes: '已通报' } });
    expect(await about('urban-head', 'BulletinPublished')).toHaveLength(1);
    expect([await about('urban-vice', 'TalkHeld'), await about('urban-vice', 'BulletinPublished')]).toEqual([[expect.anything()], []]);
  });

  test('equals a fold of the log, and is the same after it was made again', async () => {
    expect(Object.fromEntries(await compare(db.pool(), options()))).toEqual(Object.fromEntries(projectionNames.map((name) => [name, 0])));
    const before = await rows();
    await db.asOwner('delete from notices');
    expect((await compare(db.pool(), options(), 'notices')).get('notices')).toBe(before.length);
    await rebuild(db.pool(), options(), 'notices');
    expect(await rows()).toEqual(before);
  });
});
