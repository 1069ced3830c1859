import { describe, expect, it } from '@jest/globals';
import { sessionCookie } from '#identity/credentials';
import { api } from '../../../test/support/api.ts';

describe('in a demonstration', () => {
  const { ask, get, post } = api();

  it('everybody may see who there is', async () => {
    const people = (await ask('GET', '/api/demo/people')).json<{ id: string }[]>();
    expect(people.find(({ id }) => id === 'urban-handler')).toEqual({ id: 'urban-handler', name: '城管局经办人', post: '单位经办人', unit: 'urban', office: null, of: '市城管局', roles: ['unit-handler'], roleNames: ['单位经办人'] });
    expect(JSON.stringify(people)).not.toMatch(/phone|email/);
  });

  it('somebody signs in by choosing a person, and out again', async () => {
    const signedIn = await ask('POST', '/api/session', { body: { person: 'clerk' } });
    const { token } = signedIn.json<{ token: string }>();
    const cookie = String(signedIn.headers['set-cookie']);
    expect([signedIn.statusCode, cookie]).toEqual([200, expect.stringMatching(new RegExp(`^${sessionCookie}=${token}; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Lax$`))]);
    const byToken = await ask('GET', '/api/session', { headers: { authorization: `Bearer ${token}` } });
    const byCookie = await ask('GET', '/api/session', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect([byToken.json(), byCookie.json()]).toEqual([byToken.json(), expect.objectContaining({ person: 'clerk', name: '受理员', office: 'cwb', pages: ['campaigns', 'rounds', 'rules', 'intake'] })]);
    expect(String((await ask('DELETE', '/api/session')).headers['set-cookie'])).toContain('Max-Age=0');
  });

  it.each([[{ person: 'nobody-here' }, 404], [{ person: 'constructor' }, 404], [{ person: '__proto__' }, 404], [{ person: 7 }, 400], [{}, 400], [{ person: 'clerk', roles: ['admin'] }, 400]])('%j is nobody who could sign in', async (body, status) => {
    expect((await ask('POST', '/api/session', { body })).statusCode).toBe(status);
  });

  it('the clock tells its time to whoever is signed in, and cannot be moved without Temporal', async () => {
    expect((await get('clerk', '/api/demo/clock')).json()).toEqual({ now: '2026-03-02T09:00:00+08:00' });
    const moved = await post('clerk', '/api/demo/clock', { to: '2026-03-03T09:00:00+08:00' });
    expect([moved.statusCode, moved.json<{ code: string }>().code, moved.headers['retry-after']]).toEqual([503, 'temporal-unavailable', '5']);
    expect((await post('clerk', '/api/demo/clock', { to: 'tomorrow' })).statusCode).toBe(400);
  });
});

describe('in production', () => {
  const { ask, post, get } = api({ demonstration: false });

  it.each([['GET', '/api/demo/people'], ['POST', '/api/session'], ['GET', '/api/demo/clock'], ['POST', '/api/demo/clock']] as const)('there is no %s %s', async (method, path) => {
    const answer = await ask(method, path, { person: 'clerk', ...(method === 'POST' ? { body: { person: 'clerk', to: '2027-01-01T00:00:00Z' } } : {}) });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'unknown-route']);
  });

  it('whoever is not signed in is told so, and whoever is can sign out', async () => {
    expect((await ask('GET', '/api/session/ways')).json()).toEqual({ demonstration: false });
    const out = await ask('DELETE', '/api/session', { person: 'clerk' });
    expect([out.statusCode, String(out.headers['set-cookie'])]).toEqual([200, expect.stringContaining('Max-Age=0')]);
  });

  it('the rest is there, and the documentation does not tell of the demonstration', async () => {
    expect((await get('clerk', '/api/session')).statusCode).toBe(200);
    expect((await post('clerk', '/api/cases', { title: '路灯', description: '不亮', source: { kind: 'public' }, place: { address: '东大街' } })).statusCode).toBe(201);
    const { paths } = (await ask('GET', '/api/openapi.json')).json<{ paths: Record<string, unknown> }>();
    expect(Object.keys(paths).filter((path) => path.includes('demo'))).toEqual([]);
  });
});
