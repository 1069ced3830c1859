import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, under, type Step } from '../../../test/support/case/story.ts';
import { claimed, delivered, handedOut, inRegister, inWork, issued, keyInPlanning, sharedOrder } from '../../../test/support/case/steps.ts';
import { assignmentOf, leadOf } from './state.ts';

const order = (...assignments: Parameters<typeof issued>[0] & object) => ({ assignments, requirement: '清理干净' });
const lead = { role: 'lead', unit: 'urban' } as const;

describe('an order', () => {
  it('gives each unit the limit of the category, of the order, or its own', () => {
    const due = (step: Step) => given(inRegister, step).state.assignments.map(({ deadline }) => deadline?.dueAt);
    expect(due(issued())).toEqual(['2026-03-09T18:00:00+08:00']);
    expect(due(issued([lead], { limit: { amount: 3, unit: 'workday' } }))).toEqual(['2026-03-05T18:00:00+08:00']);
    expect(due(issued([lead, { role: 'assist', unit: 'housing', limit: { amount: 1, unit: 'workday' } }]))).toEqual(['2026-03-09T18:00:00+08:00', '2026-03-03T18:00:00+08:00']);
  });

  it('into a year whose holidays are not published has a provisional deadline', () => {
    expect(given(at('2026-12-28T09:00:00+08:00'), inRegister, issued()).state.assignments[0]?.deadline).toMatchObject({ provisional: true });
    expect(given(inRegister, issued()).state.assignments[0]?.deadline).toMatchObject({ provisional: false });
  });

  it('pins the rules and the calendar under which it was issued', () => {
    expect(given(handedOut).state.pins).toEqual({ policy: 'default-1', calendar: given().rules.calendar.version });
  });

  it('makes lead and responsible units mandatory, assisting units only where it says so', () => {
    const { state } = given(inRegister, issued([lead, { role: 'responsible', unit: 'housing' }, { role: 'assist', unit: 'street' }, { role: 'assist', unit: 'traffic', mandatory: true }]));
    expect(state.assignments.map(({ mandatory }) => mandatory)).toEqual([true, true, false, true]);
  });

  it('needs exactly one lead unit, known units, each once, and persons of their units', () => {
    given(inRegister).when('issue-order', order({ role: 'responsible', unit: 'urban' }), 'dispatcher').refuses('one-lead-unit');
    given(inRegister).when('issue-order', order(lead, { role: 'lead', unit: 'housing' }), 'dispatcher').refuses('one-lead-unit');
    given(inRegister).when('issue-order', order(lead, { role: 'assist', unit: 'urban' }), 'dispatcher').refuses('unit-twice');
    given(inRegister).when('issue-order', order({ role: 'lead', unit: 'nobody' }), 'dispatcher').refuses('unknown-unit', { id: 'nobody' });
    given(inRegister).when('issue-order', order({ ...lead, person: 'housing-head' }), 'dispatcher').refuses('person-of-another-unit', { person: 'housing-head', unit: 'urban' });
  });

  it('needs a limit, of the category or its own', () => {
    given(inRegister, under({ categories: {} })).when('issue-order', order(lead), 'dispatcher').refuses('category-without-limit', { category: 'rubbish' });
    given(inRegister, under({ categories: {} })).when('issue-order', { ...order(lead), limit: { amount: 1, unit: 'workday' } }, 'dispatcher').emits('OrderIssued');
  });

  it('is recalled as long as not all have claimed, and may then be given to others', () => {
    const recalled = given(sharedOrder, claimed()).when('recall-order', { reason: '单位有误' }, 'dispatcher').emits('OrderRecalled');
    expect(recalled.state.status).toBe('registered');
    const again = given(recalled).when('issue-order', order({ role: 'lead', unit: 'urban' }), 'dispatcher').emits('OrderIssued');
    expect(leadOf(again.state)).toMatchObject({ id: 'a4', status: 'unclaimed' });
    given(inWork).when('recall-order', { reason: '单位有误' }, 'dispatcher').refuses('wrong-status', { status: 'rectifying' });
  });
});

describe('a claim', () => {
  it('lets the work begin when the last mandatory unit has claimed; assisting units do not hold it up', () => {
    const first = given(sharedOrder).when('claim', {}, 'urban-handler').emits('AssignmentClaimed');
    expect(given(first).when('claim', {}, 'housing-handler').emits('AssignmentClaimed', 'WorkBegan').state.status).toBe('rectifying');
  });

  it('may come later from an assisting unit', () => {
    const { state } = given(sharedOrder, claimed(), claimed('housing')).when('claim', {}, 'street-handler').emits('AssignmentClaimed');
    expect(state.status).toBe('rectifying');
  });

  it('lets a planned case begin with its plan', () => expect(given(keyInPlanning).state.status).toBe('planning'));
  it('is made once', () => given(inWork).when('claim', {}, 'urban-vice').refuses('already-claimed'));
  it('is made by the people of the unit', () => {
    given(handedOut).when('claim', {}, 'housing-handler').refuses('not-your-case');
    given(handedOut).when('claim', {}, 'urban-inspector').refuses('unit-role-needed');
  });

  it('is deemed to be made when the unit lets its time for a dispute pass', () => {
    const deem = { unit: 'urban', reason: '逾期未认领' };
    given(handedOut).when('deem-claimed', deem, 'dispatcher').refuses('dispute-window-open', { closesAt: '2026-03-03T18:00:00+08:00' });
    const { state } = given(handedOut, at('2026-03-03T18:00:01+08:00')).when('deem-claimed', deem, 'dispatcher').emits('AssignmentClaimed', 'WorkBegan');
    expect(leadOf(state)).toMatchObject({ status: 'working', deemed: true });
    given(sharedOrder).when('deem-claimed', { ...deem, unit: 'traffic' }, 'dispatcher').refuses('unit-not-on-case', { unit: 'traffic' });
    given(sharedOrder, claimed()).when('deem-claimed', deem, 'dispatcher').refuses('already-claimed');
  });
});

describe('a reassignment', () => {
  const toHousing = { from: 'urban', to: 'housing', reason: '职责调整' };

  it('hands the share over with its running deadline', () => {
    const before = given(inWork).state;
    const { state } = given(inWork).when('reassign', toHousing, 'dispatcher').emits('AssignmentReassigned');
    expect(state.status).toBe('issued');
    expect(assignmentOf(state, 'urban')).toBeUndefined();
    expect(leadOf(state)).toMatchObject({ unit: 'housing', status: 'unclaimed', deadline: leadOf(before)?.deadline });
  });

  it('takes the old unit\'s request for more time away', () => {
    const asked = does('urban-handler', 'request-extension', { until: '2026-03-20', reason: '雨天' });
    expect(given(inWork, asked).when('reassign', toHousing, 'dispatcher').emits('AssignmentReassigned').state.extensionRequests).toEqual([]);
  });

  it('of an assisting unit does not hold up the others', () => {
    const { state } = given(sharedOrder, claimed(), claimed('housing'), delivered('housing')).when('reassign', { ...toHousing, from: 'street', to: 'traffic' }, 'dispatcher').emits('AssignmentReassigned');
    expect(state.status).toBe('rectifying');
  });

  it('is from a unit on the case to one that is not', () => {
    given(inWork).when('reassign', { ...toHousing, from: 'street' }, 'dispatcher').refuses('unit-not-on-case', { unit: 'street' });
    given(inWork).when('reassign', { ...toHousing, to: 'nobody' }, 'dispatcher').refuses('unknown-unit');
    given(sharedOrder).when('reassign', toHousing, 'dispatcher').refuses('unit-twice');
  });
});

describe('an urgent order', () => {
  const urgent = issued([{ role: 'lead', unit: 'urban' }], { urgency: 'urgent' });
  const firstChase = (...steps: readonly Step[]) => agenda(given(inRegister, ...steps)).find(({ step }) => step === 'claim')?.at;

  it('is chased by the rungs of urgent orders, where the policy has any', () => {
    expect([firstChase(urgent), firstChase(issued())]).toEqual(['2026-03-02T10:03:00+08:00', '2026-03-02T15:03:00+08:00']);
    expect(firstChase(under({ urgent: {} }), urgent)).toBe('2026-03-02T15:03:00+08:00');
  });

  it('says so in its event, and an ordinary one only where somebody says so', () => {
    expect(given(inRegister, urgent).events.at(-1)?.data).toMatchObject({ urgency: 'urgent' });
    expect(given(inRegister, issued()).events.at(-1)?.data).not.toHaveProperty('urgency');
  });
});
