import { describe, expect, it } from '@jest/globals';
import { city, rules } from '../../../test/support/case/city.ts';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, performed, under, untouched, type Step } from '../../../test/support/case/story.ts';
import { claimed, closed, delivered, handedOut, inFeedback, inRegister, inWork, issued, registered, reported, sharedOrder, suspended } from '../../../test/support/case/steps.ts';
import type { Period } from '#domain/calendar/calendar';
import type { Rung } from '#domain/policy/policy';
import type { Party } from './state.ts';
import { tell as toldOf } from './telling.ts';

const ladder = (...steps: readonly Step[]) => agenda(given(...steps)).filter(({ rule }) => rule.startsWith('ladder.')).map(({ rule, at: when, unit }) => `${rule} ${when.slice(0, 16)} ${unit}`);
const tellPeople = (parties: readonly Party[]): readonly string[] => toldOf(city, parties).map(({ person }) => person);
const limited = (amount: number, unit: Period['unit']): Step => issued([{ role: 'lead', unit: 'urban' }], { limit: { amount, unit } });

describe('the ladder', () => {
  it('of each share goes by its own deadline', () => {
    const own = issued([{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing', limit: { amount: 2, unit: 'workday' } }]);
    expect(ladder(inRegister, own)).toEqual(['ladder.due-soon 2026-03-03T08:30 housing', 'ladder.due-soon 2026-03-06T08:30 urban']);
  });

  it('warns of a short limit later: an hour before, or when four fifths of it have run', () => {
    expect(ladder(inRegister, limited(4, 'workhour'))).toEqual(['ladder.due-soon 2026-03-02T14:03 urban']);
    expect(ladder(inRegister, limited(1, 'workhour'))).toEqual(['ladder.due-soon 2026-03-02T09:51 urban']);
  });

  it('does not climb for assisting units that need not deliver, nor for what is delivered', () => {
    const duties = ladder(sharedOrder, claimed(), claimed('housing'), claimed('street'), delivered('housing'));
    expect(duties).toEqual(['ladder.due-soon 2026-03-06T08:30 urban']);
    expect(ladder(inFeedback)).toEqual([]);
  });

  it('stands still in suspension, and goes on from the new deadline', () => {
    expect(ladder(suspended)).toEqual([]);
    expect(ladder(suspended, at('2026-03-12T10:00:00+08:00'), does('director', 'end-suspension', { reason: '已复工' }))).toEqual(['ladder.due-soon 2026-03-17T08:30 urban']);
  });

  it('begins again with an extended deadline, and with that of another attempt', () => {
    const extended = [inWork, untouched('2026-03-06T12:00:00+08:00'), does('urban-handler', 'request-extension', { until: '2026-03-13', reason: '雨' }), does('director', 'decide-extension', { granted: true, opinion: '同意' })];
    expect(ladder(...extended)).toEqual(['ladder.due-soon 2026-03-12T08:30 urban']);
    expect(ladder(inFeedback, at('2026-03-10T10:00:00+08:00'), does('inspector', 'reinspect', { result: 'failed', findings: '未整改' }))).toEqual(['ladder.due-soon 2026-03-12T08:30 urban']);
  });

  it('gives a share that changed hands its rungs anew, by the same deadline', () => {
    const moved = does('dispatcher', 'reassign', { from: 'urban', to: 'housing', reason: '职责调整' });
    expect(ladder(inWork, untouched('2026-03-06T12:00:00+08:00'), moved)).toEqual(['ladder.due-soon 2026-03-06T08:30 housing']);
  });

  it('counts the working days after a limit in hours from the next morning on', () => {
    expect(ladder(reported, registered('spill'), issued(), untouched('2026-03-02T12:00:00+08:00'))).toEqual(['ladder.next-day 2026-03-03T08:30 urban']);
  });

  it('reminds on the next working day also where the office never closes', () => {
    const roundTheClock = under({}, { ...rules.calendar, version: 'round-the-clock', hours: [] });
    expect(ladder(roundTheClock, inRegister, limited(1, 'workday'), untouched('2026-03-03T23:59:00+08:00'))).toEqual(['ladder.next-day 2026-03-04T00:00 urban']);
  });

  it('may have no rung at all: the case is chased all the same', () => {
    expect(ladder(under({ ladder: [] }), handedOut)).toEqual([]);
    expect(agenda(given(under({ ladder: [] }), inWork)).map(({ rule }) => rule)).toEqual(['chase.rectify.1']);
  });

  it('goes on by what happens: the n-th relapse is proposed when it is found, once', () => {
    const rung: Rung = { id: 'again', level: 4, trigger: { kind: 'relapsed', count: 1 }, action: 'propose', paper: 'red-card', to: ['hq'], copy: [], issuedBy: 'hq' };
    const relapsed = given(under({ ladder: [rung] }), closed, at('2026-04-07T09:00:00+08:00'), does('inspector', 'look-back', { result: 'relapsed', findings: '反弹' }));
    expect(agenda(relapsed).filter(({ level }) => level === 4)).toMatchObject([{ id: 'ladder/relapsed/again', at: '2026-04-07T09:01:00+08:00', kind: 'escalate', stoppedBy: [] }]);
    const proposed = given(relapsed, untouched('2026-04-07T09:01:00+08:00'));
    expect(proposed.state).toMatchObject({ level: 0, sanctions: [{ status: 'proposed', kind: 'red-card', level: 4, unit: 'urban' }] });
    expect(agenda(proposed).filter(({ level }) => level === 4)).toEqual([]);
  });

  it('may start higher for a grade or the negative list: proposed with the order, never fired', () => {
    const rung: Rung = { id: 'serious', level: 3, trigger: { kind: 'ordered', grades: ['key'], negative: true }, action: 'propose', paper: 'orange-order', to: ['director'], copy: [] };
    const proposals = (...steps: readonly Step[]) => given(under({ ladder: [rung] }), ...steps, untouched('2026-03-02T09:30:00+08:00')).state.sanctions.map(({ kind, status, rule }) => `${kind} ${status} ${rule}`);
    expect(proposals(inRegister, issued())).toEqual([]);
    expect(proposals(reported, registered('illegal'), issued())).toEqual(['orange-order proposed ladder.serious']);
    expect(proposals(reported, does('clerk', 'register', { category: 'rubbish', negativeList: true }), issued())).toEqual(['orange-order proposed ladder.serious']);
    expect(proposals(reported, does('clerk', 'register', { category: 'rubbish', negativeList: true }))).toEqual([]);
  });

  it('starts higher also from the day on which the case is listed', () => {
    const rung: Rung = { id: 'serious', level: 6, trigger: { kind: 'ordered', grades: ['listed'], negative: false }, action: 'propose', paper: 'listing', to: ['hq'], copy: [] };
    const listed = given(under({ ladder: [rung] }), inWork, at('2026-03-05T10:00:00+08:00'), does('hq', 'list-for-supervision', { reason: '省级督办' }));
    expect(agenda(listed).find(({ level }) => level === 6)?.at).toBe('2026-03-05T10:01:00+08:00');
  });

  it('reminds by what happened as well as by time, where the policy says so', () => {
    const rung: Rung = { id: 'watched', level: 1, trigger: { kind: 'ordered', grades: ['ordinary'], negative: false }, action: 'remind', paper: 'blue-slip', to: ['unit-handler'], copy: [] };
    const story = given(under({ ladder: [rung] }), inWork, untouched('2026-03-02T10:00:00+08:00'));
    expect(story.events.filter(({ type }) => type === 'EscalationFired')).toMatchObject([{ data: { key: 'ladder/ordered/交办〔2026〕12号/watched', keys: ['ladder/ordered/交办〔2026〕12号/watched'], missed: [] } }]);
  });

  it('copies whoever leads the line of business of the unit; its superiors where nobody does', () => {
    const copies = (unit: string) => agenda(given(inRegister, issued([{ role: 'lead', unit }]), untouched('2026-03-09T12:00:00+08:00'))).find(({ rule }) => rule === 'ladder.next-day')?.copies ?? [];
    expect([copies('urban'), copies('housing')].map((parties) => tellPeople(parties))).toEqual([['urban-vice', 'gov-vice', 'leader'], ['housing-vice', 'gov-vice', 'leader', 'housing-mayor']]);
  });

  it('says by which rule, when due and when fired, on whom and to whom', () => {
    const due = { ...given(inWork), now: '2026-03-06T09:12:00+08:00' };
    const [duty] = agenda(due);
    expect(duty === undefined ? [] : performed(due, duty)).toMatchObject([{
      type: 'EscalationFired',
      data: { rung: 'due-soon', rule: 'ladder.due-soon', policy: 'default-1', level: 1, paper: 'blue-slip', unit: 'urban', dueAt: '2026-03-06T08:30:00+08:00', firedAt: '2026-03-06T09:12:00+08:00', missed: [], to: [{ person: 'urban-handler', as: 'unit-handler', unit: 'urban' }] },
    }]);
  });
});
