import { executeCampaign } from '#commands/campaign';
import { issueOverlay } from '#commands/calendars';
import type { Deps } from '#commands/deps';
import { openingOn } from '#domain/calendar/opening';
import { stateCouncil } from '#domain/calendar/state-council';
import { campaignFile, type CampaignFile } from '#domain/campaign/file';
import { writtenOverlay } from '#domain/calendar/written';
import type { City } from '#domain/city/city';
import { addDays, dayOf, instantOf, weekday, type Day, type Instant } from '#domain/time';
import type { Act } from './chronicle.ts';
import { keyOf } from './key.ts';
import { personOf } from './stage.ts';

/** The campaign of the demonstration city: 国家卫生城市复审迎检. */
export const campaignId = 'health-city-review';

/** Days before now on which it is opened, and days after now on which the inspectors may come first. */
const openedBefore = 63;
const inspectedAfter = 24;

const director = 'p-zhao-weimin';
/** Who writes down that a unit has met. The two that miss meetings say which of theirs. */
const meeting: Readonly<Record<string, Readonly<{ person: string; misses?: readonly number[] }>>> = {
  cgj: { person: 'p-liu-yang' }, scjgj: { person: 'p-huang-rui' }, zjj: { person: 'p-peng-fei', misses: [4] }, wjw: { person: 'p-du-juan' },
  dgjd: { person: 'p-ji-hai' }, hbjd: { person: 'p-zhan-min' }, xcjd: { person: 'p-nie-rong', misses: [2, 3, 7] }, sqz: { person: 'p-ge-liang' },
};
const ofOffice = [
  '通报各单位进度，逐件研究超期案卷，明确下一步责任人和时限。', '听取三个街道汇报，对农贸市场、背街小巷两类问题集中交办。', '对照复审标准过一遍资料清单，缺项由责任单位一周内补齐。',
];
const ofUnits = ['学习复审标准，研究本单位在办案卷，逐件定人定时限。', '通报上周整改情况，对两件反复问题重新制定措施。', '到现场开会，当场解决管护交接问题。', '研究迎检点位，安排周末值守。'];

/** When the campaign is opened: in the morning of a working day. */
export const campaignOpens = (now: Instant): Instant => openingOn(stateCouncil, addDays(dayOf(now), -openedBefore));

function planOf(now: Instant): CampaignFile {
  const day = (days: number): Day => addDays(dayOf(now), days);
  const first = dayOf(campaignOpens(now));
  return campaignFile.parse({
    id: campaignId, name: '国家卫生城市复审迎检', office: 'cwb',
    phases: [
      { id: 'survey', name: '排查整治', from: first, to: day(-29) },
      { id: 'assault', name: '集中攻坚', from: day(-28), to: day(9) },
      { id: 'sprint', name: '冲刺迎检', from: day(10), to: day(inspectedAfter + 10) },
    ],
    inspection: { earliest: day(inspectedAfter), latest: day(inspectedAfter + 10) },
    duties: [
      { id: 'dispatch', name: '调度会', of: 'office', every: 14 },
      { id: 'weekly', name: '专题研究', of: 'units', units: Object.keys(meeting), every: 7 },
    ],
    milestones: [
      { id: 'list', name: '问题清单全部交办', before: { amount: 60, unit: 'day' } },
      { id: 'hard', name: '重点难点问题销号', before: { amount: 20, unit: 'day' } },
      { id: 'files', name: '档案资料齐备', before: { amount: 10, unit: 'workday' } },
      { id: 'rehearsal', name: '模拟测评', before: { amount: 5, unit: 'workday' } },
    ],
  });
}

/** The last Saturday and Sunday before the inspection, which the units of the campaign work. */
function weekendBefore(day: Day): readonly Day[] {
  const sunday = addDays(day, -(weekday(day) === 0 ? 7 : weekday(day)));
  return [addDays(sunday, -1), sunday];
}

const later = (instant: Instant, minutes: number): Instant => instantOf(Date.parse(instant) + minutes * 60_000);

/** The times of a meeting that is held every so many days, on working days, until now. */
function meetingTimes(now: Instant, first: number, every: number): readonly Instant[] {
  const count = Math.floor((openedBefore - first) / every);
  return Array.from({ length: count }, (_, index) => later(openingOn(stateCouncil, addDays(dayOf(now), first + index * every - openedBefore)), 90)).filter((held) => later(held, 60) < now);
}

/** What people do in the campaign: the office opens it and works a weekend, the office and its units meet, and write it down an hour later. */
export function campaignActs(deps: Deps, city: City, now: Instant): readonly Act[] {
  const plan = planOf(now);
  const opens = campaignOpens(now);
  const held = (duty: string, person: string, minutes: readonly string[]) => (heldAt: Instant, index: number): Act => ({
    at: later(heldAt, 60),
    run: () =>
      executeCampaign(deps, {
        id: campaignId, command: { type: 'record-duty', data: { duty, heldAt, minutes: minutes[index % minutes.length] ?? '' } }, actor: personOf(city, person), commandId: keyOf(campaignId, duty, person, index),
      }),
  });
  const units = Object.values(meeting).flatMap(({ person, misses = [] }, turn) =>
    meetingTimes(now, 3 + (turn % 3), 6).map((heldAt, index) => ({ heldAt, index })).filter(({ index }) => !misses.includes(index)).map(({ heldAt, index }) => held('weekly', person, ofUnits)(heldAt, index + turn)));
  const overlay = writtenOverlay.parse({ id: `${campaignId}-weekend`, name: '迎检冲刺', basis: '国家卫生城市复审迎检冲刺工作安排', campaign: campaignId, workdays: weekendBefore(plan.inspection.earliest) });
  return [
    { at: opens, run: () => executeCampaign(deps, { id: campaignId, command: { type: 'open', data: plan }, actor: personOf(city, director), commandId: keyOf(campaignId, 'open') }) },
    { at: later(openingOn(stateCouncil, addDays(dayOf(now), -21)), 30), run: () => issueOverlay(deps, overlay, personOf(city, director), keyOf(campaignId, 'weekend')) },
    ...meetingTimes(now, 2, 12).map(held('dispatch', 'p-chen-jianguo', ofOffice)),
    ...units,
  ];
}
