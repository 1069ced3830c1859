import { describe, expect, it } from '@jest/globals';
import { nothing } from '#domain/case/state';
import { permitted, type CaseCommandType } from '#domain/case/case';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { by, city } from '../../../test/support/case/city.ts';
import { at as setTo, does, told, type Step, type Story } from '../../../test/support/case/story.ts';
import { actFor, mayStandIn, standIns } from './acting.ts';
import { caseMatter } from './matter.ts';
import type { Delegation, Delegations, Scope } from './delegation.ts';
import { doneBy, signatureOf, signedName } from './signature.ts';

const at = '2026-03-05T10:00:00+08:00';
const granted = (principal: string, deputy: string, scope: Scope = {}): Delegation => ({ id: 'd1', principal, deputy, from: '2026-03-02', until: '2026-03-31', scope, grantedBy: principal, grantedAt: '2026-03-02T08:00:00+08:00' });
const book = (...all: readonly Delegation[]): Delegations => ({ version: all.length, all });

/** The deputy as the one whose place is taken. */
function standingIn(deputy: string, principal: string, scope: Scope = {}): Actor {
  const [found] = standIns(book(granted(principal, deputy, scope)), by(deputy), city, at);
  if (found === undefined) throw new Error('nobody stands in');
  return found.actor;
}
const report: Step = does('street-handler', 'report', { title: '垃圾堆积', description: '垃圾堆积', source: { kind: 'inspection' }, place: { address: '东大街 12 号', area: 'road' } });
const issued = told(report, does('clerk', 'register', { category: 'rubbish' }), does('dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' }));
const applied = (who: string | Actor, inspector: string | Actor = 'inspector'): Story =>
  told(issued, does('urban-handler', 'claim', {}), does('urban-head', 'submit-feedback', { result: '已清理', measures: '每日清运' }), does(inspector, 'reinspect', { result: 'passed', findings: '已整改' }), does(who, 'apply-sign-off', { summary: '整改完成' }));

const permission = ({ state }: Story, actor: Actor, command: CaseCommandType): string => {
  const found = permitted(state, actor).find((one) => one.command === command);
  return found === undefined || found.allowed ? 'allowed' : found.refusal.code;
};
const answer = (deputy: string, principal: string, command: CaseCommandType, scope: Scope = {}, story = issued): string => {
  const [one] = standIns(book(granted(principal, deputy, scope)), by(deputy), city, at);
  const may = one === undefined ? new Refusal('deputy-not-granted') : mayStandIn(one, command, caseMatter(story.state));
  return may === true ? 'allowed' : may.code;
};

describe('whoever stands in', () => {
  it('has the rights of the absent person and not the own, and is named with them', () => {
    const actor = standingIn('urban-vice', 'urban-head');
    expect(actor).toMatchObject({ person: 'urban-head', roles: ['unit-head'], deputy: { person: 'urban-vice' } });
    expect(doneBy(signatureOf(actor))).toEqual({ by: 'urban-head', hand: 'urban-vice' });
    expect(signedName(signatureOf(actor))).toBe('城管局分管领导代城管局主要负责人');
    expect(doneBy(signatureOf(by('urban-head')))).toEqual({ by: 'urban-head' });
  });

  it('has of the roles only those that were handed over', () => {
    expect(standIns(book(granted('district-director', 'director', { roles: ['clerk'] })), by('director'), city, at)[0]?.actor.roles).toEqual(['clerk']);
  });

  it('acts only while it lasts, and only for whoever granted it', () => {
    const all = standIns(book(granted('urban-head', 'urban-vice')), by('urban-vice'), city, at);
    expect(actFor(all, 'urban-head', 'claim', caseMatter(issued.state)).deputy?.person).toBe('urban-vice');
    expect(() => actFor(all, 'housing-head', 'claim', caseMatter(issued.state))).toThrow(new Refusal('deputy-not-granted'));
    expect(standIns(book(granted('urban-head', 'urban-vice')), by('urban-vice'), city, '2026-04-01T00:00:00+08:00')).toEqual([]);
  });

  it('gives the commands that were handed over, in the areas that were', () => {
    expect(answer('urban-vice', 'urban-head', 'claim', { commands: ['claim'] })).toBe('allowed');
    expect(answer('urban-vice', 'urban-head', 'submit-feedback', { commands: ['claim'] })).toBe('deputy-out-of-scope');
    expect(answer('urban-vice', 'urban-head', 'claim', { areas: ['east'] })).toBe('allowed');
    expect(answer('urban-vice', 'urban-head', 'claim', { areas: ['west'] })).toBe('deputy-out-of-scope');
    expect(mayStandIn({ delegation: granted('director', 'clerk', { areas: ['west'] }), actor: standingIn('clerk', 'director') }, 'report', caseMatter(nothing))).toBe(true);
  });

  it('decides nothing for the office where the own unit is on the case', () => {
    expect(answer('urban-vice', 'director', 'decide-extension')).toBe('deputy-kept-apart');
    expect(answer('housing-vice', 'director', 'decide-extension')).toBe('allowed');
    expect(answer('urban-vice', 'urban-head', 'claim')).toBe('allowed');
  });

  it('does not re-inspect what the own unit worked on', () => {
    expect(answer('urban-inspector', 'inspector', 'reinspect')).toBe('deputy-kept-apart');
    expect(answer('inspector-2', 'inspector', 'reinspect')).toBe('allowed');
  });
});

describe('separation of duties holds for the hand and for the name', () => {
  it('who applied for the sign-off endorses it neither as himself nor for another', () => {
    const story = applied('urban-vice');
    expect(permission(story, by('urban-head'), 'endorse')).toBe('allowed');
    expect(permission(story, standingIn('urban-vice', 'urban-head'), 'endorse')).toBe('separation-of-duties');
  });

  it('nor does anybody in whose name it was applied for', () => {
    const story = applied(standingIn('urban-handler', 'urban-vice'));
    expect(permission(story, by('urban-vice'), 'endorse')).toBe('separation-of-duties');
    expect(permission(story, by('urban-head'), 'endorse')).toBe('allowed');
    expect(permission(story, standingIn('urban-handler', 'urban-head'), 'endorse')).toBe('separation-of-duties');
  });

  it('one person endorses one step, in whichever name', () => {
    const story = told(applied('urban-handler'), does(standingIn('deputy', 'urban-vice'), 'endorse', { opinion: '同意' }));
    expect(story.state.signOff?.signed).toMatchObject([{ by: 'urban-vice', hand: 'deputy' }]);
    expect(permission(story, by('director'), 'endorse')).toBe('allowed');
    expect(permission(story, by('deputy'), 'endorse')).toBe('separation-of-duties');
    expect(permission(story, standingIn('deputy', 'director'), 'endorse')).toBe('separation-of-duties');
  });

  it('nor does whoever re-inspected sign', () => {
    const story = told(applied('urban-handler', standingIn('clerk', 'inspector')), does('urban-vice', 'endorse', { opinion: '同意' }));
    expect(permission(story, standingIn('clerk', 'director'), 'endorse')).toBe('separation-of-duties');
    expect(permission(story, by('director'), 'endorse')).toBe('allowed');
  });

  it('a visit that a deputy enters late is of both names, and neither of them signs', () => {
    const done = told(issued, does('urban-handler', 'claim', {}), does('urban-head', 'submit-feedback', { result: '已清理', measures: '每日清运' }));
    const entry = { command: 'reinspect', data: { result: 'passed', findings: '已整改' }, occurredAt: done.now, reason: '现场无网络' };
    const passed = told(done, setTo('2026-03-03T09:00:00+08:00'), does(standingIn('clerk', 'inspector'), 'late-entry', { ...entry, onBehalfOf: 'inspector' }));
    expect(passed.state.passed).toMatchObject({ by: 'inspector', hand: 'clerk', at: done.now });
    const story = told(passed, does('urban-handler', 'apply-sign-off', { summary: '整改完成' }), does('urban-vice', 'endorse', { opinion: '同意' }));
    expect(permission(story, standingIn('clerk', 'director'), 'endorse')).toBe('separation-of-duties');
    expect(() => does(standingIn('clerk', 'inspector'), 'late-entry', { ...entry, onBehalfOf: 'clerk' })(done)).toThrow(new Refusal('late-entry-own-visit-only'));
  });

  it('who proposed a sanction does not issue it for another', () => {
    const story = told(issued, does('clerk', 'propose-sanction', { level: 3, unit: 'urban', grounds: '敷衍' }));
    const issue = does(standingIn('clerk', 'director'), 'decide-sanction', { approve: true, opinion: '同意' });
    expect(() => issue(story)).toThrow(new Refusal('separation-of-duties'));
    const byDeputy = told(issued, does(standingIn('clerk', 'dispatcher'), 'propose-sanction', { level: 3, unit: 'urban', grounds: '敷衍' }));
    expect(() => issue(byDeputy)).toThrow(new Refusal('separation-of-duties'));
    expect(does('director', 'decide-sanction', { approve: true, opinion: '同意' })(byDeputy).state.sanctions[0]?.status).toBe('issued');
  });
});
