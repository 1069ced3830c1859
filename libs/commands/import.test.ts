import { beforeAll, describe, expect, it } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { openTown, type Town } from '../../test/support/town.ts';
import { clock } from '#domain/city/city';
import { past } from '#domain/case/history';
import { dueCases } from '#read-models/clocks';
import { agendaOf } from './agenda.ts';
import { loadCase } from './case-file.ts';
import { importHistory, pastCaseId, type Past } from './import.ts';
import { ensureUnits } from './past-units.ts';

const db = database();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
});

const row = (id: number, more: Partial<Past> = {}): Past =>
  past.parse({
    system: 'ledger', externalId: `L-${id}`, row: id, title: '井盖缺失', description: '井盖缺失', address: '人民路', source: 'inspection', unit: 'urban', reportedAt: '2016-03-01T09:00:00+08:00', dueAt: '2016-03-05T18:00:00+08:00', ...more,
  });

describe('a history import', () => {
  it('gives each case its own past, recorded now', async () => {
    await importHistory(town.deps, [row(1, { closedAt: '2016-03-04T10:00:00+08:00' })], clock);
    const file = await loadCase(town.deps, pastCaseId(row(1)));
    expect(file?.state).toMatchObject({ status: 'closed', closedAt: '2016-03-04T10:00:00+08:00', history: { externalId: 'L-1' } });
    expect(file?.events[0]).toMatchObject({ type: 'ProblemReported', occurredAt: '2016-03-01T09:00:00+08:00' });
    expect(new Set(file?.events.map(({ recordedAt }) => recordedAt))).toEqual(new Set([town.now()]));
    expect((await agendaOf(town.deps, pastCaseId(row(1)))).over).toBe(true);
  });

  it('of the same rows again changes nothing', async () => {
    const rows = [row(10), row(11), row(12)];
    expect(await importHistory(town.deps, rows, clock)).toMatchObject({ imported: 3, already: 0 });
    const before = await db.asOwner('select count(*) from events');
    expect(await importHistory(town.deps, [...rows, row(13)], clock)).toMatchObject({ imported: 1, already: 3 });
    expect(Number((await db.asOwner('select count(*) from events'))[0]?.['count'])).toBeGreaterThan(Number(before[0]?.['count']));
    expect(await importHistory(town.deps, rows, clock)).toMatchObject({ imported: 0, already: 3 });
  });

  it('returns the rows that the rules refuse, and takes the others', async () => {
    const { imported, refused } = await importHistory(town.deps, [row(20, { unit: 'nobody-knows' }), row(21, { closedAt: '2016-02-01T00:00:00+08:00' }), row(22)], clock);
    expect(imported).toBe(1);
    expect(refused.map(({ row: line, refusal }) => [line, refusal.code])).toEqual([[20, 'unknown-unit'], [21, 'closed-before-reported']]);
  });

  it('fires nothing for what was missed before: an open case waits for the office to take it over', async () => {
    await importHistory(town.deps, [row(30)], clock);
    const agenda = await agendaOf(town.deps, pastCaseId(row(30)));
    expect(agenda.duties.length).toBeGreaterThan(0);
    expect(agenda.duties.filter(({ at }) => at <= town.now())).toEqual([]);
    expect(await dueCases(db.pool(), town.now())).toEqual([]);
  });

  it('adds the units that the city lacks, once', async () => {
    const units = { office: { id: 'archive', name: '档案室' }, units: [{ id: 'old-unit', name: '旧单位', kind: 'department' as const }, { id: 'urban', name: '城管局', kind: 'department' as const }] };
    expect(await ensureUnits(town.deps, clock, units)).toEqual(['旧单位']);
    expect(await ensureUnits(town.deps, clock, units)).toEqual([]);
  });
});
