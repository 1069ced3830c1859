import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, type Step } from '../../../test/support/case/story.ts';
import { closed, inFeedback, inSigning, inWork, reported, suspended } from '../../../test/support/case/steps.ts';

describe('a correction', () => {
  it('stands beside the entry that it corrects, and shows in what is read', () => {
    const correct = { about: 1, correction: '地点应为建设路', reason: '录入有误', changes: { title: '建设路垃圾堆积', address: '建设路' } };
    const { state, events } = given(inWork).when('correct-record', correct, 'clerk').emits('RecordCorrected');
    expect([state.title, state.place.address, state.place.area, state.status]).toEqual(['建设路垃圾堆积', '建设路', 'road', 'rectifying']);
    expect(events[0]?.data).toMatchObject({ title: '东大街垃圾堆积' });
  });

  it('is about an entry that is there, also of a case that is over, and made once', () => {
    given(reported).when('correct-record', { about: 2, correction: '无', reason: '无' }, 'clerk').refuses('no-such-entry', { about: 2, version: 1 });
    const correct = does('clerk', 'correct-record', { about: 1, correction: '编号有误', reason: '录入有误' });
    given(closed, correct).when('correct-record', { about: 1, correction: '编号有误', reason: '录入有误' }, 'clerk').emits();
  });
});

describe('a termination', () => {
  it('ends the case with everything that waited on it', () => {
    const asked = does('urban-handler', 'request-extension', { until: '2026-03-20', reason: '雨' });
    const accused = does('dispatcher', 'propose-sanction', { level: 3, unit: 'urban', grounds: '进展迟缓' });
    const story = given(inWork, asked, accused, does('urban-handler', 'request-coordination', { problem: '产权不明' }), does('hq', 'terminate', { reason: '责任主体已不存在' }));
    expect([story.state.status, agenda(story)]).toEqual(['terminated', []]);
    expect(agenda(given(suspended, does('director', 'terminate', { reason: '已拆迁' })))).toEqual([]);
  });
});

describe('an urging by hand', () => {
  it('goes to whoever holds the case now', () => {
    const urged = (...steps: readonly Step[]) => {
      const last = given(...steps, does('director', 'urge', { text: '请抓紧办理' })).events.at(-1);
      return last?.type === 'UrgingSent' ? last.data.told.map(({ person }) => person) : [];
    };
    expect(urged(reported)).toEqual(['clerk']);
    expect(urged(inWork)).toEqual(['urban-handler']);
    expect(urged(inFeedback)).toEqual(['dispatcher', 'director', 'deputy']);
    expect(urged(inSigning)).toEqual(['urban-vice', 'urban-head']);
    expect(urged(inWork, does('dispatcher', 'reassign', { from: 'urban', to: 'traffic', reason: '职责调整' }), at('2026-03-03T09:00:00+08:00'))).toEqual(['traffic-handler']);
  });
});
