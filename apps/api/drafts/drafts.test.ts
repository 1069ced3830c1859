import { describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';

const { ask, get, town } = api();
type Draft = Readonly<{ version: number; values: Readonly<Record<string, unknown>>; device: string; savedAt: string }>;
const key = '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10~submit-feedback';
const draft = async (person: string, of = key): Promise<Draft | null> => (await get(person, `/api/drafts/${of}`)).json<{ draft: Draft | null }>().draft;
const save = (person: string, seen: number, values: unknown, device = 'desk', of = key) => ask('PUT', `/api/drafts/${encodeURIComponent(of)}`, { person, body: { seen, values, device } });

describe('a draft', () => {
  it('begun on one device goes on at another, of the same person only', async () => {
    expect(await draft('urban-head')).toBeNull();
    expect((await save('urban-head', 0, { result: '已清理' }, 'phone')).json()).toEqual({ key, version: 1, savedAt: town().now() });
    expect(await draft('urban-head')).toEqual({ version: 1, values: { result: '已清理' }, device: 'phone', savedAt: town().now() });
    expect(await draft('urban-vice')).toBeNull();
  });

  it('is written over by the last writer, who is handed what another device had saved unseen', async () => {
    expect((await save('urban-head', 1, { result: '台账' }, 'desk')).json()).toMatchObject({ version: 2 });
    const answer = (await save('urban-head', 1, { result: '手机上写的' }, 'phone')).json<{ version: number; replaced?: Draft }>();
    expect(answer).toMatchObject({ version: 3, replaced: { version: 2, device: 'desk', values: { result: '台账' } } });
    expect((await save('urban-head', 1, { result: '还是手机' }, 'phone')).json()).not.toHaveProperty('replaced');
    expect(await draft('urban-head')).toMatchObject({ version: 4, values: { result: '还是手机' } });
  });

  it('is gone when it was sent, and after ninety days', async () => {
    await ask('DELETE', `/api/drafts/${key}`, { person: 'urban-head' });
    expect(await draft('urban-head')).toBeNull();
    await save('clerk', 0, { title: '路灯' }, 'desk', 'report');
    town().setTime('2026-05-31T08:59:00+08:00');
    expect(await draft('clerk', 'report')).not.toBeNull();
    town().setTime('2026-05-31T09:01:00+08:00');
    expect(await draft('clerk', 'report')).toBeNull();
  });

  it('is limited in length and number', async () => {
    expect((await save('clerk', 0, { text: 'x'.repeat(60_000) })).json()).toMatchObject({ status: 413, code: 'draft-too-long' });
    expect((await save('clerk', 0, { text: 'x' }, 'a device')).statusCode).toBe(400);
    expect((await save('clerk', 0, { text: 'x' }, 'desk', 'a/b')).statusCode).toBe(400);
    expect((await save('clerk', 0, [])).statusCode).toBe(400);
    for (let n = 0; n < 200; n += 1) await save('director', 0, { n }, 'desk', `form-${n}`);
    expect((await save('director', 0, { n: 200 }, 'desk', 'form-200')).json()).toMatchObject({ status: 409, code: 'too-many-drafts' });
    expect((await save('director', 1, { n: 0 }, 'desk', 'form-0')).statusCode).toBe(200);
  }, 60_000);
});
