import { describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';

const { get, town } = api();

describe('the limit that an order of this moment would set', () => {
  it('is that of the category, explained day by day, and is what the order then sets', async () => {
    const caseId = await town().report();
    await town().act(caseId, 'clerk', 'register', { category: 'rubbish' });
    town().setTime('2026-03-05T10:00:00+08:00');
    const proposed = (await get('dispatcher', `/api/cases/${caseId}/limit`)).json<{ dueAt: string; days: { counts: boolean }[] }>();
    expect(proposed).toMatchObject({ limit: { amount: 5, unit: 'workday' }, limitFrom: 'category', from: '2026-03-05T10:00:00+08:00', dueAt: '2026-03-12T18:00:00+08:00', provisional: false });
    expect(proposed.days.filter(({ counts }) => counts)).toHaveLength(5);
    const { state } = await town().act(caseId, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理' });
    expect(state.assignments[0]?.deadline?.dueAt).toBe(proposed.dueAt);
  });

  it('is what is typed, in any unit', async () => {
    const caseId = await town().report();
    await town().act(caseId, 'clerk', 'register', { category: 'rubbish' });
    expect((await get('dispatcher', `/api/cases/${caseId}/limit?amount=3&unit=workday`)).json()).toMatchObject({ limit: { amount: 3, unit: 'workday' }, limitFrom: 'hand' });
    expect((await get('dispatcher', `/api/cases/${caseId}/limit?amount=3`)).json()).toMatchObject({ status: 400, errors: [{ path: 'unit' }] });
  });

  it('is missing where there is no category yet, and nobody learns of a case by it', async () => {
    const caseId = await town().report();
    expect((await get('dispatcher', `/api/cases/${caseId}/limit`)).json()).toMatchObject({ status: 409, code: 'category-without-limit' });
    expect((await get('housing-head', `/api/cases/${caseId}/limit`)).json()).toMatchObject({ status: 404, code: 'unknown-case' });
  });
});
