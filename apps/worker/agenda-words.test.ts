import { describe, expect, test } from '@jest/globals';
import type { Agenda } from '#commands/agenda';
import { namesOf } from '#catalogue/names';
import { city } from '../../test/support/case/city.ts';
import { agenda, caseId, does, type Story, told } from '../../test/support/case/story.ts';
import { detailsOf, labelOf } from './agenda-words.ts';

const reported = (title: string) => does('street-handler', 'report', { title, description: '垃圾堆积', source: { kind: 'inspection' }, place: { address: '东大街 12 号', area: 'road' } });
const issued = [does('clerk', 'register', { category: 'rubbish' }), does('dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' })];

const agendaFor = (story: Story): Agenda => {
  const duties = agenda(story);
  return { caseId, version: story.state.version, over: duties.length === 0, now: story.now, duties, state: story.state, policy: story.rules.policy };
};

describe('what an operator reads of a case', () => {
  test('shows text that somebody typed as it is, on one line and without Markdown', () => {
    const story = told(reported('<img src=x> **急** [链接](http://evil)\n# 大标题'));
    expect(detailsOf('zh-CN', agendaFor(story), city).split('\n')[0]).toBe('**\\<img src=x\\> \\*\\*急\\*\\* \\[链接\\]\\(http://evil\\) \\# 大标题**');
  });

  test('is to be had in English', () => {
    const story = told(reported('Rubbish'), ...issued);
    const [duty] = agenda(story);
    expect(duty && labelOf('en', duty, namesOf(city))).toBe('remind · reminder 1 for "claim" · 市城管局');
    expect(detailsOf('en', agendaFor(story), city)).toContain('1. **2026-03-02 15:03 remind · reminder 1 for "claim" · 市城管局** · tells 城管局经办人 (unit handler) · made unnecessary by: claim');
  });

  test('says so when a case is over', () => {
    const story = told(reported('垃圾'), does('clerk', 'reject', { reason: 'not-found', explanation: '现场没有' }));
    expect(detailsOf('zh-CN', agendaFor(story), city)).toBe('**垃圾**\n\n状态：不予立案\n\n本案已了结，不再计时。');
  });

  test('shows the next five duties, and how many more there are', () => {
    const story = told(reported('垃圾'), ...issued);
    const given = agendaFor(story);
    const [duty] = given.duties;
    const many = { ...given, duties: duty === undefined ? [] : Array.from({ length: 8 }, () => duty) };
    const text = detailsOf('zh-CN', many, city);
    expect(text.match(/^\d\. /gm)).toHaveLength(5);
    expect(text).toMatch(/另有 3 项。$/);
  });
});
