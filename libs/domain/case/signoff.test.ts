import { describe, expect, it } from '@jest/globals';
import { by } from '../../../test/support/case/city.ts';
import { given } from '../../../test/support/case/given.ts';
import { does, type Step } from '../../../test/support/case/story.ts';
import { applied, claimed, delivered, inSigning, inSignOff, inWork, issued, keyInSigning, passed, registered, sharedOrder, signedBy } from '../../../test/support/case/steps.ts';
import { leadOf } from './state.ts';

const agrees = { opinion: '同意' };
const listed = does('hq', 'list-for-supervision', { reason: '省级督办' });

describe('signing off', () => {
  it('is applied for by the lead unit, once', () => {
    given(inSigning).when('apply-sign-off', { summary: '完成' }, 'urban-vice').refuses('already-applied');
    given(sharedOrder, claimed(), claimed('housing'), delivered('housing'), delivered(), passed).when('apply-sign-off', { summary: '完成' }, 'housing-handler').refuses('lead-unit-only');
  });

  it('is endorsed one after another: the unit, the office; for a key case the area\'s leader between them', () => {
    given(inSignOff).when('endorse', agrees, 'urban-vice').refuses('no-sign-off');
    given(inSigning).when('endorse', agrees, 'director').refuses('not-next-signatory', { step: 'unit' });
    given(inSigning, signedBy('urban-head')).when('endorse', agrees, 'urban-vice').refuses('not-next-signatory', { step: 'office' });
    given(keyInSigning, signedBy('urban-vice')).when('endorse', agrees, 'other-leader').refuses('not-next-signatory', { step: 'area' });
    given(keyInSigning, signedBy('urban-vice'), signedBy('leader')).when('endorse', agrees, 'director').emits('SignOffEndorsed', 'NoticeOpened');
  });

  it('of a listed case needs headquarters too', () => {
    const steps = [inSignOff, listed, applied, signedBy('urban-vice'), signedBy('leader'), signedBy('director')];
    given(...steps).when('endorse', agrees, 'hq').emits('SignOffEndorsed', 'NoticeOpened');
    given(...steps).when('endorse', agrees, 'deputy').refuses('not-next-signatory', { step: 'headquarters' });
  });

  it('begins anew when the case is listed meanwhile', () => {
    const relisted = given(inSigning, signedBy('urban-vice'), listed);
    expect(relisted.state.signOff).toBeUndefined();
    expect(given(relisted).when('apply-sign-off', { summary: '完成' }, 'urban-handler').emits('SignOffApplied').state.signOff?.steps.map(({ id }) => id)).toEqual(['unit', 'area', 'office', 'headquarters']);
  });

  it('has headquarters sign where no area is named, and two different people for it', () => {
    const placeless = does('street-handler', 'report', { title: '积水', description: '积水', source: { kind: 'public' }, place: { address: '某处' } });
    const keyCase: readonly Step[] = [placeless, does('clerk', 'register', { category: 'rubbish', grade: 'key' }), issued(), claimed(), delivered(), passed, applied, signedBy('urban-vice')];
    given(...keyCase).when('endorse', agrees, 'hq').emits('SignOffEndorsed');
    const asListed = given(placeless, registered(), listed, issued(), claimed(), delivered(), passed, applied, signedBy('urban-vice'), signedBy('hq'), signedBy('director'));
    given(asListed).when('endorse', agrees, 'hq').refuses('separation-of-duties', { step: 'headquarters' });
    given(asListed).when('endorse', agrees, 'hq-deputy').emits('SignOffEndorsed', 'NoticeOpened');
  });

  it('is never done by whoever applied or re-inspected: several people close a case', () => {
    const appliedByVice = does('urban-vice', 'apply-sign-off', { summary: '完成' });
    given(inSignOff, appliedByVice).when('endorse', agrees, 'urban-vice').refuses('separation-of-duties', { step: 'unit' });
    const both = { ...by('director'), roles: ['director', 'inspector'] as const };
    given(inWork, delivered(), does(both, 'reinspect', { result: 'passed', findings: '已整改' }), applied, signedBy('urban-vice')).when('endorse', agrees, both).refuses('separation-of-duties', { step: 'office' });
  });

  it('is returned by any signatory, and then everything is done again', () => {
    const returned = given(inSigning, signedBy('urban-vice')).when('return-sign-off', { reason: '佐证不足' }, 'director').emits('SignOffReturned');
    expect(returned.state).toMatchObject({ status: 'rectifying', signOffRounds: 1 });
    expect([returned.state.signOff, returned.state.passed, leadOf(returned.state)?.status, leadOf(returned.state)?.acceptedAt]).toEqual([undefined, undefined, 'working', undefined]);
    given(returned).when('apply-sign-off', { summary: '完成' }, 'urban-handler').refuses('wrong-status');
  });

  it('may be done by headquarters in the place of the area\'s leader', () => {
    given(keyInSigning, signedBy('urban-vice')).when('endorse', agrees, 'hq').emits('SignOffEndorsed');
  });
});
