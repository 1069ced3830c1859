import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { database } from '../support/database.ts';
import { seedDemonstration } from '#demonstration/seed';
import { keyOf, variants } from '#evidence/storage';
import { storageOf } from '#evidence/store';
import { statuses } from '#domain/case/state';
import { verifyAll } from '#event-store/verify';

const db = database();
const rows = (sql: string): Promise<Record<string, unknown>[]> => db.asOwner(sql);
const told: (readonly [number, number])[] = [];

let places: Parameters<typeof seedDemonstration>[1];

beforeAll(async () => {
  places = { dataDir: await mkdtemp(join(tmpdir(), 'demonstration-')), leastDiskMB: 0 };
  await seedDemonstration(db.url(), places, (done, all) => told.push([done, all]), '2026-11-20T16:00:00+08:00');
}, 300_000);
afterAll(() => rm(places.dataDir, { recursive: true }));

describe('the demonstration city', () => {
  test('has some 300 cases, in every status', async () => {
    const found = await rows('select status, count(*)::int as cases from case_list group by 1');
    expect(found.map(({ status }) => String(status)).toSorted()).toEqual([...statuses].toSorted());
    expect(found.reduce((sum, { cases }) => sum + Number(cases), 0)).toBeGreaterThan(300);
    expect(told.at(-1)).toEqual([told.length, told.length]);
  });

  test('has climbed both ladders: reminders sent, measures proposed and issued, help asked for', async () => {
    const levels = await rows('select distinct level::int as level from escalations where level is not null order by 1');
    expect(levels.map(({ level }) => level)).toEqual(expect.arrayContaining([1, 2, 3, 4]));
    const types = (await rows('select distinct type from events')).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['SanctionProposed', 'SanctionIssued', 'CoordinationRequested', 'DeadlineExtended', 'JurisdictionRuled', 'CaseReopened', 'NoticeCompleted', 'ReminderSent']));
  });

  test('is in the middle of a campaign: some twenty cases belong to it, its office and units meet or miss a meeting, and a weekend before the inspection is worked', async () => {
    const [ofCampaign] = await rows("select count(distinct stream_id)::int as cases from events where type = 'ProblemReported' and data->>'campaign' = 'health-city-review'");
    expect(Number(ofCampaign?.['cases'])).toBeGreaterThanOrEqual(18);
    const held = await rows("select type, data->>'unit' as unit from events where stream_id = 'campaign/health-city-review'");
    expect(held.map(({ type }) => type)).toEqual(expect.arrayContaining(['CampaignOpened', 'PhaseBegan', 'DutyFulfilled', 'DutyMissed']));
    expect(held.filter(({ type }) => type === 'DutyMissed').map(({ unit }) => unit)).toEqual(expect.arrayContaining(['xcjd', 'zjj']));
    expect(await rows("select data->'days' as days from events where type = 'OverlayIssued'")).toEqual([{ days: { '2026-12-12': 'workday', '2026-12-13': 'workday' } }]);
  });

  test('has what a city in earnest has: milestones, urgent orders, whistles, a listed case with its report, yellow and red cards of several units, a proposed talk', async () => {
    const types = (await rows('select distinct type from events')).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['MilestoneReached', 'WhistleBlown', 'UnitArrived', 'ListingReported', 'ListingPublished', 'UnitMeasureProposed']));
    expect(await rows("select 1 from events where type = 'OrderIssued' and data->>'urgency' = 'urgent'")).toHaveLength(3);
    const cards = await rows("select distinct data->>'kind' as kind, data->>'unit' as unit from events where type = 'SanctionIssued' and data->>'kind' in ('yellow-card', 'red-card')");
    expect(new Set(cards.map(({ kind }) => kind)).size).toBe(2);
    expect(new Set(cards.map(({ unit }) => unit)).size).toBeGreaterThanOrEqual(2);
  });

  test('has two versions of the rules in use: the ordinary ones, and those that were published for what is ordered later', async () => {
    const orders = await rows("select data->>'policy' as policy, count(*)::int as orders from events where type = 'OrderIssued' group by 1 order by 1");
    expect(orders.map(({ policy }) => String(policy).split('+')[0])).toEqual(['default-1', 'qingchuan-cards@1']);
  });

  test('has photos of some thirty places, before with the report and after with the feedback, kept with their copies and thumbnails', async () => {
    const attached = await rows('select sha256, event, count(*)::int from case_evidence group by 1, 2');
    expect(attached.filter(({ event }) => event === 'ProblemReported').length).toBeGreaterThanOrEqual(30);
    expect(attached.filter(({ event }) => event === 'FeedbackSubmitted').length).toBeGreaterThanOrEqual(15);
    const storage = storageOf(places);
    const sizes = await Promise.all(attached.flatMap(({ sha256 }) => variants.map((variant) => storage.size(keyOf(String(sha256), variant)))));
    expect(sizes).not.toContain(undefined);
  });

  test('is in the middle of an inspection round: drawn places, and cases of what was found, one with its photo', async () => {
    expect((await rows("select type from events where stream_id like 'round/%' order by version")).map(({ type }) => type)).toEqual(['RoundPlanned', 'PlacesDrawn', 'FindingsFiled']);
    const found = await rows("select c.case_id, c.source_kind, e.sha256 from case_list c left join case_evidence e on e.case_id = c.case_id where c.round is not null");
    expect(found.map(({ source_kind: kind }) => kind)).toEqual(['covert-visit', 'covert-visit', 'covert-visit']);
    expect(found.filter(({ sha256 }) => sha256 !== null)).toHaveLength(1);
  });

  test('was made by commands and the clock alone: every event has its person and command, the chain holds, and nothing due was left out', async () => {
    expect(await rows("select type from events where coalesce(actor->>'person', '') = '' or command_id = ''")).toEqual([]);
    expect(await rows("select case_id from case_list where next_duty_at <= '2026-11-20T16:00:00+08:00'")).toEqual([]);
    const broken = [];
    for await (const verdict of verifyAll(db.pool())) if (!verdict.ok) broken.push(verdict);
    expect(broken).toEqual([]);
  });

  test('is left alone where there is a city already', async () => {
    const before = await rows('select count(*) from events');
    expect(await seedDemonstration(db.url(), places, () => undefined)).toBe(false);
    expect(await rows('select count(*) from events')).toEqual(before);
  });
});
