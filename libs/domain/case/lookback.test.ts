import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, untouched, type Step } from '../../../test/support/case/story.ts';
import { claimed, closed, inNotice, inRegister, inSigning, inWork, issued, passed, planSubmitted, applied, delivered, signedBy } from '../../../test/support/case/steps.ts';
import { leadOf } from './state.ts';

const held = { result: 'held', findings: '未反弹' } as const;
const looks: Step = does('inspector', 'look-back', held);
const relapses = does('inspector', 'look-back', { result: 'relapsed', findings: '又堆积垃圾' });
const rounds = (...steps: readonly Step[]) => given(closed, ...steps).events.flatMap(({ type, data }) => (type === 'LookbackPassed' ? [data.round] : []));

describe('a look back', () => {
  it('is planned for 7, 30 and 90 days after closing, at the opening of a working day', () => {
    expect(agenda(given(closed)).map(({ kind, at: when }) => [kind, when])).toEqual([
      ['lookBack', '2026-03-09T08:30:00+08:00'], ['lookBack', '2026-04-01T08:30:00+08:00'], ['lookBack', '2026-06-01T08:30:00+08:00'],
    ]);
  });

  it('holds the round that is due, and archives the case with the last', () => {
    expect(rounds(at('2026-03-09T10:00:00+08:00'), looks, at('2026-04-01T10:00:00+08:00'), looks)).toEqual([1, 2]);
    expect(given(closed, at('2026-03-09T10:00:00+08:00'), looks, at('2026-04-01T10:00:00+08:00'), looks, at('2026-06-01T10:00:00+08:00'), looks).state.status).toBe('archived');
  });

  it('holds every round that is due at once, when nobody came before', () => expect(rounds(at('2026-04-02T10:00:00+08:00'), looks)).toEqual([1, 2]));

  it('is chased for the oldest round only', () => {
    const story = given(closed, untouched('2026-04-20T08:00:00+08:00'));
    expect(agenda(story).map(({ rule }) => rule)).toEqual(['chase.look-back.2', 'look-back.3']);
  });

  it('that comes unplanned counts for itself, once a day, and leaves the rounds as they are', () => {
    expect(rounds(looks)).toEqual([0]);
    given(closed, looks).when('look-back', held, 'inspector-2').emits();
    expect(agenda(given(closed, looks))).toHaveLength(3);
  });

  it('is done by somebody independent', () => {
    given(closed).when('look-back', held, 'urban-inspector').refuses('own-work');
    given(closed).when('look-back', held, 'clerk').refuses('inspector-only');
  });

  it('must all be held before the office archives the case', () => given(closed).when('archive', {}, 'clerk').refuses('look-backs-left', { left: 3 }));
});

describe('a relapse', () => {
  it('opens the case again for the same units, under the limit of the order', () => {
    const { state } = given(closed, at('2026-04-01T10:00:00+08:00')).when('look-back', { result: 'relapsed', findings: '又堆积垃圾' }, 'inspector').emits('RelapseFound', 'CaseReopened');
    expect(state).toMatchObject({ status: 'issued', relapses: 1, lookbacks: [], level: 0 });
    expect(leadOf(state)).toMatchObject({ unit: 'urban', status: 'unclaimed', extensions: 0, deadline: { id: 'a1.relapse-1', from: '2026-04-01T10:00:00+08:00', dueAt: '2026-04-09T18:00:00+08:00' } });
  });

  it('goes by the limit that the order gave, where it gave one', () => {
    const brief = issued([{ role: 'lead', unit: 'urban' }], { limit: { amount: 1, unit: 'workday' } });
    const { state } = given(inRegister, brief, claimed(), delivered(), passed, applied, signedBy('urban-vice'), signedBy('director'), relapses);
    expect(leadOf(state)?.deadline?.period).toEqual({ amount: 1, unit: 'workday' });
  });

  it('needs a new plan in a planned case', () => {
    const closedKey = [inNotice, untouched('2026-03-09T18:00:00+08:00')];
    expect(given(...closedKey, relapses, claimed()).state.status).toBe('planning');
    given(...closedKey, relapses, claimed(), planSubmitted).when('approve-plan', {}, 'director').emits('PlanApproved');
  });

  it('is closed again only after everything was done again, and counted', () => {
    const again = given(closed, relapses, claimed(), delivered(), passed, applied, signedBy('urban-vice'), signedBy('director'));
    expect(again.state).toMatchObject({ status: 'closed', relapses: 1 });
    expect(given(closed, relapses, claimed(), delivered(), passed, applied, signedBy('urban-vice'), signedBy('director'), relapses).state.relapses).toBe(2);
    given(closed, relapses).when('endorse', { opinion: '同意' }, 'director').refuses('wrong-status', { status: 'issued' });
  });

  it('finds the sanctions lifted, and the levels at rest', () => {
    const sanctioned: readonly Step[] = [inWork, does('dispatcher', 'propose-sanction', { level: 3, unit: 'urban', grounds: '进展迟缓', mustLead: 'unit-vice' }), does('director', 'decide-sanction', { approve: true, opinion: '同意' })];
    const { state } = given(...sanctioned, delivered(), passed, applied, signedBy('urban-vice'), signedBy('director'));
    expect([state.level, state.sanctions.map(({ status }) => status)]).toEqual([0, ['lifted']]);
    expect(given(inSigning).state.level).toBe(0);
  });
});
