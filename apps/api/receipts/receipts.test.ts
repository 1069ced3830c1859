import { beforeAll, describe, expect, it } from '@jest/globals';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';

const { ask, get, post, town } = api();
type Readers = Readonly<{ read: number; ever: number; version: number; people?: readonly unknown[]; shares?: readonly unknown[] }>;
let caseId = '';
const look = async (person: string, version = 999): Promise<Readers> => (await ask('PUT', `/api/receipts/${caseId}`, { person, body: { version } })).json<Readers>();
const seen = async (person: string): Promise<readonly unknown[]> => (await get(person, `/api/receipts?cases=${caseId}`)).json<{ items: readonly unknown[] }>().items;

beforeAll(async () => {
  ({ caseId } = await bring(town(), await town().report('谁看过'), 'issued'));
}, 60_000);

describe('a receipt', () => {
  it('says which version somebody has seen, and moves with the next look', async () => {
    const { version } = await town().read(caseId);
    expect(await seen('director')).toEqual([]);
    expect(await look('director', 2)).toMatchObject({ version, read: 0, ever: 1 });
    expect(await seen('director')).toEqual([{ caseId, version: 2 }]);
    expect(await look('director')).toMatchObject({ read: 1 });
    await look('director', 1);
    expect(await seen('director')).toEqual([{ caseId, version }]);
  });

  it('tells the office and leaders who has looked since the last event, and whether each unit has opened its order', async () => {
    expect((await get('director', `/api/receipts/${caseId}`)).json<Readers>().shares).toEqual([{ unit: 'urban', unitName: '市城管局', openedAt: null, openedBy: null }]);
    const at = town().now();
    await look('urban-handler');
    await town().act(caseId, 'urban-handler', 'claim', {});
    await look('director');
    const readers = (await get('leader', `/api/receipts/${caseId}`)).json<Readers>();
    expect(readers).toMatchObject({ read: 1, ever: 2, shares: [{ openedAt: at, openedBy: '城管局经办人' }] });
    expect(readers.people).toEqual([expect.objectContaining({ person: 'director', upToDate: true }), expect.objectContaining({ person: 'urban-handler', unitName: '市城管局', upToDate: false })]);
  });

  it('tells the units how many, and no names', async () => {
    const readers = (await get('urban-head', `/api/receipts/${caseId}`)).json<Readers>();
    expect(readers).toMatchObject({ read: 1, ever: 2 });
    expect([readers.people, readers.shares]).toEqual([undefined, undefined]);
  });

  it('is neither left nor read by whoever may not see the case', async () => {
    for (const answer of [await get('housing-head', `/api/receipts/${caseId}`), await ask('PUT', `/api/receipts/${caseId}`, { person: 'housing-head', body: { version: 1 } })]) expect(answer.json()).toMatchObject({ status: 404, code: 'unknown-case' });
    expect((await get('director', `/api/receipts/${caseId}`)).body).not.toContain('housing');
  });
});

describe('what somebody away is told', () => {
  type Notice = Readonly<{ id: string; caseId: string | null; readAt: string | null; onBehalfOf: Readonly<{ person: string; name: string }> | null }>;
  const notices = async (person: string): Promise<Readonly<{ items: readonly Notice[]; unread: number }>> => (await get(person, '/api/notices')).json();

  it('is copied to the deputy while it lasts, marked, and read by each for themselves', async () => {
    const before = await notices('traffic-head');
    await post('urban-handler', '/api/delegations', { deputy: 'traffic-head', from: '2026-03-02', until: '2026-03-03' });
    const order = await bring(town(), await town().report('代理期间交办'), 'issued');
    const { items, unread } = await notices('traffic-head');
    const copy = items.find((item) => item.caseId === order.caseId);
    expect([copy?.onBehalfOf, copy?.readAt, unread]).toEqual([{ person: 'urban-handler', name: '城管局经办人' }, null, before.unread + 1]);
    expect(items.some((item) => item.caseId === caseId)).toBe(false);
    expect((await post('traffic-head', `/api/notices/${copy?.id}/read`, {})).json()).toEqual({ id: copy?.id, unread: before.unread });
    const own = (await notices('urban-handler')).items.find(({ id }) => id === copy?.id);
    expect([own?.readAt, own?.onBehalfOf]).toEqual([null, null]);
    expect((await post('housing-head', `/api/notices/${copy?.id}/read`, {})).statusCode).toBe(404);
    town().setTime('2026-03-04T00:00:00+08:00');
    expect(await notices('traffic-head')).toEqual(before);
    expect((await post('traffic-head', `/api/notices/${copy?.id}/read`, {})).statusCode).toBe(404);
  });
});
