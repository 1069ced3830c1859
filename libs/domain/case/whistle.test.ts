import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, untouched, type Step } from '../../../test/support/case/story.ts';
import { applied, closed, delivered, inRegister, inWork, passed, reported, signedBy } from '../../../test/support/case/steps.ts';

const calls = (units: readonly string[] = ['traffic', 'housing'], person = 'street-handler'): Step => does(person, 'blow-whistle', { units: [...units], reason: '夜市占道，街道无执法权' });
const comes = (unit = 'traffic'): Step => does(`${unit}-handler`, 'arrive', { note: '两人到场' });
const awaited = (...steps: readonly Step[]) => agenda(given(...steps)).filter(({ step }) => step === 'arrival').map(({ unit, at: when, rule }) => `${unit} ${when.slice(0, 16)} ${rule}`);

describe('the whistle of the grass roots', () => {
  it('obliges each named unit to arrive within the limit, whether or not it is on the case', () => {
    expect(awaited(inRegister, calls())).toEqual(['traffic 2026-03-02T11:03 chase.arrival.1', 'housing 2026-03-02T11:03 chase.arrival.1']);
    expect(given(inRegister, calls()).events.at(-1)?.data).toMatchObject({ whistles: [{ id: 'w1', unit: 'traffic' }, { id: 'w2', unit: 'housing' }], told: [{ person: 'traffic-handler' }, { person: 'traffic-vice' }, { person: 'housing-handler' }, { person: 'housing-vice' }] });
  });

  it('is blown by the street that answers for the place, or by the office; by nobody else', () => {
    const heard = does('clerk', 'report', { title: '夜市占道', description: '夜市占道', source: { kind: 'whistle' }, place: { address: '东大街', area: 'road' } });
    given(heard).when('blow-whistle', { units: ['traffic'], reason: '占道' }, 'street-head').emits('WhistleBlown');
    given(inRegister).when('blow-whistle', { units: ['traffic'], reason: '占道' }, 'street-handler').emits('WhistleBlown');
    given(inRegister).when('blow-whistle', { units: ['traffic'], reason: '占道' }, 'street-head').refuses('local-unit-only');
    given(inRegister).when('blow-whistle', { units: ['traffic'], reason: '占道' }, 'dispatcher').emits('WhistleBlown');
    given(inWork).when('blow-whistle', { units: ['traffic'], reason: '占道' }, 'urban-handler').refuses('local-unit-only');
    given(inRegister).when('blow-whistle', { units: ['nobody'], reason: '占道' }, 'street-handler').refuses('unknown-unit', { id: 'nobody' });
    given(inRegister).when('blow-whistle', { units: ['traffic', 'traffic'], reason: '占道' }, 'street-handler').refuses('unit-twice');
    given(closed).when('blow-whistle', { units: ['traffic'], reason: '占道' }, 'clerk').refuses('wrong-status');
  });

  it('does not call again whom it waits for, but whoever has been there before', () => {
    given(inRegister, calls()).when('blow-whistle', { units: ['traffic'], reason: '还没来' }, 'clerk').emits();
    expect(awaited(inRegister, calls(['traffic']), comes(), calls(['traffic']))).toHaveLength(1);
  });

  it('is chased: first the unit, then its head and both its superiors', () => {
    const late = given(inRegister, calls(['traffic']), untouched('2026-03-02T17:00:00+08:00'));
    const told = late.events.flatMap((event) => (event.type === 'ReminderSent' && event.data.step === 'arrival' ? [event.data.to.map(({ person }) => person).join(' ')] : []));
    expect(told).toEqual(['traffic-handler traffic-vice', 'traffic-head police-vice gov-vice']);
  });

  it('ends for a unit with its arrival, which it reports itself, once', () => {
    expect(awaited(inRegister, calls(), comes())).toEqual(['housing 2026-03-02T11:03 chase.arrival.1']);
    expect(given(inRegister, calls(), comes()).state.whistles).toMatchObject([{ unit: 'traffic', arrivedAt: '2026-03-02T09:04:00+08:00' }, { unit: 'housing' }]);
    given(inRegister, calls(), comes()).when('arrive', { note: '又到' }, 'traffic-handler').refuses('not-called');
    given(inRegister, calls()).when('arrive', { note: '到场' }, 'urban-handler').refuses('not-called');
  });

  it('lapses when the case ends, and does not come back with a relapse', () => {
    const finished = [inWork, calls(), delivered(), passed, applied, signedBy('urban-vice'), signedBy('director')];
    expect(awaited(...finished)).toEqual([]);
    given(...finished).when('arrive', { note: '迟到' }, 'traffic-handler').refuses('wrong-status');
    expect(awaited(...finished, at('2026-04-07T09:00:00+08:00'), does('inspector', 'look-back', { result: 'relapsed', findings: '反弹' }))).toEqual([]);
    expect(awaited(reported, calls(), does('clerk', 'reject', { reason: 'not-found', explanation: '未见' }))).toEqual([]);
  });
});
