import { describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';

const { get, town } = api();
type Compared = Readonly<{ measure: string; sentence: string; measures: readonly object[]; period: object; against: object; items: readonly Readonly<{ unit: string; now: Readonly<{ value: number; cases: number }>; before: Readonly<{ value: number; cases: number }> }>[] }>;
const compared = async (person: string, search: string): Promise<Compared> => (await get(person, `/api/stats/comparison?${search}`)).json();

describe('figures of units beside those of another period', () => {
  it('are those of this month and of the month before, each with its definition, for whoever may see the records', async () => {
    await bring(town(), await town().report(), 'claimed');
    town().setTime('2026-04-06T09:00:00+08:00');
    for (const title of ['甲', '乙']) await bring(town(), await town().report(title), 'claimed');
    const found = await compared('director', 'measure=taken');
    expect(found).toMatchObject({ measure: 'taken', sentence: expect.stringContaining('任务数'), period: { from: '2026-04-01', to: '2026-04-30' }, against: { from: '2026-03-01', to: '2026-03-31' } });
    expect(found.items).toMatchObject([{ unit: 'urban', now: { value: 2, cases: 2 }, before: { value: 1, cases: 1 } }]);
    expect((await compared('housing-head', 'measure=taken')).items).toEqual([]);
  });

  it('are of any two periods, a day at both ends included', async () => {
    const { items } = await compared('director', 'measure=taken&from=2026-03-02&to=2026-03-02&againstFrom=2026-04-06&againstTo=2026-04-06');
    expect(items).toMatchObject([{ now: { value: 1 }, before: { value: 2 } }]);
    expect((await compared('director', 'measure=taken&from=2026-02-01&to=2026-02-28&againstFrom=2026-01-01&againstTo=2026-01-31')).items).toEqual([]);
  });

  it('are refused for a figure that does not exist', async () => {
    expect((await get('director', '/api/stats/comparison?measure=luck')).statusCode).toBe(400);
  });
});
