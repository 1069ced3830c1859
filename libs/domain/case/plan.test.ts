import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { does } from '../../../test/support/case/story.ts';
import { claimed, inRegister, issued, keyInPlanning, keyInReview, keyInWork, planApproved, planSubmitted } from '../../../test/support/case/steps.ts';

describe('the plan of a planned case', () => {
  it('is made by the lead unit and approved by the director, and then the work begins', () => {
    expect(given(keyInPlanning, planSubmitted).state.status).toBe('plan-review');
    expect(given(keyInReview).when('approve-plan', { opinion: '可行' }, 'director').emits('PlanApproved').state.status).toBe('rectifying');
    given(keyInReview).when('approve-plan', {}, 'dispatcher').refuses('office-only', { roles: ['director'] });
  });

  it('comes back to the lead unit when it is returned', () => {
    const returned = does('director', 'return-plan', { reason: '缺少长效措施' });
    expect(given(keyInReview, returned).state.status).toBe('planning');
    given(keyInReview, returned).when('submit-plan', { causes: '管护缺位', measures: '增设管护员', milestones: [{ name: '拆除', by: '2026-03-10' }] }, 'urban-handler').emits('PlanSubmitted');
  });

  it('is not made by another unit on the case', () => {
    const shared = issued([{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing' }], { mode: 'planned' });
    given(inRegister, shared, claimed(), claimed('housing')).when('submit-plan', { causes: '无', measures: '无' }, 'housing-head').refuses('lead-unit-only');
    given(inRegister, shared, claimed(), claimed('housing'), planSubmitted, planApproved).when('report-progress', { text: '过半', percent: 50 }, 'housing-handler').emits('ProgressReported');
  });

  it('stays approved when a share changes hands later', () => {
    const moved = does('dispatcher', 'reassign', { from: 'urban', to: 'housing', reason: '职责调整' });
    expect(given(keyInWork, moved, claimed('housing')).state.status).toBe('rectifying');
    expect(given(keyInPlanning, moved, claimed('housing')).state.status).toBe('planning');
  });
});

describe('what is said twice on one day', () => {
  it('by the same person in the same words is one entry', () => {
    const said = does('urban-handler', 'report-progress', { text: '已清运两车' });
    given(keyInWork, said).when('report-progress', { text: '已清运两车' }, 'urban-handler').emits();
    given(keyInWork, said).when('report-progress', { text: '已清运三车' }, 'urban-handler').emits('ProgressReported');
    given(keyInWork, said).when('report-progress', { text: '已清运两车' }, 'urban-vice').emits('ProgressReported');
  });

  it('counts again on the next day', () => {
    const said = does('urban-handler', 'report-progress', { text: '已清运两车' });
    given(keyInWork, said, (story) => ({ ...story, now: '2026-03-03T09:00:00+08:00' })).when('report-progress', { text: '已清运两车' }, 'urban-handler').emits('ProgressReported');
  });
});
