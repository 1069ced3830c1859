import { describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';

const { get, town } = api();
type Held = Readonly<{ now: string; items: readonly Readonly<{ holder: string; name: string; unit: string | null; minutes: number; elapsed: number; holding: boolean }>[] }>;
const held = async (caseId: string, search = ''): Promise<Held> => (await get('director', `/api/cases/${caseId}/holders${search}`)).json();

describe('who held a case', () => {
  it('is told with the working time of each, and whose it is now', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    await town().wait(caseId, '2026-03-04T12:00:00+08:00');
    const { now, items } = await held(caseId);
    const unit = items.find(({ holder }) => holder === 'unit:urban');
    expect([now, unit]).toMatchObject(['2026-03-04T12:00:00+08:00', { name: '市城管局', unit: 'urban', holding: true }]);
    expect(unit?.minutes).toBeGreaterThan(16 * 60);
    expect(unit?.minutes).toBeLessThan(unit?.elapsed ?? 0);
    expect(items.filter(({ holding }) => holding).map(({ holder }) => holder)).toEqual(['unit:urban']);
  });

  it('is told as it was known then', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    const before = await held(caseId);
    await town().wait(caseId, '2027-03-04T12:00:00+08:00');
    expect(await held(caseId, `?asOf=${encodeURIComponent(before.now)}`)).toEqual(before);
  });

  it('is told to nobody who may not see the case', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    expect((await get('housing-head', `/api/cases/${caseId}/holders`)).statusCode).toBe(404);
  });
});
