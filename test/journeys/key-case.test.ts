import { describe, expect, test } from '@jest/globals';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { by, waitUntil } = product();
const { claimed, delivers, inspected, signed, closed } = paths(by);

/** A key case whose notice is open. */
async function onShow(): Promise<string> {
  const caseId = await claimed({ category: 'illegal' });
  await by('urban-handler').does(caseId, 'submit-plan', { causes: '历史遗留', measures: '分三步拆除', milestones: [{ name: '腾空', by: '2026-03-10' }] });
  await by('director').does(caseId, 'approve-plan', {});
  await delivers(caseId);
  await inspected(caseId, 'passed');
  expect(await signed(caseId, 'urban-head', 'leader', 'director')).toBe('public-notice');
  return caseId;
}

describe('a key case (重点案件)', () => {
  test('waits for a plan that the office approves, or returns with a reason', async () => {
    const caseId = await claimed({ category: 'illegal' });
    expect(await by('urban-handler').page(caseId)).toMatchObject({ status: 'planning', gradeName: '重点', mode: 'planned', holders: [{ person: 'urban-handler' }], next: { rule: 'chase.plan.1' } });
    expect(await by('urban-head').isRefused(caseId, 'submit-feedback', { result: '已拆', measures: '巡查' })).toMatchObject({ status: 409, code: 'wrong-status' });
    await by('urban-handler').does(caseId, 'submit-plan', { causes: '历史遗留', measures: '拆除' });
    await by('director').does(caseId, 'return-plan', { reason: '缺少责任人和节点' });
    await by('urban-handler').does(caseId, 'submit-plan', { causes: '历史遗留', measures: '分三步拆除', milestones: [{ name: '拆除完毕', by: '2026-03-18' }] });
    expect(await by('director').does(caseId, 'approve-plan', { opinion: '同意' })).toMatchObject({ status: 'rectifying' });
  });

  test('is signed by the unit, the area’s leader and the director, and then shown in public for five working days', async () => {
    const caseId = await onShow();
    const { notice, next } = await by('propaganda').page(caseId);
    expect(notice?.endsAt).toBe('2026-03-09T18:00:00+08:00');
    expect(next).toMatchObject({ kind: 'closeNotice', at: '2026-03-09T18:00:00+08:00', stoppedBy: [{ command: 'object' }] });
  });

  test('may be objected to by anybody while it is shown; an objection without ground lengthens the notice by a day, then the clock closes the case', async () => {
    const caseId = await onShow();
    await by('street-handler').does(caseId, 'object', { reason: '西侧仍有一间未拆。' });
    expect(await by('director').page(caseId)).toMatchObject({ holders: [{ person: 'director' }, { person: 'deputy' }], waits: [{ step: 'objection' }] });
    await waitUntil('2026-03-11T10:00:00+08:00');
    expect(await by('director').page(caseId)).toMatchObject({ status: 'public-notice' });
    await by('director').does(caseId, 'rule-objection', { upheld: false, basis: '该间有合法手续。' });
    await waitUntil('2026-03-13T10:00:00+08:00');
    expect(await by('director').page(caseId)).toMatchObject({ status: 'closed', closedAt: expect.stringMatching(/^2026-03-12T18:00/) });
  });

  test('goes back to re-inspection when an objection is upheld', async () => {
    const caseId = await onShow();
    await by('propaganda').does(caseId, 'object', { reason: '有居民来电反映又在施工。' });
    expect(await by('hq').does(caseId, 'rule-objection', { upheld: true, basis: '属实。' })).toMatchObject({ status: 'reinspection' });
    expect(await by('inspector').page(caseId)).toMatchObject({ waits: [{ step: 'reinspect' }] });
  });
});

describe('a case that relapses', () => {
  test('is opened again by whoever looks back, for the same units under the same limit, and counts as a relapse', async () => {
    const caseId = await closed();
    await by('inspector').does(caseId, 'look-back', { result: 'relapsed', findings: '同一地点再次堆积。' });
    const page = await by('urban-handler').page(caseId);
    expect(page).toMatchObject({ status: 'issued', relapses: 1, attempts: 0, assignments: [{ unit: 'urban', status: 'unclaimed' }] });
    expect(page.clock).toMatchObject({ clock: 'normal', workdays: 5 });
    await by('urban-handler').does(caseId, 'claim', {});
    await delivers(caseId);
    await inspected(caseId, 'passed');
    expect(await signed(caseId, 'urban-vice', 'director')).toBe('closed');
    const { items } = await by('director').get<{ items: { unit: string; relapses: number }[] }>('/api/stats/units');
    expect(items.find(({ unit }) => unit === 'urban')).toMatchObject({ relapses: 1 });
  });

  test('is looked back on by nobody of a unit on the case', async () => {
    const caseId = await closed();
    expect(await by('urban-inspector').isRefused(caseId, 'look-back', { result: 'held', findings: '未反弹' })).toMatchObject({ status: 403, code: 'own-work' });
    expect(await by('surveyor').does(caseId, 'look-back', { result: 'held', findings: '未反弹' })).toMatchObject({ status: 'closed' });
  });
});

describe('a case listed for supervision (挂牌督办)', () => {
  test('is listed by headquarters, needs its signature too, and is taken off the list when it is closed', async () => {
    const caseId = await claimed();
    expect(await by('director').isRefused(caseId, 'list-for-supervision', { reason: '省级通报' })).toMatchObject({ status: 403, code: 'office-only' });
    await by('hq').does(caseId, 'list-for-supervision', { reason: '省级暗访通报。' });
    await delivers(caseId);
    await inspected(caseId, 'passed');
    expect(await signed(caseId, 'urban-head', 'leader', 'director')).toBe('sign-off');
    expect(await by('hq').does(caseId, 'endorse', { opinion: '同意' })).toMatchObject({ status: 'public-notice' });
    expect(await by('hq').isRefused(caseId, 'delist', { reason: '已销号' })).toMatchObject({ code: 'wrong-status' });
    await waitUntil('2026-03-23T10:00:00+08:00');
    await by('hq').does(caseId, 'delist', { reason: '已销号。' });
    expect(await by('hq').page(caseId)).toMatchObject({ status: 'closed', listed: false });
  });
});
