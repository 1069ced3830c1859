import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { at } from '../../../test/support/case/story.ts';
import { closed, handedOut, inFeedback, inRegister, inSigning, inSignOff, inWork, reported } from '../../../test/support/case/steps.ts';

describe('the main line of a case', () => {
  it('is walked step by step by the people whose steps they are', () => {
    given(reported).when('register', { category: 'rubbish' }, 'clerk').emits('CaseRegistered');
    given(inRegister).when('issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理' }, 'dispatcher').emits('OrderIssued');
    given(handedOut).when('claim', {}, 'urban-handler').emits('AssignmentClaimed', 'WorkBegan');
    given(inWork).when('report-progress', { text: '已清运两车' }, 'urban-handler').emits('ProgressReported');
    given(inWork).when('submit-feedback', { result: '已清理', measures: '每日清运' }, 'urban-head').emits('FeedbackSubmitted');
    given(inFeedback).when('reinspect', { result: 'passed', findings: '已整改' }, 'inspector').emits('ReinspectionOrdered', 'ReinspectionPassed');
    given(inSignOff).when('apply-sign-off', { summary: '整改完成' }, 'urban-handler').emits('SignOffApplied');
    const signed = given(inSigning).when('endorse', { opinion: '同意' }, 'urban-vice').emits('SignOffEndorsed');
    given(signed).when('endorse', { opinion: '同意' }, 'director').emits('SignOffEndorsed', 'CaseClosed');
  });

  it('is archived by the last look back', () => {
    const first = given(closed, at('2026-03-10T10:00:00+08:00')).when('look-back', { result: 'held', findings: '未反弹' }, 'inspector').emits('LookbackPassed');
    const second = given({ ...first, now: '2026-04-02T10:00:00+08:00' }).when('look-back', { result: 'held', findings: '未反弹' }, 'inspector').emits('LookbackPassed');
    const last = given({ ...second, now: '2026-06-01T10:00:00+08:00' }).when('look-back', { result: 'held', findings: '未反弹' }, 'inspector').emits('LookbackPassed', 'CaseArchived');
    expect(last.state.status).toBe('archived');
  });

  it('gives the case a number and the order the number of its paper', () => {
    const { state } = given(handedOut);
    expect([state.caseNo, state.docNo]).toEqual(['2026-000007', '交办〔2026〕12号']);
  });
});
