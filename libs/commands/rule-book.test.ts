import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { publishLonger } from '../../test/support/amendments.ts';
import { townCampaign } from '../../test/support/campaign.ts';
import { by } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { bring, openTown, townFile, type Town } from '../../test/support/town.ts';
import type { Queryable } from '#event-store/queryable';
import { stateCouncil } from '#domain/calendar/state-council';
import { dueOf } from '#domain/calendar/due';
import { writtenOverlay } from '#domain/calendar/written';
import { nothing } from '#domain/case/state';
import { clock } from '#domain/city/city';
import { instantOf, millis } from '#domain/time';
import { changeCalendar } from './calendars.ts';
import { executeCampaign } from './campaign.ts';
import { readCase } from './case-file.ts';
import { applyCity } from './city.ts';
import { rulesInForce } from './rules-in-force.ts';
import { UnknownRules } from './unknown-rules.ts';

const db = database();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
});

const pinned = async (policy: string, calendar: string) => town.deps.ruleBook.pinned(db.pool(), { ...nothing, pins: { policy, calendar } }, await town.deps.directory.current(db.pool()));

const current = async () => town.deps.ruleBook.current(db.pool(), await town.deps.directory.current(db.pool()), { areas: [] }, town.now());

describe('an order keeps the rules that it was issued under', () => {
  it('when the city’s categories change afterwards', async () => {
    const { policy, calendar } = await current();
    const categories = townFile.categories.map((one) => ({ ...one, limit: { amount: 99, unit: 'workday' as const } }));
    await applyCity(town.deps, { ...townFile, categories }, clock);
    const now = (await current()).policy;
    expect(now.version).not.toBe(policy.version);
    expect((await pinned(policy.version, calendar.version)).policy.categories).toEqual(policy.categories);
  });

  it('when the State Council has published another notice since: the November notice of 2019 still counts five working days from 22 January 2020 to 4 February', async () => {
    const { policy } = await current();
    const due = async (calendar: string) => dueOf((await pinned(policy.version, calendar)).calendar, '2020-01-22T09:00:00+08:00', { amount: 5, unit: 'workday' }).dueAt;
    expect(await due('state-council-2019-11-21')).toBe('2020-02-04T18:00:00+08:00');
    expect(await due(stateCouncil.version)).toBe('2020-02-06T18:00:00+08:00');
  });

  it('and says so where it does not know them', async () => {
    await expect(pinned('default-0+city-1', stateCouncil.version)).rejects.toThrow(UnknownRules);
    await expect(pinned('default-1+city-1', 'state-council-1999-01-01')).rejects.toThrow(UnknownRules);
  });
});

describe('what is new', () => {
  const pinsOf = async (caseId: string) => (await town.read(caseId)).state.pins;
  const policyOf = async (caseId: string) => (await pinsOf(caseId))?.policy.split('+city-')[0];

  it('takes the policy in force with its report, its registration and its order, and keeps it when another is published that it is not to follow', async () => {
    const [early, late] = [await town.report(), await town.report()];
    await bring(town, early, 'issued');
    const key = await publishLonger(town, 9, { migrate: false });
    expect(await policyOf(early)).toBe('default-1');
    expect(await policyOf(late)).toBe('default-1');
    await town.act(late, 'clerk', 'register', { category: 'rubbish' });
    expect(await policyOf(late)).toBe(`longer-9@${key.number}`);
    await town.act(early, 'urban-handler', 'claim', {});
    expect((await town.read(early)).rules.policy.version).toMatch(/^default-1\+city-/);
  }, 60_000);

  it('takes the one that was in force when it happened where it is entered late', async () => {
    const caseId = await town.report();
    await town.act(caseId, 'clerk', 'register', { category: 'rubbish' });
    const before = await policyOf(caseId);
    const occurredAt = instantOf(millis(town.now()) + 30_000);
    const effectiveFrom = instantOf(millis(town.now()) + 3_600_000);
    await publishLonger(town, 11, { migrate: false, effectiveFrom });
    town.setTime(instantOf(millis(effectiveFrom) + 60_000));
    const order = { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' };
    await town.act(caseId, 'clerk', 'late-entry', { command: 'issue-order', data: order, onBehalfOf: 'dispatcher', occurredAt, reason: '停电，先发纸质交办单' });
    expect(await policyOf(caseId)).toBe(before);
    const other = await town.report();
    expect(await policyOf(other)).toMatch(/^longer-11@/);
  }, 60_000);

  it('counts by the overlays of its own place only', async () => {
    const book = town.deps.ruleBook;
    await changeCalendar(town.deps, { type: 'issue-overlay', data: writtenOverlay.parse({ id: 'road', name: '东大街赶集', basis: '东政〔2026〕1号', areas: ['road'], holidays: ['2026-05-22'] }) }, clock, randomUUID());
    const due = async (areas: readonly string[]) => dueOf((await book.current(db.pool(), await town.deps.directory.current(db.pool()), { areas }, town.now())).calendar, '2026-05-21T09:00:00+08:00', { amount: 1, unit: 'workday' }).dueAt;
    expect([await due(['road', 'east']), await due(['east']), await due([])]).toEqual(['2026-05-25T18:00:00+08:00', '2026-05-22T18:00:00+08:00', '2026-05-22T18:00:00+08:00']);
  });

  it('is given the same value for the same rules, so that timetables are worked out once', async () => {
    const pins = await pinsOf(await town.report());
    const city = await town.deps.directory.current(db.pool());
    const [one, other] = [await town.deps.ruleBook.pinned(db.pool(), { ...nothing, ...(pins === undefined ? {} : { pins }) }, city), await current()];
    expect([one.policy === other.policy, one.calendar === other.calendar]).toEqual([true, true]);
  });

  it('asks the database once for the heads of everything that rules are made of', async () => {
    const asked: string[] = [];
    const client: Queryable = { query: (statement) => (asked.push(statement.name ?? ''), db.pool().query(statement)) };
    await readCase(town.deps, client, await town.report());
    expect(asked).toEqual(['event-store-load', 'event-store-versions']);
  });

  it('is asked for once for many cases, those of campaigns too: none of them asks the database again', async () => {
    await executeCampaign(town.deps, { id: 'health-city', command: { type: 'open', data: townCampaign }, actor: by('director'), commandId: randomUUID() });
    const city = await town.deps.directory.current(db.pool());
    const inForce = await rulesInForce(town.deps);
    let asked = 0;
    const client: Queryable = { query: (statement) => ((asked += 1), db.pool().query(statement)) };
    const places = [{ areas: ['road', 'east'], campaign: 'health-city' }, { areas: ['east'], campaign: 'health-city' }, { areas: [] }];
    await inForce(client, city, places[0] ?? { areas: [] });
    asked = 0;
    for (const place of places) expect(await inForce(client, city, place)).toBe(await town.deps.ruleBook.current(db.pool(), city, place, town.now()));
    expect(asked).toBe(0);
  });
});
