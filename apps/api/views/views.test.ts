import { beforeAll, describe, expect, it } from '@jest/globals';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';

const { ask, get, town } = api();
type Shown = Readonly<{ name: string; count: number | null; search: Readonly<Record<string, string>> }>;
const views = async (person: string): Promise<readonly Shown[]> => (await get(person, '/api/views')).json<{ items: readonly Shown[] }>().items;
const save = (person: string, name: string, search: unknown) => ask('PUT', `/api/views/${encodeURIComponent(name)}`, { person, body: { search } });
const drop = (person: string, name: string) => ask('DELETE', `/api/views/${encodeURIComponent(name)}`, { person });

beforeAll(async () => {
  await town().report('新报');
  await bring(town(), await town().report('待认领'), 'issued');
  const { caseId } = await bring(town(), await town().report('东大街逾期'), 'claimed');
  await bring(town(), await town().report('办结'), 'closed');
  await town().wait(caseId, '2026-03-12T09:00:00+08:00');
}, 60_000);

describe('a view that somebody keeps', () => {
  it('is a filter of the list with a name, and says how many cases are in it now', async () => {
    expect((await save('director', '城东 逾期', { view: 'overdue', area: 'east', q: '东大街逾期' })).json()).toMatchObject({ name: '城东 逾期', count: 1 });
    await save('director', '全部', { view: 'all' });
    await save('director', '办结', { view: 'closed' });
    const lengths = await Promise.all(['', '?status=closed'].map(async (query) => (await get('director', `/api/cases${query}`)).json<{ items: unknown[] }>().items.length));
    expect((await views('director')).map(({ name, count }) => [name, count])).toEqual(expect.arrayContaining([['全部', lengths[0]], ['办结', lengths[1]], ['城东 逾期', 1]]));
  });

  it('is seen and deleted by nobody else', async () => {
    expect(await views('clerk')).toEqual([]);
    expect((await drop('clerk', '全部')).json()).toMatchObject({ status: 404, code: 'unknown-view' });
    expect((await drop('director', '全部')).statusCode).toBe(200);
    expect((await views('director')).map(({ name }) => name)).not.toContain('全部');
  });

  it('of the same name takes the place of the one before', async () => {
    await save('director', '办结', { view: 'mine' });
    expect((await views('director')).find(({ name }) => name === '办结')?.search).toEqual({ view: 'mine' });
  });

  it('keeps what the list no longer knows, without a number', async () => {
    expect((await save('director', '旧的', { view: 'gone' })).json()).toMatchObject({ count: null, search: { view: 'gone' } });
  });

  it('is short, and there are twenty', async () => {
    for (const search of [{ 'a b': 'x' }, { view: '' }, { q: 'x'.repeat(201) }, 'view=all']) expect((await save('clerk', '错', search)).statusCode).toBe(400);
    expect((await save('clerk', 'x'.repeat(41), { view: 'all' })).statusCode).toBe(400);
    for (let n = 1; n <= 20; n += 1) expect((await save('clerk', `视图${n}`, { view: 'all' })).statusCode).toBe(200);
    expect((await save('clerk', '视图21', { view: 'all' })).json()).toMatchObject({ status: 409, code: 'too-many-views' });
    expect((await save('clerk', '视图20', { view: 'mine' })).statusCode).toBe(200);
  });
});
