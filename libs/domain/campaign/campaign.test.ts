import { describe, expect, test } from '@jest/globals';
import { stateCouncil } from '#domain/calendar/state-council';
import { clock } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { by, city } from '../../../test/support/case/city.ts';
import { noCampaign, policyOfPhase, type Campaign } from './campaign.ts';
import { campaignFile } from './file.ts';
import { campaignCommands, campaignPermitted, decideCampaign, type CampaignCommand } from './commands.ts';
import { campaignDuties } from './duties.ts';
import type { CampaignEvent } from './events.ts';
import { campaignAfter } from './evolve.ts';
import type { OpenCase } from './ranking.ts';

/** Four phases of a health-city campaign in 2026; the inspection in August, at the latest in September. */
const file = campaignFile.parse({
  id: 'health-city', name: '国家卫生城市创建', office: 'cwb',
  phases: [
    { id: 'start', name: '起步阶段', from: '2026-03-01', to: '2026-03-31' },
    { id: 'faster', name: '加速阶段', from: '2026-04-01', to: '2026-05-31', policy: 'strict' },
    { id: 'hard', name: '攻坚阶段', from: '2026-06-01', to: '2026-07-15', policy: 'strict' },
    { id: 'sprint', name: '冲刺阶段', from: '2026-07-16', to: '2026-08-31', policy: 'sprint' },
  ],
  inspection: { earliest: '2026-08-20', latest: '2026-09-10' },
  duties: [{ id: 'dispatch', name: '调度会', of: 'office' }, { id: 'weekly', name: '专题研究', of: 'units', units: ['urban', 'street'] }],
  milestones: [{ id: 'self-check', name: '自查自评', before: { amount: 2, unit: 'month' } }],
});

type Told = Readonly<{ campaign: Campaign; events: readonly CampaignEvent[] }>;
const opening: CampaignCommand = { type: 'open', data: file };

function ask(campaign: Campaign, command: CampaignCommand, at: Instant, who = by('director'), cases: readonly OpenCase[] = []): Told {
  const events = decideCampaign(campaign, command, { actor: who, at, city, calendar: stateCouncil, cases, knows: () => true });
  return { campaign: campaignAfter(events.map((event) => ({ ...event, at, by: who.person })), campaign), events };
}
const opened = ask(noCampaign, opening, '2026-03-02T09:00:00+08:00').campaign;

function refuses(campaign: Campaign, command: CampaignCommand, at: Instant, who = by('director')): string {
  try {
    ask(campaign, command, at, who);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'nothing';
}

/** What the clock alone does until an instant. */
function alone(campaign: Campaign, until: Instant, cases: readonly OpenCase[] = []): Told {
  const all: CampaignEvent[] = [];
  let now = campaign;
  for (let [next] = campaignDuties(now, stateCouncil); next !== undefined && next.at <= until; [next] = campaignDuties(now, stateCouncil)) {
    const told = ask(now, next.command, next.at, clock, cases);
    if (told.events.length === 0) throw new Error(`${next.id} did nothing`);
    all.push(...told.events);
    now = told.campaign;
  }
  return { campaign: now, events: all };
}
const marksOf = ({ events }: Told): readonly (readonly [number, string])[] => events.flatMap(({ type, data }) => (type === 'CountdownReached' ? [[data.days, data.firedAt.slice(0, 10)] as const] : []));

describe('a campaign', () => {
  test('is opened by the office with the intervals of its duties and the units that have them', () => {
    expect(opened.duties).toEqual([{ id: 'dispatch', name: '调度会', of: 'office', every: 14, units: [] }, { id: 'weekly', name: '专题研究', of: 'units', every: 7, units: ['urban', 'street'] }]);
    expect(refuses(noCampaign, opening, '2026-03-02T09:00:00+08:00', by('urban-head'))).toBe('campaign-office-only');
    expect(refuses(noCampaign, opening, '2026-03-02T09:00:00+08:00', by('clerk'))).toBe('campaign-office-only');
    expect(refuses(opened, opening, '2026-03-02T09:00:00+08:00')).toBe('campaign-exists');
  });

  test('that names no units for a duty gives it to every unit of the office', () => {
    const { campaign } = ask(noCampaign, { type: 'open', data: { ...file, duties: [{ id: 'weekly', name: '研究', of: 'units' }] } }, '2026-03-02T09:00:00+08:00');
    expect(campaign.duties[0]?.units).toEqual(Object.keys(city.units));
  });

  test('begins each phase at its day, by the clock, and names the policy that holds in it', () => {
    const { events } = alone(opened, '2026-08-01T00:00:00+08:00');
    expect(events.flatMap(({ type, data }) => (type === 'PhaseBegan' ? [[data.phase, data.policy, data.dueAt]] : []))).toEqual([
      ['start', undefined, '2026-03-01T00:00:00+08:00'], ['faster', 'strict', '2026-04-01T00:00:00+08:00'], ['hard', 'strict', '2026-06-01T00:00:00+08:00'], ['sprint', 'sprint', '2026-07-16T00:00:00+08:00'],
    ]);
    expect(['2026-03-31T23:59:59+08:00', '2026-04-01T00:00:00+08:00', '2026-07-16T00:00:00+08:00', '2026-09-01T00:00:00+08:00'].map((at) => policyOfPhase(opened, at))).toEqual([undefined, 'strict', 'sprint', undefined]);
  });

  test('does nothing more when it is closed, or when its last day is over', () => {
    const closed = ask(opened, { type: 'close', data: { reason: '已通过国家验收' } }, '2026-05-01T09:00:00+08:00').campaign;
    expect(campaignDuties(closed, stateCouncil)).toEqual([]);
    expect(policyOfPhase(closed, '2026-05-01T10:00:00+08:00')).toBeUndefined();
    expect(refuses(closed, { type: 'close', data: { reason: '再次' } }, '2026-05-02T09:00:00+08:00')).toBe('campaign-closed');
    const { campaign } = alone(opened, '2027-12-31T00:00:00+08:00');
    expect(campaign.meetings.at(-1)?.at.slice(0, 10)).toMatch(/^2026-09-/);
  });

  test('is the clock\'s alone where the clock acts', () => {
    for (const type of ['begin-phase', 'count-down', 'miss-duty'] as const) expect(campaignCommands[type].may(opened, by('director'))).toMatchObject({ code: 'only-the-clock' });
    expect(campaignPermitted(opened, by('director')).map(({ command, allowed }) => [command, allowed])).toEqual([['revise-inspection', true], ['record-duty', true], ['close', true]]);
    expect(campaignPermitted(opened, by('urban-head')).map(({ command, allowed }) => [command, allowed])).toEqual([['revise-inspection', false], ['record-duty', true], ['close', false]]);
  });
});

describe('the countdown', () => {
  test('is reached 30, 15, 7 and 2 days before the earliest day', () => {
    expect(marksOf(alone(opened, '2026-12-31T00:00:00+08:00'))).toEqual([[30, '2026-07-21'], [15, '2026-08-05'], [7, '2026-08-13'], [2, '2026-08-18']]);
  });

  test('moves with a date that is moved, and nothing is fired twice for a date', () => {
    const before = alone(opened, '2026-08-06T09:00:00+08:00').campaign;
    const later = ask(before, { type: 'revise-inspection', data: { earliest: '2026-09-20', latest: '2026-09-30', reason: '国家通知推迟' } }, '2026-08-06T10:00:00+08:00').campaign;
    expect(marksOf(alone(later, '2026-12-31T00:00:00+08:00'))).toEqual([[30, '2026-08-21'], [15, '2026-09-05'], [7, '2026-09-13'], [2, '2026-09-18']]);
    const back = ask(later, { type: 'revise-inspection', data: { earliest: '2026-08-20', reason: '恢复原日期' } }, '2026-08-06T11:00:00+08:00').campaign;
    expect(marksOf(alone(back, '2026-12-31T00:00:00+08:00'))).toEqual([[7, '2026-08-13'], [2, '2026-08-18']]);
  });

  test('moved so near that a mark is past fires only the latest of them', () => {
    const near = ask(opened, { type: 'revise-inspection', data: { earliest: '2026-04-12', reason: '提前' } }, '2026-04-01T10:00:00+08:00').campaign;
    expect(campaignDuties(near, stateCouncil).filter(({ kind }) => kind === 'countDown').map(({ id }) => id)).toEqual(['countdown/2026-04-12/15', 'countdown/2026-04-12/7', 'countdown/2026-04-12/2']);
    const nearer = ask(near, { type: 'count-down', data: { days: 15, earliest: '2026-04-12' } }, '2026-04-01T10:00:01+08:00', clock).campaign;
    const again = ask(nearer, { type: 'revise-inspection', data: { earliest: '2026-04-13', reason: '推迟一天' } }, '2026-04-02T10:00:00+08:00').campaign;
    expect(campaignDuties(again, stateCouncil).filter(({ kind }) => kind === 'countDown').map(({ id }) => id)).toEqual(['countdown/2026-04-13/7', 'countdown/2026-04-13/2']);
  });

  test('after a time in which nobody was there tells the latest mark and names those that were missed', () => {
    const { events, campaign } = ask(opened, { type: 'count-down', data: { days: 30, earliest: '2026-08-20' } }, '2026-08-14T09:00:00+08:00', clock);
    expect(events[0]).toMatchObject({ type: 'CountdownReached', data: { days: 7, missed: [30, 15], left: 6 } });
    expect(ask(campaign, { type: 'count-down', data: { days: 30, earliest: '2026-08-20' } }, '2026-08-14T09:01:00+08:00', clock).events).toEqual([]);
    expect(ask(campaign, { type: 'count-down', data: { days: 2, earliest: '2026-08-20' } }, '2026-08-14T09:01:00+08:00', clock).events).toEqual([]);
  });

  test('ranks the open cases and tells the office, headquarters and the units that lead them', () => {
    const one = (caseId: string, given: Partial<OpenCase>): OpenCase => ({ caseId, caseNo: null, leadUnit: 'urban', grade: 'ordinary', level: 0, dueAt: '2026-08-10T18:00:00+08:00', running: true, ...given });
    const cases = [
      one('in-time', {}), one('soon', { dueAt: '2026-08-07T18:00:00+08:00' }), one('after', { dueAt: '2026-08-25T18:00:00+08:00', leadUnit: 'street' }), one('delivered', { dueAt: '2026-08-01T18:00:00+08:00', running: false }),
      one('overdue', { dueAt: '2026-08-01T18:00:00+08:00' }), one('overdue-key', { dueAt: '2026-08-04T18:00:00+08:00', grade: 'key' }), one('overdue-high', { dueAt: '2026-08-04T18:00:00+08:00', level: 3 }), one('unordered', { dueAt: null, leadUnit: null, running: false }),
    ];
    const [event] = ask(opened, { type: 'count-down', data: { days: 15, earliest: '2026-08-20' } }, '2026-08-05T08:30:00+08:00', clock, cases).events;
    if (event?.type !== 'CountdownReached') throw new Error('no countdown');
    expect(event.data.ranked.map(({ caseId }) => caseId)).toEqual(['overdue-key', 'overdue-high', 'overdue', 'unordered', 'after', 'delivered', 'soon', 'in-time']);
    expect(event.data).toMatchObject({ open: 8, overdue: 3, late: 2 });
    expect(event.data.told.map(({ person }) => person).toSorted()).toEqual(['deputy', 'director', 'dispatcher', 'hq', 'hq-deputy', 'street-handler', 'street-head', 'urban-handler', 'urban-head']);
  });

  test('refuses a date that is over, or turned round, and takes the same date for nothing', () => {
    const revise = (earliest: string, latest?: string): CampaignCommand => ({ type: 'revise-inspection', data: { earliest, ...(latest === undefined ? {} : { latest }), reason: '通知' } });
    expect(refuses(opened, revise('2026-08-20', '2026-08-01'), '2026-04-01T10:00:00+08:00')).toBe('campaign-inspection-backwards');
    expect(refuses(opened, revise('2026-03-20'), '2026-04-01T10:00:00+08:00')).toBe('campaign-inspection-over');
    expect(refuses(opened, revise('2026-02-20'), '2026-04-01T10:00:00+08:00')).toBe('campaign-inspection-before-phases');
    expect(ask(opened, revise('2026-08-20', '2026-09-10'), '2026-04-01T10:00:00+08:00').events).toEqual([]);
    expect(ask(opened, revise('2026-08-20'), '2026-04-01T10:00:00+08:00').campaign.dateSetAt).toBe(opened.dateSetAt);
  });
});

describe('a duty that comes again', () => {
  const record = (heldAt: Instant, given: object = {}): CampaignCommand => ({ type: 'record-duty', data: { duty: 'dispatch', heldAt, minutes: '会议纪要第 1 号', ...given } });
  const dispatches = ({ events }: Told): readonly string[] => events.flatMap(({ type, data }) => (type === 'DutyMissed' && data.duty === 'dispatch' ? [data.dueAt.slice(0, 16)] : []));

  test('that nobody does is missed every fourteen days, a day of rest giving way to the next working day', () => {
    expect(dispatches(alone(opened, '2026-05-12T00:00:00+08:00'))).toEqual(['2026-03-16T18:00', '2026-03-30T18:00', '2026-04-13T18:00', '2026-04-27T18:00', '2026-05-11T18:00']);
  });

  test('counts from the day on which it was last done', () => {
    const held = ask(opened, record('2026-03-10T15:00:00+08:00'), '2026-03-10T17:00:00+08:00', by('dispatcher')).campaign;
    expect(dispatches(alone(held, '2026-04-10T00:00:00+08:00'))).toEqual(['2026-03-24T18:00', '2026-04-07T18:00']);
    expect(ask(held, record('2026-03-10T15:00:00+08:00'), '2026-03-10T18:00:00+08:00', by('clerk')).events).toEqual([]);
  });

  test('is missed by each unit for itself, in one step of the clock', () => {
    const held = ask(opened, record('2026-03-04T15:00:00+08:00', { duty: 'weekly' }), '2026-03-04T17:00:00+08:00', by('urban-handler')).campaign;
    expect(campaignDuties(opened, stateCouncil).filter(({ id }) => id.startsWith('duty/weekly'))).toHaveLength(1);
    expect(alone(held, '2026-03-12T00:00:00+08:00').campaign.meetings.map(({ unit, outcome, at }) => [unit, outcome, at.slice(0, 10)])).toEqual([['urban', 'held', '2026-03-04'], ['street', 'missed', '2026-03-09'], ['urban', 'missed', '2026-03-11']]);
  });

  test('that was done in time and written down late is marked as made up', () => {
    const missed = alone(opened, '2026-03-17T00:00:00+08:00').campaign;
    const { campaign, events } = ask(missed, record('2026-03-12T15:00:00+08:00'), '2026-03-17T10:00:00+08:00', by('dispatcher'));
    expect(events[0]).toMatchObject({ type: 'DutyFulfilled', data: { makesUp: '2026-03-16T18:00:00+08:00' } });
    expect(campaign.meetings.find(({ duty, outcome }) => duty === 'dispatch' && outcome === 'missed')).toMatchObject({ madeUp: true });
    expect(campaign.counted['dispatch']).toBe('2026-03-16T18:00:00+08:00');
  });

  test('is written down by those whose duty it is', () => {
    const at = '2026-03-10T17:00:00+08:00';
    expect(refuses(opened, record('2026-03-10T15:00:00+08:00'), at, by('urban-head'))).toBe('campaign-office-only');
    expect(refuses(opened, record('2026-03-10T15:00:00+08:00', { duty: 'weekly', unit: 'street' }), at, by('urban-head'))).toBe('campaign-duty-of-another');
    expect(refuses(opened, record('2026-03-10T15:00:00+08:00', { duty: 'weekly' }), at, by('housing-head'))).toBe('campaign-duty-not-yours');
    expect(refuses(opened, record('2026-03-10T15:00:00+08:00', { duty: 'other' }), at)).toBe('campaign-unknown-duty');
    expect(refuses(opened, record('2026-03-11T15:00:00+08:00'), at)).toBe('campaign-duty-in-the-future');
    expect(refuses(opened, record('2026-03-01T15:00:00+08:00'), at)).toBe('campaign-duty-too-early');
  });
});
