import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, performed, under, type Step } from '../../../test/support/case/story.ts';
import { applied, closed, delivered, failed, inFeedback, inSigning, inspectionOrdered, passed } from '../../../test/support/case/steps.ts';
import { leadOf } from './state.ts';

const passes = { result: 'passed', findings: '已整改' } as const;
const names = (inspector: string): Step => does('director', 'order-reinspection', { inspector });
const leaves = (person: string): Step => (story) => ({ ...story, city: { ...story.city, people: Object.fromEntries(Object.entries(story.city.people).filter(([id]) => id !== person)) } });

describe('a re-inspection', () => {
  it('is done by an inspector of the office or of a third party, never by somebody of a unit that is or was on the case', () => {
    given(inFeedback).when('reinspect', passes, 'surveyor').emits('ReinspectionOrdered', 'ReinspectionPassed');
    given(inFeedback).when('reinspect', passes, 'urban-inspector').refuses('own-work');
    given(inFeedback).when('reinspect', passes, 'director').refuses('inspector-only');
    const handedOn = does('dispatcher', 'reassign', { from: 'urban', to: 'housing', reason: '职责调整' });
    given((story) => inFeedback(story), does('dispatcher', 'return-feedback', { reason: '重办' }), handedOn, does('housing-handler', 'claim', {}), delivered('housing')).when('reinspect', passes, 'urban-inspector').refuses('own-work');
  });

  it('holds what was looked at item by item, and one failed item makes it failed', () => {
    const items = (...passed: readonly boolean[]) => passed.map((one, index) => ({ text: `第 ${index + 1} 项`, passed: one }));
    const { events } = given(inFeedback).when('reinspect', { result: 'failed', findings: '巷口未清', items: items(true, false) }, 'inspector').emits('ReinspectionOrdered', 'ReinspectionFailed');
    expect(events.at(-1)?.data).toMatchObject({ items: items(true, false) });
    given(inFeedback).when('reinspect', { ...passes, items: items(true, true) }, 'inspector').emits('ReinspectionOrdered', 'ReinspectionPassed');
    given(inFeedback).when('reinspect', { ...passes, items: items(true, false) }, 'inspector').refuses('items-contradict-result');
    given(inFeedback).when('reinspect', { result: 'failed', findings: '未整改', items: items(true) }, 'inspector').refuses('items-contradict-result');
    given(closed).when('look-back', { result: 'relapsed', findings: '反弹', items: items(false) }, 'inspector').emits('RelapseFound', 'CaseReopened');
    given(closed).when('look-back', { result: 'held', findings: '未反弹', items: items(false) }, 'inspector').refuses('items-contradict-result');
  });

  it('may be given to one inspector, and then is done by that one', () => {
    const ordered = given(inFeedback, names('inspector'));
    given(ordered).when('reinspect', passes, 'inspector-2').refuses('another-inspector', { person: 'inspector' });
    given(ordered).when('reinspect', passes, 'inspector').emits('ReinspectionPassed');
  });

  it('may be given to another when the named one cannot come; the same again changes nothing', () => {
    const ordered = given(inFeedback, names('inspector'));
    given(ordered).when('order-reinspection', { inspector: 'inspector' }, 'director').emits();
    const moved = given(ordered).when('order-reinspection', { inspector: 'inspector-2' }, 'director').emits('ReinspectionOrdered');
    given(moved).when('reinspect', passes, 'inspector-2').emits('ReinspectionPassed');
    given(inFeedback, inspectionOrdered).when('order-reinspection', {}, 'dispatcher').emits();
  });

  it('is given only to an inspector, and to an independent one', () => {
    given(inFeedback).when('order-reinspection', { inspector: 'clerk' }, 'dispatcher').refuses('not-an-inspector', { person: 'clerk' });
    given(inFeedback).when('order-reinspection', { inspector: 'nobody' }, 'dispatcher').refuses('not-an-inspector');
    given(inFeedback).when('order-reinspection', { inspector: 'urban-inspector' }, 'dispatcher').refuses('own-work');
  });

  it('tells the independent inspectors, and the director where there is none', () => {
    const told = (...steps: readonly Step[]) => {
      const { events } = given(inFeedback, ...steps, inspectionOrdered);
      const order = events.at(-1);
      return order?.type === 'ReinspectionOrdered' ? order.data.told.map(({ person }) => person) : [];
    };
    expect(told()).toEqual(['inspector', 'inspector-2', 'surveyor']);
    expect(told(leaves('inspector'), leaves('inspector-2'), leaves('surveyor'))).toEqual(['director', 'deputy']);
  });

  it('is ordered by the clock a working day after the feedback, and the feedback of a later round on its own day', () => {
    const [duty] = agenda(given(inFeedback));
    expect(duty).toMatchObject({ kind: 'orderReinspection', at: '2026-03-03T18:00:00+08:00', rule: 'recheck' });
    const again = given(inFeedback, does('dispatcher', 'return-feedback', { reason: '重办' }), at('2026-03-05T09:00:00+08:00'), delivered());
    const [later] = agenda(again);
    expect(later?.at).toBe('2026-03-06T18:00:00+08:00');
    expect(duty === undefined ? ['none'] : performed({ ...again, now: '2026-03-06T18:00:00+08:00' }, duty)).toEqual([]);
    expect(later === undefined ? ['none'] : performed({ ...again, now: '2026-03-06T17:59:59+08:00' }, later)).toEqual([]);
  });

  it('of the clock is not ordered by anybody else, nor a person\'s by the clock', () => {
    given(inFeedback, under({ recheck: { amount: 2, unit: 'workday' } })).when('remind', { duty: 'x' }, 'director').refuses('only-the-clock');
  });
});

describe('a failed re-inspection', () => {
  it('sends the case back to work, within three working days or by the running deadline if that is later', () => {
    const early = given(inFeedback, failed).state;
    expect([early.status, early.attempts, leadOf(early)?.status, leadOf(early)?.deadline?.dueAt]).toEqual(['rectifying', 1, 'working', '2026-03-09T18:00:00+08:00']);
    expect(leadOf(given(inFeedback, at('2026-03-10T10:00:00+08:00'), failed).state)?.deadline?.dueAt).toBe('2026-03-13T18:00:00+08:00');
  });

  it('is inspected again by anybody independent, whoever was named before', () => {
    given(inFeedback, names('inspector'), failed, delivered()).when('reinspect', passes, 'inspector-2').emits('ReinspectionOrdered', 'ReinspectionPassed');
    given(inSigning, does('urban-vice', 'return-sign-off', { reason: '材料不全' }), delivered()).when('reinspect', passes, 'inspector-2').emits('ReinspectionOrdered', 'ReinspectionPassed');
  });

  it('a second time has the vice leader lead, a third time the head, as soon as a person has issued it', () => {
    const twice = given(inFeedback, failed, delivered(), failed);
    expect(agenda(twice)[0]).toMatchObject({ kind: 'escalate', rule: 'ladder.second-failure', level: 3, stoppedBy: [] });
    const [duty] = agenda(twice);
    const proposed = duty === undefined ? [] : performed(twice, duty);
    expect(proposed[0]).toMatchObject({ type: 'SanctionProposed', data: { kind: 'supervision-order', unit: 'urban', mustLead: 'unit-vice', issuedBy: 'director' } });
    const thrice = agenda(given(inFeedback, failed, delivered(), failed, delivered(), failed));
    expect(thrice.map(({ rule }) => rule).slice(0, 1)).toEqual(['ladder.second-failure']);
  });

  it('is proposed even when the unit has delivered again meanwhile', () => {
    expect(agenda(given(inFeedback, failed, delivered(), failed, delivered()))[0]).toMatchObject({ rule: 'ladder.second-failure' });
  });

  it('forgets its count when a relapse opens the case again', () => {
    const { state } = given(inFeedback, failed, delivered(), passed, applied, does('urban-vice', 'endorse', { opinion: '同意' }), does('director', 'endorse', { opinion: '同意' }), does('inspector', 'look-back', { result: 'relapsed', findings: '反弹' }));
    expect([state.status, state.attempts, state.failures]).toEqual(['issued', 0, []]);
    expect(given(closed).state.attempts).toBe(0);
  });
});
