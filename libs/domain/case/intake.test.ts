import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { does, otherId, type Step } from '../../../test/support/case/story.ts';
import { closed, inRegister, inWork, reported } from '../../../test/support/case/steps.ts';
import { noCity } from '#domain/city/events';

const report = { title: '井盖破损', description: '东大街井盖破损', source: { kind: 'public' }, place: { address: '东大街' } } as const;
const beside = (status: 'rectifying' | 'closed' | 'none'): Step => (story) => ({ ...story, other: { caseId: otherId, status } });

describe('a report', () => {
  it('belongs to the office of its area, and lies in the areas around it', () => {
    const { state } = given().when('report', { ...report, place: { address: '东大街', area: 'road' } }, 'street-handler').emits('ProblemReported');
    expect([state.office, state.offices, state.areas, state.status]).toEqual(['cwb', ['cwb'], ['road', 'east'], 'reported']);
  });

  it('without an area belongs to the office of whoever reports, or to the first of the city', () => {
    expect(given().when('report', report, 'district-director').emits('ProblemReported').state.offices).toEqual(['dxq', 'cwb']);
    expect(given().when('report', report, 'leader').emits('ProblemReported').state.office).toBe('cwb');
  });

  it('may name its office', () => {
    expect(given().when('report', { ...report, office: 'other' }, 'street-handler').emits('ProblemReported').state.office).toBe('other');
  });

  it('of a place or for an office that does not exist is refused, and so is one to a city without offices', () => {
    given().when('report', { ...report, place: { address: '东大街', area: 'constructor' } }, 'street-handler').refuses('unknown-area', { id: 'constructor' });
    given().when('report', { ...report, office: 'nowhere' }, 'street-handler').refuses('unknown-office', { id: 'nowhere' });
    given((story) => ({ ...story, city: noCity })).when('report', report, 'leader').refuses('no-office');
  });

  it('names its reporter only by reference', () => {
    const { events } = given().when('report', { ...report, reporter: { name: '王芳', phone: '13800000000' } }, 'street-handler').emits('ProblemReported');
    expect(JSON.stringify(events)).not.toMatch(/王芳|13800000000/);
  });

  it('is made once', () => given(reported).when('report', report, 'street-handler').refuses('already-reported'));
  it('is verified once', () => given(reported, does('clerk', 'verify', { findings: '属实' })).when('verify', { findings: '又看了一次' }, 'clerk').refuses('already-verified'));

  it('is verified by the office of the case or one above, by nobody of another', () => {
    given(reported).when('verify', { findings: '属实' }, 'foreign-director').refuses('office-only', { roles: ['clerk', 'director'] });
    given(does('district-director', 'report', report)).when('verify', { findings: '属实' }, 'clerk').emits('ReportVerified');
    given(reported).when('verify', { findings: '属实' }, 'district-director').refuses('office-only');
  });

  it('that was rejected is taken up again by the director', () => {
    const rejected = does('clerk', 'reject', { reason: 'insufficient', explanation: '地点不明' });
    const { state } = given(reported, rejected).when('reconsider', { reason: '已补充地点' }, 'director').emits('ReportReconsidered');
    expect(state.status).toBe('reported');
  });
});

describe('the registration', () => {
  it('takes the grade of the category, unless another is given', () => {
    expect(given(reported).when('register', { category: 'illegal' }, 'clerk').emits('CaseRegistered').state.grade).toBe('key');
    expect(given(reported).when('register', { category: 'rubbish', grade: 'key', negativeList: true }, 'director').emits('CaseRegistered').state).toMatchObject({ grade: 'key', negative: true });
  });

  it('needs a category of the rules', () => given(reported).when('register', { category: 'toString' }, 'clerk').refuses('unknown-category', { id: 'toString' }));
});

describe('a merge', () => {
  it('ends the case in another that is open, with everything that waited on it', () => {
    const asked = does('urban-handler', 'request-extension', { until: '2026-03-20', reason: '雨天' });
    const { state } = given(inWork, asked, beside('rectifying')).when('merge', { into: otherId }, 'clerk').emits('CaseMerged');
    expect(state).toMatchObject({ status: 'merged', into: otherId, extensionRequests: [] });
  });

  it('needs another case that is there and open', () => {
    given(inRegister).when('merge', { into: '11111111-1111-4111-8111-111111111111' }, 'clerk').refuses('merge-into-itself');
    given(inRegister).when('merge', { into: otherId }, 'clerk').refuses('unknown-case', { id: otherId });
    given(inRegister, beside('none')).when('merge', { into: otherId }, 'clerk').refuses('unknown-case');
    given(inRegister, beside('closed')).when('merge', { into: otherId }, 'clerk').refuses('merge-target-over', { status: 'closed' });
    given(closed, beside('rectifying')).when('merge', { into: otherId }, 'clerk').refuses('wrong-status');
  });
});
