import { beforeAll, describe, expect, it } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { openTown, townFile, type Town } from '../../test/support/town.ts';
import { stateCouncil } from '#domain/calendar/state-council';
import { dueOf } from '#domain/calendar/due';
import { nothing } from '#domain/case/state';
import { clock } from '#domain/city/city';
import { applyCity } from './city.ts';
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
