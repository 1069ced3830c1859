import { describe, expect, test } from '@jest/globals';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { by, now } = product();
const { registered, issued, claimed, delivers, closed } = paths(by);

describe('a report that does not become a case of its own', () => {
  test('is rejected with a reason that its reporter is told, and taken up again by the director', async () => {
    const caseId = await by('street-handler').reports();
    await by('clerk').does(caseId, 'reject', { reason: 'not-found', explanation: '两次到场未见。' });
    expect(await by('street-handler').page(caseId)).toMatchObject({ status: 'rejected', next: null });
    expect(await by('street-handler').notices(caseId)).toMatchObject([{ rule: 'news.report-rejected', as: 'reporter' }]);
    expect(await by('director').does(caseId, 'reconsider', { reason: '群众补充了照片。' })).toMatchObject({ status: 'reported' });
  });

  test('is merged into another case that is open, never into itself or into one that is over', async () => {
    const [caseId, into, over] = [await registered(), await claimed(), await closed()];
    expect(await by('clerk').isRefused(caseId, 'merge', { into: caseId })).toMatchObject({ status: 409, code: 'merge-into-itself' });
    expect(await by('clerk').isRefused(caseId, 'merge', { into: over })).toMatchObject({ status: 409, code: 'merge-target-over' });
    expect(await by('clerk').isRefused(caseId, 'merge', { into: '00000000-0000-4000-8000-000000000000' })).toMatchObject({ status: 404, code: 'unknown-case' });
    expect(await by('clerk').does(caseId, 'merge', { into, reason: '同一路段重复。' })).toMatchObject({ status: 'merged' });
    expect(await by('clerk').page(caseId)).toMatchObject({ mergedInto: into, next: null, holders: [] });
  });
});

describe('an order that was wrong', () => {
  test('is recalled, and issued again to another unit', async () => {
    const caseId = await issued();
    await by('dispatcher').does(caseId, 'recall-order', { reason: '交办单位有误' });
    expect(await by('dispatcher').page(caseId)).toMatchObject({ status: 'registered', assignments: [{ unit: 'urban', status: 'withdrawn' }] });
    await by('dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit: 'housing' }], requirement: '清理', limit: { amount: 3, unit: 'workday' } });
    expect(await by('housing-handler').page(caseId)).toMatchObject({ status: 'issued', clock: { dueAt: '2026-03-05T18:00:00+08:00' } });
    expect(await by('urban-handler').notices(caseId)).toContainEqual(expect.objectContaining({ rule: 'news.order-recalled' }));
  });

  test('is reassigned under the limit that runs', async () => {
    const caseId = await claimed();
    await by('dispatcher').does(caseId, 'reassign', { from: 'urban', to: 'street', reason: '职责已划转街道。' });
    expect((await by('street-handler').page(caseId)).assignments).toMatchObject([{ unit: 'urban', status: 'withdrawn' }, { unit: 'street', status: 'unclaimed', dueAt: '2026-03-09T18:00:00+08:00' }]);
  });
});

describe('the record', () => {
  test('is corrected beside what was written, which stays', async () => {
    const caseId = await claimed();
    await by('clerk').does(caseId, 'correct-record', { about: 1, correction: '应为东大街 21 号。', reason: '门牌写错', changes: { address: '东大街 21 号' } });
    expect(await by('clerk').page(caseId)).toMatchObject({ place: { address: '东大街 21 号' } });
    const { items } = await by('clerk').trail(caseId);
    expect(items[0]?.what).toContain('东大街 12 号');
    expect(items.at(-1)).toMatchObject({ type: 'RecordCorrected', who: { person: 'clerk' }, words: expect.arrayContaining([{ field: 'address', label: '详细地址', text: '东大街 21 号' }]) });
    expect(await by('urban-handler').isRefused(caseId, 'correct-record', { about: 1, correction: '改', reason: '改' })).toMatchObject({ status: 403 });
  });

  test('takes late what happened on paper, in the name of who did it and at the time when it happened', async () => {
    const caseId = await issued();
    const occurredAt = await now();
    const late = { command: 'claim', data: {}, onBehalfOf: 'urban-handler', occurredAt, reason: '停电，凭纸质签收单补录。' };
    expect(await by('clerk').isRefused(caseId, 'late-entry', { ...late, occurredAt: '2026-04-01T09:00:00+08:00' })).toMatchObject({ code: 'late-entry-in-the-future' });
    expect(await by('clerk').isRefused(caseId, 'late-entry', { ...late, command: 'endorse', data: { opinion: '同意' } })).toMatchObject({ code: 'late-entry-not-allowed' });
    expect(await by('clerk').does(caseId, 'late-entry', late)).toMatchObject({ status: 'rectifying' });
    const { items } = await by('clerk').trail(caseId);
    expect(items.find(({ type }) => type === 'AssignmentClaimed')).toMatchObject({ who: { person: 'clerk' }, onBehalfOf: { person: 'urban-handler', name: '城管局经办人' }, occurredAt });
  });

  test('says who ended a case without closing it, and why', async () => {
    const caseId = await claimed();
    expect(await by('dispatcher').isRefused(caseId, 'terminate', { reason: '拆迁' })).toMatchObject({ status: 403, code: 'office-only' });
    await by('director').does(caseId, 'terminate', { reason: '点位已整体拆迁。' });
    expect(await by('director').page(caseId)).toMatchObject({ status: 'terminated', statusName: '已终止', next: null });
    expect((await by('director').trail(caseId)).items.at(-1)).toMatchObject({ type: 'CaseTerminated', what: expect.stringContaining('终止') });
  });
});

describe('feedback that does not hold', () => {
  test('is returned by the office with a reason and a new limit of three working days, if the running one ends sooner', async () => {
    const caseId = await issued([{ role: 'lead', unit: 'urban' }], { limit: { amount: 1, unit: 'workday' } });
    await by('urban-handler').does(caseId, 'claim', {});
    await delivers(caseId);
    await by('dispatcher').does(caseId, 'return-feedback', { reason: '照片与点位不一致。' });
    expect(await by('urban-head').page(caseId)).toMatchObject({ status: 'rectifying', clock: { dueAt: '2026-03-05T18:00:00+08:00' }, assignments: [{ returns: 1 }] });
  });
});
