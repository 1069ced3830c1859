import { beforeAll, describe, expect, test } from '@jest/globals';
import { agendaOf, performDuty } from '#commands/agenda';
import { database } from '../../test/support/database.ts';
import { bring, openTown, type Town } from '../../test/support/town.ts';
import { dueCases, nextDue } from './clocks.ts';

const db = database();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
});

describe('the next duty of each case', () => {
  test('is due at its time and not before, the earliest first, and gone when it was performed', async () => {
    const caseId = await town.report();
    const due = await nextDue(db.pool(), '2027-01-01T00:00:00+08:00');
    expect(due).toBe('2026-03-03T18:00:00+08:00');
    expect(await nextDue(db.pool(), '2026-03-03T17:59:59+08:00')).toBeUndefined();
    expect(await dueCases(db.pool(), '2026-03-03T17:59:59+08:00')).toEqual([]);
    const [first] = await dueCases(db.pool(), due ?? '');
    expect(first).toMatchObject({ caseId, kind: 'remind', dueAt: due });
    town.setTime(due ?? '');
    await performDuty(town.deps, caseId, first?.dutyId ?? '', first?.dueAt ?? '');
    expect(await dueCases(db.pool(), due ?? '')).toEqual([]);
  });

  test.each(['issued', 'claimed', 'delivered', 'passed', 'closed'] as const)('is that of its agenda when it is %s', async (stage) => {
    const caseId = await town.report();
    await bring(town, caseId, stage);
    const [next] = (await agendaOf(town.deps, caseId)).duties;
    const [found] = (await dueCases(db.pool(), '2027-01-01T00:00:00+08:00')).filter((due) => due.caseId === caseId);
    expect(found).toEqual({ caseId, dutyId: next?.id, kind: next?.kind, dueAt: next?.at });
  });
});
