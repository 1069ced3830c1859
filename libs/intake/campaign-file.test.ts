import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from '#catalogue/sentence';
import { stateCouncil } from '#domain/calendar/state-council';
import { tooLate } from '#domain/campaign/problems';
import { parseCampaign, readCampaign } from './campaign-file.ts';

const file = (lines: Readonly<Record<number, string>> = {}): string =>
  [
    'id: health-city', 'name: 国家卫生城市创建', 'office: cwb', 'phases:', '  - { id: start, name: 起步阶段, from: 2027-01-01, to: 2027-03-31 }', '  - { id: sprint, name: 冲刺阶段, from: 2027-04-01, to: 2027-09-30 }',
    'inspection: { earliest: 2027-08-20, latest: 2027-09-20 }', 'duties:', '  - { id: weekly, name: 专题研究, of: units, units: [urban, street], every: 7 }', 'milestones:', '  - { id: files, name: 资料归档, before: { amount: 30, unit: day } }',
  ].map((line, index) => lines[index + 1] ?? line).join('\n');

/** Line, column and code of everything that is wrong. */
const wrong = (lines: Readonly<Record<number, string>>): readonly string[] =>
  (parseCampaign(Buffer.from(file(lines)), (campaign) => tooLate(campaign, '2026-11-20', stateCouncil)).problems ?? []).map(({ line, column, code }) => `${line}:${column} ${code}`);

describe('a campaign file', () => {
  it('describes a campaign of four phases, as the example does', async () => {
    expect(await readCampaign('examples/campaigns/health-city.yaml')).toMatchObject({ value: { id: 'health-city-2027', phases: { length: 4 }, inspection: { earliest: '2027-08-20', latest: '2027-09-20' } } });
    expect(wrong({})).toEqual([]);
  });

  it.each([
    ['a gap', { 6: '  - { id: sprint, name: 冲刺阶段, from: 2027-04-03, to: 2027-09-30 }' }, '6:37 campaign-phase-gap'],
    ['an overlap', { 6: '  - { id: sprint, name: 冲刺阶段, from: 2027-03-31, to: 2027-09-30 }' }, '6:37 campaign-phase-overlap'],
    ['phases out of order', { 6: '  - { id: sprint, name: 冲刺阶段, from: 2026-04-01, to: 2026-09-30 }' }, '6:37 campaign-phase-overlap'],
    ['a phase that ends before it begins', { 6: '  - { id: sprint, name: 冲刺阶段, from: 2027-04-01, to: 2027-03-30 }' }, '6:53 campaign-phase-backwards'],
    ['an id twice', { 6: '  - { id: start, name: 冲刺阶段, from: 2027-04-01, to: 2027-09-30 }' }, '6:11 campaign-duplicate-id'],
    ['an inspection before the first phase', { 7: 'inspection: { earliest: 2026-12-20 }' }, '7:25 campaign-inspection-before-phases'],
    ['a range turned round', { 7: 'inspection: { earliest: 2027-08-20, latest: 2027-08-01 }' }, '7:45 campaign-inspection-backwards'],
    ['units of an office\'s duty', { 9: '  - { id: weekly, name: 专题研究, of: office, units: [urban] }' }, '9:50 campaign-office-duty-with-units'],
    ['a unit twice', { 9: '  - { id: weekly, name: 专题研究, of: units, units: [urban, urban] }' }, '9:57 campaign-duplicate-id'],
    ['a plan that begins in the past', { 11: '  - { id: files, name: 资料归档, before: { amount: 10, unit: month } }' }, '11:38 campaign-plan-in-the-past'],
    ['a day that does not exist', { 7: 'inspection: { earliest: 2027-02-30 }' }, '7:25 file-bad-format'],
    ['no phases', { 4: 'phases: []', 5: '', 6: '' }, '4:9 file-too-few'],
    ['a misspelt field', { 3: 'offise: cwb' }, '1:1 file-missing-field'],
  ])('with %s is refused, with its place and a sentence in both languages', (_, lines, expected) => {
    expect(wrong(lines)[0]).toBe(expected);
    const code = expected.split(' ')[1] ?? '';
    for (const locale of ['zh-CN', 'en'] as const) expect(sentenceOf(locale, { code, facts: {} })).not.toContain(code);
  });
});
