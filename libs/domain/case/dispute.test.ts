import { describe, expect, it } from '@jest/globals';
import { explainDeadline } from '#domain/calendar/deadline';
import { rules } from '../../../test/support/case/city.ts';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, untouched } from '../../../test/support/case/story.ts';
import { claimed, handedOut, inDispute, sharedOrder } from '../../../test/support/case/steps.ts';
import { assignmentOf, leadOf } from './state.ts';
import { holdersOf } from './waits.ts';

const basis = '不属本单位职责';
const rejected = does('director', 'rule-jurisdiction', { ruling: 'rejected', basis });
const disputes = does('urban-handler', 'dispute', { basis });

describe('a dispute', () => {
  it('is raised within a working day of the order, before claiming', () => {
    given(handedOut, at('2026-03-03T18:00:00+08:00')).when('dispute', { basis }, 'urban-handler').emits('JurisdictionDisputed');
    given(handedOut, at('2026-03-03T18:00:01+08:00')).when('dispute', { basis }, 'urban-handler').refuses('dispute-window-over', { closedAt: '2026-03-03T18:00:00+08:00' });
    given(sharedOrder, claimed()).when('dispute', { basis }, 'urban-handler').refuses('already-claimed');
    given(handedOut).when('dispute', { basis, proposedUnit: 'nobody' }, 'urban-handler').refuses('unknown-unit');
  });

  it('may be raised twice on a case and no more: then it must be worked on', () => {
    const bounced = given(handedOut, disputes, rejected, disputes, rejected);
    expect(bounced.state).toMatchObject({ bounces: 2, status: 'issued' });
    given(bounced).when('dispute', { basis }, 'urban-handler').refuses('bounce-limit-reached', { bounces: 2 });
    expect(bounced.events.filter(({ type }) => type === 'JurisdictionRuled').map(({ data }) => 'final' in data && data.final)).toEqual([false, true]);
  });

  it('stands until it is ruled: neither the unit nor the office can claim meanwhile', () => {
    given(inDispute).when('claim', {}, 'urban-handler').refuses('dispute-pending');
    given(inDispute).when('deem-claimed', { unit: 'urban', reason: '逾期' }, 'director').refuses('dispute-pending');
  });

  it('does not keep the other units from claiming, nor takes their time for a dispute of their own', () => {
    const disputed = given(sharedOrder, disputes);
    expect(given(disputed).when('claim', {}, 'housing-handler').emits('AssignmentClaimed').state.status).toBe('disputed');
    const ruled = given(sharedOrder, disputes, at('2026-03-05T10:00:00+08:00'), rejected);
    given(ruled).when('dispute', { basis }, 'housing-handler').emits('JurisdictionDisputed');
  });

  it('that the director does not rule in time lies before headquarters too, who may rule', () => {
    const late = given(inDispute, untouched('2026-03-05T08:00:00+08:00'));
    expect(holdersOf(late.state)).toContainEqual({ kind: 'office', office: 'cwb', roles: ['director', 'hq'] });
    given(late).when('rule-jurisdiction', { ruling: 'rejected', basis }, 'hq').emits('JurisdictionRuled');
    expect(holdersOf(given(inDispute).state)).toContainEqual({ kind: 'office', office: 'cwb', roles: ['director'] });
  });

  it('does not stop the ladder', () => {
    const { rules, ...story } = untouched('2026-03-12T08:00:00+08:00')(given(inDispute));
    expect(story.state.level).toBe(2);
    expect(agenda({ rules, ...story }).map(({ rule }) => rule)).toContain('ladder.five-days');
  });
});

describe('the ruling', () => {
  const late = at('2026-03-04T10:00:00+08:00');

  it('that upholds hands the share to the proposed unit, with the time that the dispute took', () => {
    const { state } = given(inDispute, late).when('rule-jurisdiction', { ruling: 'upheld', basis }, 'director').emits('JurisdictionRuled', 'DeadlineCredited', 'AssignmentReassigned');
    expect(assignmentOf(state, 'urban')).toBeUndefined();
    expect(leadOf(state)).toMatchObject({ unit: 'housing', deadline: { dueAt: '2026-03-10T18:00:00+08:00' } });
  });

  it('that upholds may name another unit, but must name one that is not on the case yet', () => {
    expect(leadOf(given(inDispute).when('rule-jurisdiction', { ruling: 'upheld', unit: 'street', basis }, 'hq').emits('JurisdictionRuled', 'DeadlineCredited', 'AssignmentReassigned').state)?.unit).toBe('street');
    given(handedOut, disputes).when('rule-jurisdiction', { ruling: 'upheld', basis }, 'director').refuses('ruling-names-no-unit');
    given(inDispute).when('rule-jurisdiction', { ruling: 'upheld', unit: 'urban', basis }, 'director').refuses('unit-twice');
    given(inDispute).when('rule-jurisdiction', { ruling: 'shared', unit: 'nobody', basis }, 'director').refuses('unknown-unit');
  });

  it('explains the time that it gives back, day by day, and none where it rejects', () => {
    const taken = (ruling: 'upheld' | 'rejected') => {
      const { deadline } = leadOf(given(inDispute, late, does('director', 'rule-jurisdiction', { ruling, basis })).state) ?? {};
      return deadline === undefined ? [] : explainDeadline(deadline, rules.calendar).days.filter(({ reason }) => reason.why === 'dispute-upheld').map(({ date }) => date);
    };
    expect([taken('upheld'), taken('rejected')]).toEqual([['2026-03-03'], []]);
  });

  it('that rejects gives no time back, and the unit must claim', () => {
    const { state } = given(inDispute, late).when('rule-jurisdiction', { ruling: 'rejected', basis }, 'director').emits('JurisdictionRuled');
    expect(leadOf(state)).toMatchObject({ unit: 'urban', status: 'unclaimed', deadline: { dueAt: '2026-03-09T18:00:00+08:00' } });
  });

  it('that shares keeps the unit and adds the other, under the same deadline', () => {
    const { state } = given(inDispute, late).when('rule-jurisdiction', { ruling: 'shared', basis }, 'director').emits('JurisdictionRuled', 'DeadlineCredited', 'AssignmentAdded');
    expect(state.assignments.map(({ unit, role, mandatory, deadline }) => ({ unit, role, mandatory, due: deadline?.dueAt }))).toEqual([
      { unit: 'urban', role: 'lead', mandatory: true, due: '2026-03-10T18:00:00+08:00' },
      { unit: 'housing', role: 'responsible', mandatory: true, due: '2026-03-10T18:00:00+08:00' },
    ]);
  });

  it('about an assisting unit lets the others go on at once', () => {
    const assisting = given(sharedOrder, does('street-handler', 'dispute', { basis, proposedUnit: 'traffic' }), claimed(), claimed('housing'));
    given(assisting).when('rule-jurisdiction', { ruling: 'rejected', basis }, 'director').emits('JurisdictionRuled', 'WorkBegan');
    const { state } = given(assisting).when('rule-jurisdiction', { ruling: 'upheld', basis }, 'director').emits('JurisdictionRuled', 'DeadlineCredited', 'AssignmentReassigned', 'WorkBegan');
    expect(state.status).toBe('rectifying');
  });
});
