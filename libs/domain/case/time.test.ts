import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, under, type Step } from '../../../test/support/case/story.ts';
import { by, rules } from '../../../test/support/case/city.ts';
import { claimed, handedOut, inFeedback, inWork, keyInPlanning, reported, sharedOrder, suspended, delivered, registered, issued } from '../../../test/support/case/steps.ts';
import { addDays } from '#domain/time';
import { workdaysBetween } from '#domain/calendar/remaining';
import { stateCouncil } from '#domain/calendar/state-council';
import { assignmentOf, leadOf } from './state.ts';

const asks = (until: string, person = 'urban-handler'): Step => does(person, 'request-extension', { until, reason: '连日降雨' });
const grants = (person: string): Step => does(person, 'decide-extension', { granted: true, opinion: '同意' });
const dueOf = (...steps: readonly Step[]) => leadOf(given(...steps).state)?.deadline?.dueAt;

describe('an extension', () => {
  it('moves the deadline to the close of business of the wanted day', () => {
    expect(dueOf(inWork, asks('2026-03-13'), grants('director'))).toBe('2026-03-13T18:00:00+08:00');
    expect(leadOf(given(inWork, asks('2026-03-13'), grants('director')).state)).toMatchObject({ extensions: 1, original: { dueAt: '2026-03-13T18:00:00+08:00', moves: [{ why: 'extension-1' }] } });
  });

  it('is asked for before the deadline, to a later day, one at a time', () => {
    given(inWork, at('2026-03-09T18:00:00+08:00')).when('request-extension', { until: '2026-03-13', reason: '雨' }, 'urban-handler').emits('ExtensionRequested');
    given(inWork, at('2026-03-09T18:00:01+08:00')).when('request-extension', { until: '2026-03-13', reason: '雨' }, 'urban-handler').refuses('extension-after-expiry', { dueAt: '2026-03-09T18:00:00+08:00' });
    given(inWork).when('request-extension', { until: '2026-03-09', reason: '雨' }, 'urban-handler').refuses('extension-not-later', { dueAt: '2026-03-09T18:00:00+08:00' });
    given(inWork, asks('2026-03-13')).when('request-extension', { until: '2026-03-16', reason: '雨' }, 'urban-handler').refuses('request-pending');
  });

  it('is decided by the director the first time, the area\'s leader the second, headquarters the third, and never a fourth', () => {
    given(inWork, asks('2026-03-13')).when('decide-extension', { granted: true, opinion: '同意' }, 'leader').refuses('extension-rank', { rank: 'director' });
    const second = [inWork, asks('2026-03-13'), grants('director'), asks('2026-03-16')];
    given(...second).when('decide-extension', { granted: true, opinion: '同意' }, 'director').refuses('extension-rank', { rank: 'area-leader' });
    given(...second).when('decide-extension', { granted: true, opinion: '同意' }, 'other-leader').refuses('extension-rank', { rank: 'area-leader' });
    const third = [...second, grants('leader'), asks('2026-03-18')];
    given(...third).when('decide-extension', { granted: true, opinion: '同意' }, 'leader').refuses('extension-rank', { rank: 'hq' });
    given(...third, grants('hq')).when('request-extension', { until: '2026-03-20', reason: '雨' }, 'urban-handler').refuses('extension-limit-reached', { extensions: 3 });
  });

  it('that is refused does not count, and leaves the deadline', () => {
    const refused = given(inWork, asks('2026-03-13'), does('director', 'decide-extension', { granted: false, opinion: '不同意' }));
    expect(leadOf(refused.state)).toMatchObject({ extensions: 0, deadline: { dueAt: '2026-03-09T18:00:00+08:00' } });
    given(refused).when('decide-extension', { granted: true, opinion: '同意' }, 'director').refuses('no-request');
  });

  it('reaches only as far as the policy allows at once', () => {
    const bounded = under({ extension: { ...rules.policy.extension, ordinary: { ranks: ['director'], decideWithin: { amount: 2, unit: 'workday' }, longest: { amount: 5, unit: 'workday' } } } });
    given(inWork, bounded).when('request-extension', { until: '2026-03-17', reason: '雨' }, 'urban-handler').refuses('extension-too-long', { latest: '2026-03-16' });
    given(inWork, bounded).when('request-extension', { until: '2026-03-16', reason: '雨' }, 'urban-handler').emits('ExtensionRequested');
  });

  it('of the second rank is decided by headquarters where no leader answers for the area', () => {
    const nowhere = does('street-handler', 'report', { title: '积水', description: '积水', source: { kind: 'public' }, place: { address: '某处', area: 'nobody' } });
    const asked = given(nowhere, registered(), issued(), claimed(), asks('2026-03-13'), grants('director'), asks('2026-03-16'));
    expect(agenda(asked).find(({ step }) => step === 'extension')?.tells).toEqual([{ kind: 'area', areas: ['nobody'], office: 'cwb' }]);
    given(asked).when('decide-extension', { granted: true, opinion: '同意' }, 'hq').emits('DeadlineExtended');
  });

  it('may wait for each unit at once, and the answer names the unit', () => {
    const both = given(sharedOrder, claimed(), claimed('housing'), asks('2026-03-13'), asks('2026-03-16', 'housing-handler'));
    given(both).when('decide-extension', { granted: true, opinion: '同意' }, 'director').refuses('name-one', { of: ['urban', 'housing'] });
    given(both).when('decide-extension', { granted: true, opinion: '同意', unit: 'street' }, 'director').refuses('no-request');
    const { state } = given(both).when('decide-extension', { granted: true, opinion: '同意', unit: 'housing' }, 'director').emits('DeadlineExtended');
    expect([assignmentOf(state, 'urban')?.deadline?.dueAt, assignmentOf(state, 'housing')?.deadline?.dueAt]).toEqual(['2026-03-09T18:00:00+08:00', '2026-03-16T18:00:00+08:00']);
  });

  it('falls away when the unit delivers, and is not asked for what is delivered', () => {
    expect(given(inWork, asks('2026-03-13'), delivered()).state.extensionRequests).toEqual([]);
    given(sharedOrder, claimed(), claimed('housing'), delivered('housing')).when('request-extension', { until: '2026-03-20', reason: '雨' }, 'housing-handler').refuses('no-deadline');
  });

  it('is refused when the deadline has moved beyond it meanwhile', () => {
    const moved = given(inWork, asks('2026-03-11'), does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-04-01' }), does('director', 'decide-suspension', { granted: true, opinion: '同意' }), at('2026-03-20T09:00:00+08:00'), does('director', 'end-suspension', { reason: '已复工' }));
    given(moved).when('decide-extension', { granted: true, opinion: '同意' }, 'director').refuses('extension-not-later', { dueAt: '2026-03-26T18:00:00+08:00' });
  });
});

describe('a suspension', () => {
  const ends = does('urban-head', 'end-suspension', { reason: '已复工' });

  it('needs a later day of review, and one request at a time', () => {
    given(inWork).when('request-suspension', { reason: '汛期', reviewOn: '2026-03-02' }, 'urban-handler').refuses('review-not-later', { reviewOn: '2026-03-02' });
    const asked = does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-03-20' });
    given(inWork, asked).when('request-suspension', { reason: '汛期', reviewOn: '2026-03-21' }, 'urban-head').refuses('request-pending');
    given(inWork, asked, at('2026-03-20T09:00:00+08:00')).when('decide-suspension', { granted: true, opinion: '同意' }, 'director').refuses('review-not-later');
    given(inWork, asked).when('decide-suspension', { granted: false, opinion: '不同意' }, 'director').emits('SuspensionRefused');
    given(inWork).when('decide-suspension', { granted: true, opinion: '同意' }, 'director').refuses('no-request');
    given(suspended).when('renew-suspension', { reviewOn: '2026-03-02', opinion: '继续' }, 'director').refuses('review-not-later');
  });

  it('is reviewed within the longest time that the policy allows', () => {
    given(inWork).when('request-suspension', { reason: '地铁围挡', reviewOn: '2027-03-03' }, 'urban-handler').refuses('review-too-late', { reviewOn: '2027-03-03', latest: '2027-03-02' });
    given(inWork).when('request-suspension', { reason: '地铁围挡', reviewOn: '2027-03-02' }, 'urban-handler').emits('SuspensionRequested');
    given(suspended).when('renew-suspension', { reviewOn: '2027-03-03', opinion: '继续' }, 'director').refuses('review-too-late');
  });

  it('is renewed to another day, and keeps its reason and its beginning', () => {
    const { state } = given(suspended, at('2026-03-31T09:00:00+08:00')).when('renew-suspension', { reviewOn: '2026-05-01', opinion: '继续' }, 'director').emits('SuspensionGranted');
    expect(state.suspension).toMatchObject({ reason: '汛期无法施工', reviewOn: '2026-05-01', since: '2026-03-02T09:06:00+08:00' });
    given(suspended).when('renew-suspension', { reviewOn: '2026-04-01', opinion: '继续' }, 'director').emits();
  });

  it('ends where it began: the plan is still to be made', () => {
    const inPlan = [keyInPlanning, does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-04-01' }), does('director', 'decide-suspension', { granted: true, opinion: '同意' })];
    expect(given(...inPlan, ends).state.status).toBe('planning');
    expect(given(suspended, ends).state.status).toBe('rectifying');
  });

  it('takes the suspended time out of the deadline, to the day', () => {
    expect(dueOf(suspended, at('2026-03-12T10:00:00+08:00'), ends)).toBe('2026-03-18T18:00:00+08:00');
  });

  it('gives the unit exactly the working days back that it had left', () => {
    const hour = fc.integer({ min: 9, max: 17 }).map((from) => `T${String(from).padStart(2, '0')}:00:00+08:00`);
    const asked = does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2027-02-01' });
    const granted = does('director', 'decide-suspension', { granted: true, opinion: '同意' });
    /** Working days from this day on, the day itself included. */
    const left = (day: string, dueAt = '') => workdaysBetween(stateCouncil, `${addDays(day, -1)}T12:00:00+08:00`, dueAt);
    fc.assert(fc.property(fc.nat(4), hour, fc.integer({ min: 1, max: 200 }), hour, (begin, from, days, to) => {
      const [start, end] = [addDays('2026-03-03', begin), addDays('2026-03-03', begin + days)];
      expect(left(end, dueOf(inWork, at(start + from), asked, granted, at(end + to), ends))).toBe(left(start, dueOf(inWork)));
    }));
  });

  it('moves no deadline of what is delivered', () => {
    const asked = does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-04-01' });
    const { state } = given(sharedOrder, claimed(), claimed('housing'), delivered('housing'), asked, does('director', 'decide-suspension', { granted: true, opinion: '同意' }), at('2026-03-12T10:00:00+08:00'), ends);
    expect(state.assignments.map(({ unit, deadline }) => [unit, deadline?.dueAt.slice(0, 10)])).toEqual([['urban', '2026-03-18'], ['housing', '2026-03-09'], ['street', '2026-03-18']]);
  });

  it('does not count against a unit that has not claimed yet', () => {
    const asked = does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-04-01' });
    const resumed = given(sharedOrder, claimed(), claimed('housing'), asked, does('director', 'decide-suspension', { granted: true, opinion: '同意' }), at('2026-03-12T09:59:00+08:00'), ends);
    expect(agenda(resumed).find(({ step }) => step === 'claim')).toMatchObject({ rule: 'chase.claim.1', unit: 'street', at: '2026-03-12T16:00:00+08:00' });
  });

  it('is ended by the unit\'s leaders or the office, not by its handler', () => {
    given(suspended).when('end-suspension', { reason: '已复工' }, 'urban-handler').refuses('office-only');
    given(suspended).when('end-suspension', { reason: '已复工' }, 'director').emits('SuspensionEnded');
  });
});

describe('requests', () => {
  it('are made by units on the case while they work on it', () => {
    given(reported).when('request-extension', { until: '2026-03-13', reason: '雨' }, 'urban-handler').refuses('not-your-case');
    given(inFeedback).when('request-extension', { until: '2026-03-13', reason: '雨' }, 'urban-handler').refuses('wrong-status');
    given(handedOut).when('request-suspension', { reviewOn: '2026-03-13', reason: '雨' }, by('urban-handler')).refuses('wrong-status');
  });
});
