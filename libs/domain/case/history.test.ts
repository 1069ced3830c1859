import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, untouched } from '../../../test/support/case/story.ts';
import { leadOf } from './state.ts';
import { holdersOf } from './waits.ts';

const now = at('2026-03-02T10:00:00+08:00');
const row = { system: 'ledger', externalId: '101', row: 7, title: '路灯不亮', description: '路灯不亮', address: '东大街 5 号', source: 'public', unit: 'urban', reportedAt: '2025-06-03T09:00:00+08:00' } as const;
const due = '2025-06-10T18:00:00+08:00';

describe('a case that an import brings', () => {
  it('has its own past, recorded later', () => {
    const { state, events } = given(now).when('import-history', { ...row, dueAt: due, closedAt: '2025-06-09T16:00:00+08:00', closeReason: '已修复' }, 'clerk')
      .emits('ProblemReported', 'HistoryImported', 'CaseRegistered', 'OrderIssued', 'AssignmentClaimed', 'WorkBegan', 'HistoricalClosureRecorded');
    expect(state).toMatchObject({ status: 'closed', closedAt: '2025-06-09T16:00:00+08:00', caseNo: 'ledger-101', office: 'cwb', history: { importedAt: '2026-03-02T10:00:00+08:00' } });
    expect(leadOf(state)).toMatchObject({ status: 'accepted', acceptedAt: '2025-06-09T16:00:00+08:00', original: { dueAt: due } });
    expect(events.map(({ at: when }) => when.slice(0, 10))).toEqual(['2025-06-03', '2026-03-02', '2025-06-03', '2025-06-03', '2025-06-03', '2025-06-03', '2025-06-09']);
  });

  it('is not looked back on by plan when it came closed, but may be, and archived', () => {
    const past = given(now, does('clerk', 'import-history', { ...row, closedAt: '2025-06-09T16:00:00+08:00' }));
    expect(agenda(past)).toEqual([]);
    given(past).when('archive', {}, 'clerk').emits('CaseArchived');
    const { state } = given(past).when('look-back', { result: 'relapsed', findings: '又坏了' }, 'inspector').emits('RelapseFound', 'CaseReopened');
    expect(leadOf(state)?.deadline?.dueAt).toBe('2026-03-05T18:00:00+08:00');
  });

  it('fires no rung for what it missed before it came, and is chased from then on', () => {
    const late = given(now, does('clerk', 'import-history', { ...row, dueAt: due }));
    expect(agenda(late).map(({ rule, at: when }) => [rule, when])).toEqual([['chase.rectify.1', '2026-03-23T18:00:00+08:00']]);
    expect(untouched('2026-03-20T08:00:00+08:00')(late).state.level).toBe(0);
  });

  it('climbs the rungs that are still to come', () => {
    const open = given(now, does('clerk', 'import-history', { ...row, dueAt: '2026-03-02T09:00:00+08:00' }));
    expect(agenda(open).map(({ rule }) => rule)).toEqual(['ladder.next-day', 'chase.rectify.1']);
  });

  it('without a limit is taken over by the office', () => {
    const open = given(now, does('clerk', 'import-history', row));
    expect(agenda(open)).toMatchObject([{ rule: 'chase.takeover.1', stoppedBy: ['submit-feedback', 'reassign', 'terminate'] }]);
    expect(holdersOf(open.state)).toEqual([{ kind: 'office', office: 'cwb', roles: ['dispatcher'] }]);
    given(open).when('submit-feedback', { result: '已修复', measures: '巡查' }, 'urban-head').emits('FeedbackSubmitted');
  });

  it('needs a known unit, and a past that lies in order and before now', () => {
    given(now).when('import-history', { ...row, unit: 'nobody' }, 'clerk').refuses('unknown-unit');
    given(now).when('import-history', { ...row, closedAt: '2025-06-01T16:00:00+08:00' }, 'clerk').refuses('closed-before-reported');
    given(now).when('import-history', { ...row, disorder: true, closedAt: '2025-06-01T16:00:00+08:00' }, 'clerk')
      .emits('ProblemReported', 'HistoryImported', 'CaseRegistered', 'OrderIssued', 'AssignmentClaimed', 'WorkBegan', 'HistoricalClosureRecorded');
    given(now).when('import-history', { ...row, reportedAt: '2026-03-02T10:00:01+08:00' }, 'clerk').refuses('reported-in-the-future');
    given(now).when('import-history', { ...row, closedAt: '2026-03-02T10:00:01+08:00' }, 'clerk').refuses('closed-in-the-future');
  });

  it('is brought by a clerk or an administrator', () => given(now).when('import-history', row, 'director').refuses('office-only', { roles: ['clerk', 'admin'] }));
});
