import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, untouched } from '../../../test/support/case/story.ts';
import { inNotice, inSigning, signedBy } from '../../../test/support/case/steps.ts';

const objects = does('street-head', 'object', { reason: '现场仍有违建' });

describe('a public notice', () => {
  it('stands for five working days and then closes the case', () => {
    const story = given(inNotice);
    expect(agenda(story).map(({ kind, at: when }) => [kind, when])).toEqual([['closeNotice', '2026-03-09T18:00:00+08:00']]);
    expect(untouched('2026-03-09T18:00:00+08:00')(story).state).toMatchObject({ status: 'closed', closedAt: '2026-03-09T18:00:00+08:00' });
  });

  it('is given to exposed cases too', () => {
    const exposed = does('propaganda', 'record-exposure', { media: '市电视台' });
    given(inSigning, exposed, signedBy('urban-vice')).when('endorse', { opinion: '同意' }, 'director').emits('SignOffEndorsed', 'NoticeOpened');
  });

  it('is objected to by anybody, one objection at a time, and does not close meanwhile', () => {
    const objected = given(inNotice, objects);
    given(objected).when('object', { reason: '另有问题' }, 'clerk').refuses('objection-pending');
    expect(untouched('2026-04-30T08:00:00+08:00')(objected).state.status).toBe('public-notice');
    given(inNotice).when('rule-objection', { upheld: true, basis: '查实' }, 'director').refuses('no-objection');
  });

  it('ends in a new re-inspection when the objection is upheld, and the inspectors hear of it', () => {
    const { state, events } = given(inNotice, objects).when('rule-objection', { upheld: true, basis: '查实' }, 'director').emits('ObjectionRuled', 'ReinspectionOrdered');
    expect([state.status, state.passed, state.notice, state.signOff]).toEqual(['reinspection', undefined, undefined, undefined]);
    expect(events.at(-1)?.data).toMatchObject({ why: 'objection', told: [{ person: 'inspector' }, { person: 'inspector-2' }, { person: 'surveyor' }] });
  });

  it('goes on when the objection is rejected, for at least another working day', () => {
    const rejects = does('director', 'rule-objection', { upheld: false, basis: '不属实' });
    expect(given(inNotice, objects, rejects).state.notice).toEqual({ since: '2026-03-02T09:12:00+08:00', endsAt: '2026-03-09T18:00:00+08:00' });
    expect(given(inNotice, objects, at('2026-03-13T10:00:00+08:00'), rejects).state.notice?.endsAt).toBe('2026-03-16T18:00:00+08:00');
    given(inNotice, objects, rejects, objects).when('rule-objection', { upheld: false, basis: '仍不属实' }, 'hq').emits('ObjectionRuled');
  });
});
