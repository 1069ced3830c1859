import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { at, does, type Step } from '../../../test/support/case/story.ts';
import { applied, closed, delivered, handedOut, inFeedback, inRegister, inSigning, inSignOff, inWork, sharedOrder, claimed } from '../../../test/support/case/steps.ts';
import { leadOf } from './state.ts';

const wednesday = at('2026-03-04T15:00:00+08:00');
const entry = (command: string, data: Record<string, unknown>, onBehalfOf: string, occurredAt = '2026-03-03T10:00:00+08:00') => ({ command, data, onBehalfOf, occurredAt, reason: '纸质回执补录' });
const enters = (...given: Parameters<typeof entry>): Step => does('clerk', 'late-entry', entry(...given));
const done = { result: '已清理', measures: '每日清运' };

describe('a late entry', () => {
  it('counts from when it happened, and says who did it and who entered it', () => {
    const { state, events } = given(handedOut, wednesday).when('late-entry', entry('claim', {}, 'urban-handler'), 'clerk').emits('LateEntryRecorded', 'AssignmentClaimed', 'WorkBegan');
    expect([leadOf(state)?.claimedAt, state.since]).toEqual(['2026-03-03T10:00:00+08:00', '2026-03-03T10:00:00+08:00']);
    expect(events.slice(-3).map(({ by, at: when }) => [by, when])).toEqual([['clerk', '2026-03-04T15:00:00+08:00'], ['clerk', '2026-03-03T10:00:00+08:00'], ['clerk', '2026-03-03T10:00:00+08:00']]);
    expect(events.at(-3)?.data).toMatchObject({ onBehalfOf: 'urban-handler', recordedBy: 'clerk', events: 2 });
  });

  it('is bound by the rights of whoever did it', () => {
    given(handedOut, wednesday).when('late-entry', entry('claim', {}, 'housing-handler'), 'clerk').refuses('not-your-case');
    given(inFeedback, wednesday).when('late-entry', entry('reinspect', { result: 'passed', findings: '已整改' }, 'urban-inspector'), 'clerk').refuses('own-work');
  });

  it('makes that person the one who did it: who re-inspected or applied on paper cannot sign', () => {
    const inspected = given(inFeedback, wednesday, enters('reinspect', { result: 'passed', findings: '已整改' }, 'inspector'));
    expect(inspected.state).toMatchObject({ status: 'sign-off', passed: { by: 'inspector' } });
    expect(inspected.state.late).toBeUndefined();
    const appliedOnPaper = given(inSignOff, wednesday, enters('apply-sign-off', { summary: '完成' }, 'urban-vice'));
    given(appliedOnPaper).when('endorse', { opinion: '同意' }, 'urban-vice').refuses('separation-of-duties');
    given(appliedOnPaper).when('endorse', { opinion: '同意' }, 'urban-head').emits('SignOffEndorsed');
  });

  it('never stands for a signature, and takes no number of another year', () => {
    given(inSigning, wednesday).when('late-entry', entry('endorse', { opinion: '同意' }, 'urban-vice'), 'clerk').refuses('late-entry-not-allowed', { command: 'endorse' });
    const order = { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理' };
    given(at('2025-12-30T09:00:00+08:00'), inRegister, at('2026-01-05T09:00:00+08:00')).when('late-entry', entry('issue-order', order, 'dispatcher', '2025-12-31T09:00:00+08:00'), 'clerk').refuses('late-entry-not-allowed');
    given(inRegister, wednesday).when('late-entry', entry('issue-order', order, 'dispatcher'), 'clerk').emits('LateEntryRecorded', 'OrderIssued');
  });

  it('lies between what is known to have happened before and now', () => {
    given(handedOut, wednesday).when('late-entry', entry('claim', {}, 'urban-handler', '2026-03-04T15:00:01+08:00'), 'clerk').refuses('late-entry-in-the-future');
    given(inWork, wednesday).when('late-entry', entry('submit-feedback', done, 'urban-head', '2026-03-02T09:00:00+08:00'), 'clerk').refuses('late-entry-before-state', { since: '2026-03-02T09:04:00+08:00' });
    const housingDelivered = [sharedOrder, claimed(), claimed('housing'), at('2026-03-03T12:00:00+08:00'), delivered('housing'), wednesday];
    given(...housingDelivered).when('late-entry', entry('submit-feedback', done, 'urban-head'), 'clerk').refuses('late-entry-before-state', { since: '2026-03-03T12:01:00+08:00' });
  });

  it('enters a command that people give, with data that fit it, for a person in office', () => {
    given(inWork, wednesday).when('late-entry', entry('remind', { duty: 'x' }, 'urban-head'), 'clerk').refuses('unknown-command', { command: 'remind' });
    given(inWork, wednesday).when('late-entry', entry('toString', {}, 'urban-head'), 'clerk').refuses('unknown-command');
    given(inWork, wednesday).when('late-entry', entry('late-entry', {}, 'urban-head'), 'clerk').refuses('unknown-command');
    given(inWork, wednesday).when('late-entry', entry('submit-feedback', { result: '完成' }, 'urban-head'), 'clerk').refuses('late-entry-malformed', { command: 'submit-feedback', path: 'measures' });
    given(inWork, wednesday).when('late-entry', entry('submit-feedback', done, 'nobody'), 'clerk').refuses('unknown-person', { id: 'nobody' });
  });

  it('is made by an inspector of the own visit to a place without a network, and of nothing else', () => {
    const visit = (onBehalfOf: string, command = 'reinspect', data: Record<string, unknown> = { result: 'passed', findings: '已整改' }) => entry(command, data, onBehalfOf);
    const { state, events } = given(inFeedback, wednesday).when('late-entry', visit('inspector'), 'inspector').emits('LateEntryRecorded', 'ReinspectionOrdered', 'ReinspectionPassed');
    expect([state.passed?.at, state.passed?.by, events.at(-3)?.at]).toEqual(['2026-03-03T10:00:00+08:00', 'inspector', '2026-03-04T15:00:00+08:00']);
    given(inFeedback, wednesday).when('late-entry', visit('inspector-2'), 'inspector').refuses('late-entry-own-visit-only');
    given(inFeedback, wednesday).when('late-entry', visit('inspector', 'urge', { text: '快' }), 'inspector').refuses('late-entry-own-visit-only');
    given(inFeedback, wednesday).when('late-entry', visit('urban-inspector'), 'urban-inspector').refuses('office-only');
    given(closed, at('2026-03-20T09:00:00+08:00')).when('late-entry', { ...visit('inspector', 'look-back', { result: 'held', findings: '未反弹' }), occurredAt: '2026-03-19T16:00:00+08:00' }, 'inspector').emits('LateEntryRecorded', 'LookbackPassed');
    given(inWork, wednesday).when('late-entry', visit('inspector'), 'inspector').refuses('office-only');
  });

  it('made twice is made once', () => {
    const said = entry('report-progress', { text: '已清运两车' }, 'urban-handler');
    given(inWork, wednesday, does('clerk', 'late-entry', said)).when('late-entry', said, 'clerk').emits();
    given(inSignOff, wednesday, applied).when('late-entry', entry('apply-sign-off', { summary: '完成' }, 'urban-handler', '2026-03-04T15:00:00+08:00'), 'clerk').refuses('already-applied');
  });
});
