import { describe, expect, test } from '@jest/globals';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';
import { until } from '../support/until.ts';

const { by } = product();
const { issued, claimed, delivers, inspected, signed } = paths(by);

describe('help asked for from below (协调上报)', () => {
  test('goes up step by step: the lead unit, the area’s leader, the office by the lead unit’s paper, headquarters', async () => {
    const caseId = await issued([{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing' }]);
    await by('urban-handler').does(caseId, 'claim', {});
    await by('housing-handler').does(caseId, 'claim', {});
    const level = async () => (await by('director').page(caseId)).coordination;
    await by('housing-handler').does(caseId, 'request-coordination', { problem: '施工占道需交警配合。' });
    expect(await level()).toMatchObject({ level: 1 });
    expect(await by('leader').isRefused(caseId, 'resolve-coordination', { outcome: 'resolved', opinion: '可以' })).toMatchObject({ status: 403, code: 'not-addressee' });
    await by('urban-vice').does(caseId, 'resolve-coordination', { outcome: 'passed-up', opinion: '本局协调不动。' });
    expect(await level()).toMatchObject({ level: 2 });
    await by('leader').does(caseId, 'resolve-coordination', { outcome: 'passed-up', opinion: '请创卫办协调交警。' });
    expect(await by('housing-handler').isRefused(caseId, 'request-coordination', { problem: '同上' })).toMatchObject({ status: 403, code: 'lead-unit-only' });
    await by('urban-handler').does(caseId, 'request-coordination', { problem: '施工占道需交警配合，已经包联领导同意上报。' });
    expect(await level()).toMatchObject({ level: 3, leaderOpinion: '请创卫办协调交警。' });
    await by('director').does(caseId, 'resolve-coordination', { outcome: 'passed-up', opinion: '提请指挥部例会研究。' });
    await by('hq').does(caseId, 'resolve-coordination', { outcome: 'resolved', opinion: '交警每日两小时配合。' });
    expect(await level()).toMatchObject({ level: 0 });
  });
});

describe('re-inspections that fail', () => {
  let caseId: string;
  const failedAgain = async (): Promise<void> => {
    await delivers(caseId);
    await inspected(caseId, 'failed');
  };
  const measures = async () => (await by('hq').page(caseId)).measures;

  test('twice: a supervision order is proposed at once; the director issues it, and the vice leader must lead', async () => {
    caseId = await claimed();
    await failedAgain();
    expect(await measures()).toEqual([]);
    await failedAgain();
    await until(measures, (found) => found.length === 1);
    expect(await measures()).toMatchObject([{ rule: 'ladder.second-failure', level: 3, status: 'proposed', decidedBy: 'director', unit: 'urban' }]);
    await by('director').does(caseId, 'decide-sanction', { approve: true, opinion: '同意下发。' });
    expect(await by('urban-vice').page(caseId)).toMatchObject({ level: 3, holders: [{ person: 'urban-vice' }] });
  });

  test('can be appealed against by the head; headquarters rules, and a withdrawn order has no effect', async () => {
    expect(await by('urban-handler').isRefused(caseId, 'appeal', { grounds: '施工受阻' })).toMatchObject({ status: 403, code: 'unit-role-needed' });
    await by('urban-head').does(caseId, 'appeal', { grounds: '第二次复查系他人当夜倾倒，有监控为证。' });
    expect(await by('director').isRefused(caseId, 'rule-appeal', { upheld: true, opinion: '属实' })).toMatchObject({ status: 403, code: 'office-only' });
    await by('hq').does(caseId, 'rule-appeal', { upheld: true, opinion: '监控属实，撤销督办单。' });
    expect(await by('urban-head').page(caseId)).toMatchObject({ measures: [{ status: 'withdrawn' }], holders: [{ person: 'urban-handler' }] });
  });

  test('a third time: a red card is proposed, which only headquarters issues, and the head must lead', async () => {
    await failedAgain();
    await until(measures, (found) => found.length === 2);
    expect((await measures())[1]).toMatchObject({ rule: 'ladder.third-failure', level: 4, kind: 'red-card', status: 'proposed', decidedBy: 'hq' });
    expect(await by('director').isRefused(caseId, 'decide-sanction', { approve: true, opinion: '同意' })).toMatchObject({ status: 403, code: 'office-only' });
    await by('hq').does(caseId, 'decide-sanction', { approve: true, opinion: '同意亮红牌。' });
    expect(await by('urban-head').page(caseId)).toMatchObject({ level: 4, levelName: expect.stringContaining('A4'), holders: [{ person: 'urban-head' }] });
    await by('urban-head').does(caseId, 'submit-feedback', { result: '主要负责人现场督办，已清理', measures: '专人值守' });
    await inspected(caseId, 'passed');
    expect(await signed(caseId, 'urban-vice', 'director')).toBe('closed');
    expect(await by('hq').page(caseId)).toMatchObject({ level: 0, measures: [{ status: 'withdrawn' }, { status: 'lifted' }] });
  });

  test('whoever proposes a measure does not issue it', async () => {
    const other = await claimed();
    await by('director').does(other, 'propose-sanction', { level: 3, unit: 'urban', grounds: '敷衍整改' });
    expect(await by('director').isRefused(other, 'decide-sanction', { approve: true, opinion: '同意' })).toMatchObject({ status: 403, code: 'separation-of-duties' });
    await by('deputy').does(other, 'decide-sanction', { approve: false, opinion: '先约谈，暂不下发。' });
    expect((await by('hq').page(other)).measures).toMatchObject([{ status: 'dropped' }]);
  });
});
