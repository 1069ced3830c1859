import { beforeAll, describe, expect, it } from '@jest/globals';
import { countedViews } from '#read-models/case-views';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';

const { get, town } = api();

type Counts = Readonly<{ items: readonly Readonly<{ view: string; count: number }>[] }>;
const countsOf = async (person: string): Promise<Readonly<Record<string, number>>> => Object.fromEntries((await get(person, '/api/cases/counts')).json<Counts>().items.map(({ view, count }) => [view, count]));
const listed = async (person: string, view: string): Promise<number> => (await get(person, `/api/cases?view=${view}&limit=200`)).json<{ items: unknown[] }>().items.length;

beforeAll(async () => {
  await town().report('新报');
  await town().act(await town().report('待交办'), 'clerk', 'register', { category: 'rubbish' });
  await bring(town(), await town().report('待认领'), 'issued');
  const { caseId } = await bring(town(), await town().report('逾期'), 'claimed');
  await bring(town(), await town().report('待核查'), 'delivered');
  await bring(town(), await town().report('待销号'), 'passed');
  await bring(town(), await town().report('办结'), 'closed');
  await town().wait(caseId, '2026-03-12T09:00:00+08:00');
}, 60_000);

describe('the counts beside the views', () => {
  it.each(['director', 'clerk', 'urban-handler', 'urban-inspector', 'inspector', 'leader', 'housing-head', 'oversight', 'admin'])('of %s are as long as the lists', async (person) => {
    const counts = await countsOf(person);
    for (const view of countedViews) expect([view, counts[view]]).toEqual([view, await listed(person, view)]);
  });

  it('have two longer lists without one: all that is open, and all that is closed', async () => {
    expect([await listed('director', 'open'), await listed('director', 'closed'), await listed('director', 'verify')]).toEqual([6, 1, 1]);
  });

  it('tell apart what each person may see, and what waits for them', async () => {
    const [director, head] = [await countsOf('director'), await countsOf('housing-head')];
    expect(director).toMatchObject({ verify: 1, dispatch: 1, overdue: expect.any(Number) });
    expect(director['overdue']).toBeGreaterThan(0);
    expect(Object.values(head).every((count) => count === 0)).toBe(true);
  });
});
