import { beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';

const { get, town } = api();

type Listed = Readonly<{ day: string; items: readonly Readonly<{ title: string; kind: string; command: string; address: string; areaName: string | null }>[]; next: string | null }>;
const list = async (person: string, asked = ''): Promise<Listed> => (await get(person, `/api/inspections${asked}`)).json<Listed>();
const titles = async (person: string, asked = ''): Promise<readonly string[]> => (await list(person, asked)).items.map(({ title }) => title);

beforeAll(async () => {
  await bring(town(), await town().report('在办'), 'claimed');
  const ordered = await bring(town(), await town().report('已安排复查'), 'delivered');
  await town().act(ordered.caseId, 'dispatcher', 'order-reinspection', {});
  const named = await bring(town(), await town().report('指定了别人'), 'delivered');
  await town().act(named.caseId, 'dispatcher', 'order-reinspection', { inspector: 'inspector-2' });
  await bring(town(), await town().report('未安排复查'), 'delivered');
  await bring(town(), await town().report('已销号'), 'closed');
}, 60_000);

describe('what is to be inspected', () => {
  it('are the re-inspections that are ordered, and what becomes due up to the day', async () => {
    const today = await list('inspector', '?day=2026-03-03');
    expect(new Set(today.items.map(({ title, kind, command }) => `${title} ${kind} ${command}`))).toEqual(new Set(['已安排复查 reinspection reinspect', '未安排复查 reinspection reinspect']));
    expect(today).toMatchObject({ day: '2026-03-03', next: null });
    expect(await titles('inspector', '?day=2026-03-02')).toEqual(['已安排复查']);
    expect(await titles('inspector-2')).toContain('指定了别人');
  });

  it('are the looks back on closed cases when their day comes', async () => {
    expect(await titles('inspector', '?day=2026-03-03')).not.toContain('已销号');
    const later = await list('inspector', '?day=2026-04-30');
    expect(later.items.find(({ title }) => title === '已销号')).toMatchObject({ kind: 'look-back', command: 'look-back' });
  });

  it('are never those of the own unit, and for whoever does not inspect there are none', async () => {
    expect(await titles('surveyor', '?day=2026-04-30')).toContain('已安排复查');
    expect(await titles('urban-inspector', '?day=2026-04-30')).toEqual([]);
    for (const person of ['director', 'urban-head', 'admin', 'foreign-director']) expect(await titles(person, '?day=2026-04-30')).toEqual([]);
  });

  it('come place by place, page after page, each once', async () => {
    const all = (await list('inspector', '?day=2026-04-30')).items;
    const found: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Listed = await list('inspector', `?day=2026-04-30&limit=1${next === '' ? '' : `&cursor=${next}`}`);
      found.push(...page.items.map(({ title }) => title));
      next = page.next;
    }
    expect(found).toEqual(all.map(({ title }) => title));
    expect(all.map(({ areaName, address }) => `${areaName ?? ''} ${address}`)).toEqual(all.map(({ areaName, address }) => `${areaName ?? ''} ${address}`).toSorted());
  });

  it('are asked for with a day that exists', async () => {
    expect((await get('inspector', '/api/inspections?day=2026-02-30')).statusCode).toBe(400);
    expect((await get('inspector', '/api/inspections?day=2026-03-03&cursor=x')).statusCode).toBe(400);
  });
});
