import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';

const { get, post, town } = api();

type Found = Readonly<{ items: readonly Readonly<{ caseId: string; title: string; likeness: number; metres: number | null; statusName: string }>[] }>;
const nearby = async (person: string, asked: Readonly<Record<string, string>>): Promise<Found> => (await get(person, `/api/cases/nearby?${new URLSearchParams(asked).toString()}`)).json();
const titles = async (person: string, asked: Readonly<Record<string, string>>): Promise<readonly string[]> => (await nearby(person, asked)).items.map(({ title }) => title);

/** Files a report as somebody; its case. */
async function filed(person: string, title: string, place: object): Promise<string> {
  const answer = await post(person, '/api/cases', { title, description: title, source: { kind: 'inspection' }, place }, { 'idempotency-key': randomUUID() });
  return answer.json<{ caseId: string }>().caseId;
}

beforeAll(async () => {
  await filed('clerk', '农贸市场西门占道经营', { address: '东大街 12 号', area: 'road', latitude: 34.5021, longitude: 109.5098 });
  await filed('clerk', '农贸市场南门占道经营', { address: '东大街 40 号', area: 'road', latitude: 34.5031, longitude: 109.5098 });
  await filed('clerk', '路灯不亮', { address: '东大街 12 号', area: 'road' });
  await filed('clerk', '农贸市场西门占道经营', { address: '西环路 3 号', area: 'west' });
  await bring(town(), await town().report('农贸市场门口占道经营（已办结）'), 'closed');
}, 60_000);

describe('open cases nearby', () => {
  it('are those of the same area of which title and address are alike, the likest first', async () => {
    expect(await titles('clerk', { area: 'road', title: '农贸市场西门占道' })).toEqual(['农贸市场西门占道经营', '农贸市场南门占道经营']);
    expect(await titles('clerk', { area: 'east', title: '农贸市场西门占道' })).toEqual(['农贸市场西门占道经营', '农贸市场南门占道经营']);
    expect(await titles('clerk', { area: 'road', title: '窨井盖破损' })).toEqual([]);
    expect(await titles('clerk', { area: 'road', address: '东大街12号' })).toEqual(expect.arrayContaining(['路灯不亮', '农贸市场西门占道经营']));
  });

  it('are found by their distance where both have coordinates', async () => {
    const { items } = await nearby('clerk', { lat: '34.50212', lng: '109.50981', title: '占道经营' });
    expect(items.map(({ title }) => title)).toEqual(['农贸市场西门占道经营', '农贸市场南门占道经营']);
    expect(items[0]?.metres).toBeLessThan(5);
    expect(items[1]?.metres).toBeGreaterThan(100);
    expect(await titles('clerk', { lat: '34.60', lng: '109.50981', title: '占道经营' })).toEqual([]);
  });

  it('are never more than what the caller may see', async () => {
    expect(await titles('housing-head', { title: '农贸市场西门占道经营' })).toEqual([]);
    expect(await titles('leader', { title: '农贸市场西门占道经营' })).toHaveLength(2);
  });

  it('want both coordinates or none', async () => {
    expect((await get('clerk', '/api/cases/nearby?lat=34.5')).json()).toMatchObject({ status: 400, errors: [{ path: 'lng' }] });
    expect((await get('clerk', '/api/cases/nearby?lat=91&lng=0')).statusCode).toBe(400);
  });
});
