import { describe, expect, test } from '@jest/globals';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { by } = product();
const { issued, delivers } = paths(by);

describe('several units on one case', () => {
  const three = [{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing', limit: { amount: 3, unit: 'workday' } }, { role: 'assist', unit: 'street' }] as const;

  test('begin when all who must have claimed; each has its own limit', async () => {
    const caseId = await issued(three);
    await by('urban-handler').does(caseId, 'claim', {});
    expect(await by('director').page(caseId)).toMatchObject({ status: 'issued', holders: [{ person: 'housing-handler' }, { person: 'street-handler' }, { person: 'urban-handler' }] });
    expect(await by('housing-handler').does(caseId, 'claim', {})).toMatchObject({ status: 'rectifying' });
    const { assignments } = await by('director').page(caseId);
    expect(assignments.map(({ unit, role, mandatory, dueAt }) => [unit, role, mandatory, dueAt])).toEqual([
      ['urban', 'lead', true, '2026-03-09T18:00:00+08:00'], ['housing', 'responsible', true, '2026-03-05T18:00:00+08:00'], ['street', 'assist', false, '2026-03-09T18:00:00+08:00'],
    ]);
  });

  test('deliver to the lead unit, which waits for those who must and not for those who help', async () => {
    const caseId = await issued(three);
    for (const unit of ['urban', 'housing']) await by(`${unit}-handler`).does(caseId, 'claim', {});
    expect(await by('urban-head').isRefused(caseId, 'submit-feedback', { result: '已清理', measures: '每日清运' })).toMatchObject({ status: 409, code: 'feedback-outstanding', detail: expect.stringContaining('市住建局') });
    expect(await delivers(caseId, 'housing')).toMatchObject({ status: 'rectifying' });
    expect(await by('urban-head').notices(caseId)).toContainEqual(expect.objectContaining({ rule: 'news.feedback-submitted' }));
    expect(await delivers(caseId)).toMatchObject({ status: 'feedback' });
  });

  test('or the lead unit puts the failure of another on record and goes on', async () => {
    const caseId = await issued(three);
    for (const unit of ['urban', 'housing']) await by(`${unit}-handler`).does(caseId, 'claim', {});
    expect(await by('urban-head').isRefused(caseId, 'submit-feedback', { result: '已清理', measures: '每日清运', failures: [{ unit: 'traffic', reason: '未到场' }] })).toMatchObject({ code: 'unit-owes-nothing' });
    const failures = [{ unit: 'housing', reason: '三次催促未到场。' }];
    expect(await by('urban-head').does(caseId, 'submit-feedback', { result: '已清理', measures: '每日清运', failures })).toMatchObject({ status: 'feedback' });
    expect((await by('director').trail(caseId)).items.at(-1)).toMatchObject({ type: 'FeedbackSubmitted', words: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('三次催促未到场') })]) });
  });
});

describe('a district’s office and the city’s', () => {
  const atTheLake = { title: '湖边垃圾', place: { address: '环湖路 3 号', area: 'lake' } };

  test('a case of the district is run by the district’s office, and reaches its leader, street and inspector', async () => {
    const caseId = await by('lakeside-handler').reports(atTheLake);
    expect(await by('district-clerk').page(caseId)).toMatchObject({ office: 'dxq', officeName: '东新区创卫办', holders: expect.arrayContaining([expect.objectContaining({ person: 'district-clerk' })]) });
    await by('district-clerk').does(caseId, 'register', { category: 'rubbish' });
    await by('district-dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit: 'lakeside' }], requirement: '清理' });
    await by('lakeside-handler').does(caseId, 'claim', {});
    await delivers(caseId, 'lakeside');
    await by('district-inspector').does(caseId, 'reinspect', { result: 'passed', findings: '整洁' });
    await by('lakeside-handler').does(caseId, 'apply-sign-off', { summary: '完成' });
    await by('lakeside-vice').does(caseId, 'endorse', { opinion: '同意' });
    expect(await by('district-director').does(caseId, 'endorse', { opinion: '同意' })).toMatchObject({ status: 'closed' });
  });

  test('the city’s office sees it and may act on it; the other way round nothing is seen', async () => {
    const ofDistrict = await by('lakeside-handler').reports(atTheLake);
    const ofCity = await by('street-handler').reports();
    expect(await by('clerk').page(ofDistrict)).toMatchObject({ office: 'dxq' });
    await by('clerk').does(ofDistrict, 'register', { category: 'rubbish' });
    expect(await by('district-clerk').isDenied(`/api/cases/${ofCity}`)).toMatchObject({ status: 404, code: 'unknown-case' });
    expect(await by('district-clerk').isRefused(ofCity, 'register', { category: 'rubbish' })).toMatchObject({ status: 404, code: 'unknown-case' });
    expect(await by('foreign-director').isDenied(`/api/cases/${ofDistrict}`)).toMatchObject({ status: 404 });
  });
});
