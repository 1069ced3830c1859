import { describe, expect, it } from '@jest/globals';
import { amended, period, workCalendar } from './calendar.ts';
import { stateCouncil } from './state-council.ts';

describe('a period', () => {
  it.each([{ amount: 1, unit: 'workday' }, { amount: 10_000, unit: 'workhour' }, { amount: 30, unit: 'day' }])('may be %j', (given) => {
    expect(period.parse(given)).toEqual(given);
  });

  it.each([{ amount: 0, unit: 'workday' }, { amount: -1, unit: 'day' }, { amount: 1.5, unit: 'workhour' }, { amount: 10_001, unit: 'day' }, { amount: 1, unit: 'week' }, { amount: '1', unit: 'day' }])('may not be %j', (given) => {
    expect(period.safeParse(given).success).toBe(false);
  });
});

describe('a calendar from outside', () => {
  it('is taken as it is', () => {
    expect(workCalendar.parse(JSON.parse(JSON.stringify(stateCouncil)))).toEqual(stateCouncil);
  });

  it.each([
    ['with hours that overlap', { hours: [{ from: 510, to: 720 }, { from: 700, to: 1080 }] }],
    ['with hours that end before they begin', { hours: [{ from: 720, to: 510 }] }],
    ['with hours after midnight', { hours: [{ from: 510, to: 1441 }] }],
    ['with a date that does not exist', { days: { '2026-02-29': { kind: 'holiday', name: '迎检', notice: '国办发明电〔2025〕7号' } } }],
    ['with a rule of a notice that is missing', { days: { '2026-02-28': { kind: 'holiday', name: '迎检', notice: 'none' } } }],
  ])('%s is refused', (_sentence, change) => {
    expect(workCalendar.safeParse({ ...stateCouncil, ...change }).success).toBe(false);
  });
});

describe('an amendment', () => {
  const rule = { kind: 'workday', name: '迎检', notice: 'campaign' } as const;
  const campaign = amended(stateCouncil, { version: 'campaign', days: { '2026-10-01': null, '2026-10-11': rule }, notices: { campaign: '迎检冲刺安排' } });

  it('adds rules and their notice, and takes rules away', () => {
    expect(campaign.days['2026-10-11']).toEqual(rule);
    expect('2026-10-01' in campaign.days).toBe(false);
    expect(campaign.notices['campaign']).toBe('迎检冲刺安排');
    expect(workCalendar.parse(campaign)).toEqual(campaign);
  });

  it('leaves the calendar that it amends as it was', () => {
    expect(stateCouncil.days['2026-10-01']?.kind).toBe('holiday');
    expect('2026-10-11' in stateCouncil.days).toBe(false);
  });

  it('keeps the coverage unless it says otherwise', () => {
    expect([campaign.coveredFrom, campaign.coveredUntil]).toEqual(['2011-01-01', '2026-12-31']);
    expect(amended(stateCouncil, { version: 'next', days: {}, coveredUntil: '2027-12-31' }).coveredUntil).toBe('2027-12-31');
  });
});
