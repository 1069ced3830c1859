import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { at, does, type Step } from '../../../test/support/case/story.ts';
import { claimed, delivered, inFeedback, inRegister, inWork, issued, sharedOrder } from '../../../test/support/case/steps.ts';
import { assignmentOf, leadOf } from './state.ts';

const done = { result: '已清理', measures: '每日清运' };
const mandatory: Step = (story) => issued([{ role: 'lead', unit: 'urban' }, { role: 'assist', unit: 'street', mandatory: true }, { role: 'assist', unit: 'traffic' }])(inRegister(story));
const begun = [sharedOrder, claimed(), claimed('housing')];

describe('feedback', () => {
  it('of the lead unit comes last: it waits for the mandatory units, not for the others', () => {
    given(...begun).when('submit-feedback', done, 'urban-head').refuses('feedback-outstanding', { units: ['housing'] });
    given(mandatory, claimed(), claimed('street')).when('submit-feedback', done, 'urban-head').refuses('feedback-outstanding', { units: ['street'] });
    expect(given(...begun, delivered('housing')).when('submit-feedback', done, 'urban-head').emits('FeedbackSubmitted').state.status).toBe('feedback');
  });

  it('of the lead unit may put on record who did not answer', () => {
    const { state } = given(...begun).when('submit-feedback', { ...done, failures: [{ unit: 'housing', reason: '多次催办未反馈' }] }, 'urban-head').emits('FeedbackSubmitted');
    expect([state.status, assignmentOf(state, 'housing')?.status]).toEqual(['feedback', 'working']);
  });

  it('records nobody as failing who has delivered, is not on the case, or is accused by a unit that does not lead', () => {
    const blames = (unit: string) => ({ ...done, failures: [{ unit, reason: '未反馈' }] });
    given(...begun, delivered('housing')).when('submit-feedback', blames('housing'), 'urban-head').refuses('unit-owes-nothing', { unit: 'housing' });
    given(...begun).when('submit-feedback', blames('traffic'), 'urban-head').refuses('unit-owes-nothing', { unit: 'traffic' });
    given(...begun).when('submit-feedback', blames('urban'), 'housing-head').refuses('unit-owes-nothing', { unit: 'urban' });
  });

  it('is given by the unit\'s head, once', () => {
    given(inWork).when('submit-feedback', done, 'urban-vice').refuses('unit-role-needed', { roles: ['unit-head'] });
    given(...begun, delivered('housing')).when('submit-feedback', done, 'housing-head').refuses('nothing-to-deliver');
  });

  it('of a unit that does not lead need not wait until the others have claimed', () => {
    expect(given(sharedOrder, claimed('housing')).when('submit-feedback', done, 'housing-head').emits('FeedbackSubmitted').state.status).toBe('issued');
    given(sharedOrder, claimed('housing'), does('urban-handler', 'dispute', { basis: '不属职责' })).when('submit-feedback', done, 'housing-head').emits('FeedbackSubmitted');
    given(sharedOrder, claimed()).when('submit-feedback', done, 'urban-head').refuses('wrong-status');
  });

  it('of a planned case waits for the plan', () => {
    const planned = issued([{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing' }], { mode: 'planned' });
    given(inRegister, planned, claimed('housing')).when('submit-feedback', done, 'housing-head').refuses('wrong-status', { allowed: ['rectifying'] });
  });

  it('after the lead unit has delivered comes too late', () => {
    const failed = does('urban-head', 'submit-feedback', { ...done, failures: [{ unit: 'housing', reason: '未反馈' }] });
    given(...begun, failed).when('submit-feedback', done, 'housing-head').refuses('wrong-status', { status: 'feedback' });
  });
});

describe('feedback that is returned', () => {
  it('is done again within three working days, or by the running deadline if that is later', () => {
    const early = given(inFeedback).when('return-feedback', { reason: '缺少整改后照片' }, 'dispatcher').emits('FeedbackReturned');
    expect(leadOf(early.state)).toMatchObject({ status: 'working', returns: 1, deadline: { id: 'a1', dueAt: '2026-03-09T18:00:00+08:00' } });
    const late = given(inFeedback, at('2026-03-09T10:00:00+08:00')).when('return-feedback', { reason: '缺少整改后照片' }, 'dispatcher').emits('FeedbackReturned');
    expect(leadOf(late.state)).toMatchObject({ deadline: { dueAt: '2026-03-12T18:00:00+08:00' }, original: { dueAt: '2026-03-09T18:00:00+08:00' } });
  });

  it('brings back only who had delivered; who owes goes on under the old deadline', () => {
    const failing = does('urban-head', 'submit-feedback', { ...done, failures: [{ unit: 'housing', reason: '未反馈' }] });
    const { state } = given(...begun, failing, at('2026-03-09T10:00:00+08:00')).when('return-feedback', { reason: '材料不全' }, 'director').emits('FeedbackReturned');
    expect(state.assignments.map(({ unit, status, deadline }) => [unit, status, deadline?.dueAt])).toEqual([
      ['urban', 'working', '2026-03-12T18:00:00+08:00'], ['housing', 'working', '2026-03-09T18:00:00+08:00'], ['street', 'unclaimed', '2026-03-09T18:00:00+08:00'],
    ]);
  });

  it('is delivered again, and then inspected', () => {
    const again = given(inFeedback, does('dispatcher', 'return-feedback', { reason: '材料不全' })).when('submit-feedback', { ...done, result: '已补充' }, 'urban-head').emits('FeedbackSubmitted');
    given(again).when('reinspect', { result: 'passed', findings: '已整改' }, 'inspector').emits('ReinspectionOrdered', 'ReinspectionPassed');
  });
});
