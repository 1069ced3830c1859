import { describe, expect, it } from '@jest/globals';
import { explainDeadline } from '#domain/calendar/deadline';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, untouched, type Step } from '../../../test/support/case/story.ts';
import { claimed, delivered, failed, issued, passed, applied, registered, reported, sharedOrder, signedBy } from '../../../test/support/case/steps.ts';
import { rules } from '../../../test/support/case/city.ts';
import { nearestDeadline } from './milestones.ts';
import { leadOf } from './state.ts';

/** An illegal shed: stop building within 4 working hours, be fined within 7 working days, be gone within 20. */
const shed: readonly Step[] = [reported, registered('shed'), issued()];
const inWork = [...shed, claimed()];
const reaches = (milestone: string): Step => does('urban-handler', 'reach-milestone', { milestone, note: '已完成' });
const milestonesOf = (...steps: readonly Step[]) => (leadOf(given(...steps).state)?.milestones ?? []).map(({ id, deadline, reachedAt }) => [id, deadline.id, deadline.dueAt.slice(0, 16), ...(reachedAt === undefined ? [] : ['reached'])]);
const ladder = (...steps: readonly Step[]) => agenda(given(...steps)).filter(({ rule }) => rule.startsWith('ladder.')).map(({ rule, at: when, milestone = '' }) => `${rule} ${when.slice(0, 16)} ${milestone}`.trim());
const suspends = [does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-04-01' }), does('director', 'decide-suspension', { granted: true, opinion: '同意' })];
const resumes = does('director', 'end-suspension', { reason: '汛期已过' });

describe('the milestones of an order', () => {
  it('are those of the category, each counted from the order in its own unit', () => {
    expect(milestonesOf(...shed)).toEqual([['stop', 'a1.stop', '2026-03-02T15:03'], ['punish', 'a1.punish', '2026-03-11T18:00']]);
    expect(milestonesOf(sharedOrder)).toEqual([]);
  });

  it('come before the share\'s own deadline: the nearest is the one that a list shows, until it is reached', () => {
    const nearest = (...steps: readonly Step[]) => leadOf(given(...steps).state);
    expect([nearest(...inWork), nearest(...inWork, reaches('stop')), nearest(...inWork, reaches('stop'), reaches('punish'))].map((one) => (one === undefined ? '' : nearestDeadline(one)?.id))).toEqual(['a1.stop', 'a1.punish', 'a1']);
  });

  it('are left out where they would not come before the share\'s own due time', () => {
    expect(milestonesOf(reported, registered('shed'), issued([{ role: 'lead', unit: 'urban' }], { limit: { amount: 3, unit: 'workday' } }))).toEqual([['stop', 'a1.stop', '2026-03-02T15:03']]);
  });

  it('go with the share when it changes hands, reached or not, and start anew with a relapse', () => {
    const moved = does('dispatcher', 'reassign', { from: 'urban', to: 'housing', reason: '职责调整' });
    expect(milestonesOf(...inWork, reaches('stop'), moved)).toEqual([['stop', 'a2.stop', '2026-03-02T15:03', 'reached'], ['punish', 'a2.punish', '2026-03-11T18:00']]);
    const relapse = does('inspector', 'look-back', { result: 'relapsed', findings: '又搭' });
    expect(milestonesOf(...inWork, delivered(), passed, applied, signedBy('urban-vice'), signedBy('director'), at('2026-04-07T09:00:00+08:00'), relapse)).toEqual([['stop', 'a1.stop', '2026-04-07T15:01'], ['punish', 'a1.punish', '2026-04-16T18:00']]);
  });

  it('each climb the ladder and are chased by their own due time, until they are reached', () => {
    expect(ladder(...inWork)).toEqual(['ladder.due-soon 2026-03-02T14:03 stop', 'ladder.due-soon 2026-03-10T08:30 punish', 'ladder.due-soon 2026-03-27T08:30']);
    expect(ladder(...inWork, reaches('stop'))).toEqual(['ladder.due-soon 2026-03-10T08:30 punish', 'ladder.due-soon 2026-03-27T08:30']);
    expect(ladder(...inWork, untouched('2026-03-04T08:00:00+08:00'))).toContain('ladder.five-days 2026-03-10T18:00 stop');
    expect(agenda(given(...inWork)).filter(({ step }) => step === 'rectify').map(({ id }) => id.split('/')[1])).toEqual(['a1.stop', 'a1.punish', 'a1']);
  });

  it('overdue lead to a proposal that names the milestone, and to a level, as the deadline does', () => {
    const late = given(...inWork, untouched('2026-03-11T08:00:00+08:00'));
    expect(late.state.level).toBe(2);
    expect(late.events.filter(({ type }) => type === 'SanctionProposed').map(({ data }) => data)).toMatchObject([{ rule: 'ladder.five-days', milestone: 'stop', milestoneName: '停工', unit: 'urban' }]);
  });

  it('fall away with the feedback of the unit, and do not come back with another attempt', () => {
    expect(milestonesOf(...inWork, reaches('stop'), delivered())).toEqual([['stop', 'a1.stop', '2026-03-02T15:03', 'reached']]);
    expect(ladder(...inWork, delivered(), failed).filter((line) => / (stop|punish)$/.test(line))).toEqual([]);
  });

  it('get the time back in which the case was suspended, or a dispute was upheld', () => {
    expect(milestonesOf(...inWork, ...suspends, at('2026-03-12T10:00:00+08:00'), resumes)[1]).toEqual(['punish', 'a1.punish', '2026-03-20T18:00']);
    const disputes = does('urban-handler', 'dispute', { basis: '不属职责', proposedUnit: 'housing' });
    const ruling = [disputes, at('2026-03-04T10:00:00+08:00')];
    const { state } = given(...shed, ...ruling).when('rule-jurisdiction', { ruling: 'upheld', basis: '确权' }, 'director').emits('JurisdictionRuled', 'DeadlineCredited', 'DeadlineCredited', 'DeadlineCredited', 'AssignmentReassigned');
    const punish = leadOf(state)?.milestones[1]?.deadline;
    expect(punish).toMatchObject({ id: 'a2.punish', dueAt: '2026-03-12T18:00:00+08:00' });
    expect(punish === undefined ? [] : explainDeadline(punish, rules.calendar).days.filter(({ reason }) => reason.why === 'dispute-upheld').map(({ date }) => date)).toEqual(['2026-03-03']);
  });
});

describe('reaching a milestone', () => {
  it('is reported by the unit, once, also late, in any order', () => {
    const reached = given(...inWork, at('2026-03-05T10:00:00+08:00')).when('reach-milestone', { milestone: 'stop', note: '已停工' }, 'urban-handler').emits('MilestoneReached');
    expect(reached.events.at(-1)?.data).toEqual({ assignment: 'a1', unit: 'urban', milestone: 'stop', name: '停工', note: '已停工', dueAt: '2026-03-02T15:03:00+08:00' });
    given(reached).when('reach-milestone', { milestone: 'stop', note: '再报一次' }, 'urban-vice').emits();
    given(...inWork, reaches('punish')).when('reach-milestone', { milestone: 'stop', note: '已停工' }, 'urban-head').emits('MilestoneReached');
  });

  it('is refused for a milestone that is not there, before the claim, and when none is left', () => {
    given(...inWork).when('reach-milestone', { milestone: 'paint', note: '已刷' }, 'urban-handler').refuses('unknown-milestone', { id: 'paint' });
    given(...shed).when('reach-milestone', { milestone: 'stop', note: '已停工' }, 'urban-handler').refuses('no-milestone-left');
    given(...inWork, reaches('stop'), reaches('punish')).when('reach-milestone', { milestone: 'stop', note: '已停工' }, 'urban-handler').refuses('no-milestone-left');
    given(...inWork).when('reach-milestone', { milestone: 'stop', note: '已停工' }, 'housing-handler').refuses('not-your-case');
  });
});

describe('the extension of a milestone', () => {
  const asks = (until: string, milestone = 'punish'): Step => does('urban-handler', 'request-extension', { until, reason: '程序未完', milestone });
  const grants = (person = 'director'): Step => does(person, 'decide-extension', { granted: true, opinion: '同意' });

  it('moves that milestone only, and counts as an extension of the share', () => {
    const { state } = given(...inWork, asks('2026-03-13')).when('decide-extension', { granted: true, opinion: '同意' }, 'director').emits('DeadlineExtended');
    expect(leadOf(state)).toMatchObject({ extensions: 1, deadline: { dueAt: '2026-03-30T18:00:00+08:00' }, milestones: [{ id: 'stop' }, { id: 'punish', deadline: { dueAt: '2026-03-13T18:00:00+08:00' } }] });
    expect(given(...inWork, asks('2026-03-13'), grants(), asks('2026-03-16')).state.extensionRequests).toMatchObject([{ milestone: 'punish', rank: 'area-leader', n: 2 }]);
  });

  it('is not granted beyond the share\'s own deadline, nor for what is reached or unknown', () => {
    given(...inWork).when('request-extension', { until: '2026-03-30', reason: '程序未完', milestone: 'punish' }, 'urban-handler').refuses('milestone-after-deadline', { dueAt: '2026-03-30T18:00:00+08:00' });
    given(...inWork, reaches('punish')).when('request-extension', { until: '2026-03-13', reason: '程序未完', milestone: 'punish' }, 'urban-handler').refuses('unknown-milestone', { id: 'punish' });
  });

  it('is no longer asked for when the milestone is reached', () => expect(given(...inWork, asks('2026-03-13'), reaches('punish')).state.extensionRequests).toEqual([]));
});
