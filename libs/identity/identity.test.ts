import { describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { cityAfter, type CityEvent } from '#domain/city/events';
import { actorFor } from './actor.ts';
import { endedSession, keptSession, sessionCookie, tokenOf } from './credentials.ts';
import { readSession, sessionLength, signSession } from './session.ts';

const secret = 'a secret of at least thirty-two characters';
const noon = Date.parse('2026-10-13T12:00:00+08:00');
const unauthenticated = { code: 'unauthenticated' };

describe('a session', () => {
  it('says who signed in, and for how long', async () => {
    const token = await signSession(secret, 'p-周明', noon);
    expect(await readSession(secret, token, noon + 1000)).toEqual({ person: 'p-周明', issuedAt: noon / 1000, expiresAt: noon / 1000 + sessionLength });
  });

  it('says nothing of roles', async () => {
    const payload = (await signSession(secret, 'p', noon)).split('.')[1] ?? '';
    expect(Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString()))).toEqual(['sub', 'iat', 'exp']);
  });

  it('ends', async () => {
    const token = await signSession(secret, 'p', noon);
    await expect(readSession(secret, token, noon + sessionLength * 1000)).rejects.toMatchObject({ code: 'session-expired' });
  });

  it.each([
    ['of another secret', () => signSession(`${secret}!`, 'p', noon)],
    ['without a signature', () => Promise.resolve(new UnsecuredJWT().setSubject('p').setIssuedAt(1).setExpirationTime('1h').encode())],
    ['with another algorithm', () => new SignJWT().setProtectedHeader({ alg: 'HS512' }).setSubject('p').setIssuedAt(noon / 1000).setExpirationTime(noon / 1000 + 60).sign(new TextEncoder().encode(secret))],
    ['that never ends', () => new SignJWT().setProtectedHeader({ alg: 'HS256' }).setSubject('p').setIssuedAt(noon / 1000).sign(new TextEncoder().encode(secret))],
    ['that is no token', () => Promise.resolve('…')],
    ['that was edited', async () => (await signSession(secret, 'p', noon)).replace(/\.(.)/, '.X$1')],
  ])('%s proves nothing', async (_, token) => {
    await expect(readSession(secret, await token(), noon)).rejects.toMatchObject(unauthenticated);
  });
});

describe('the token of a request', () => {
  it('is that of the Authorization header before that of the cookie', () => {
    expect(tokenOf({ authorization: 'Bearer a.b.c', cookie: `${sessionCookie}=d.e.f` })).toBe('a.b.c');
    expect(tokenOf({ cookie: `theme=dark; ${sessionCookie}=d.e.f; other_${sessionCookie}=x` })).toBe('d.e.f');
    expect(tokenOf({ cookie: `not_${sessionCookie}=x` })).toBeUndefined();
    expect(tokenOf({})).toBeUndefined();
  });

  it('is never that of the cookie when a header of another kind was sent', () => {
    expect(tokenOf({ authorization: 'Basic eDp5', cookie: `${sessionCookie}=d.e.f` })).toBe('');
  });

  it('travels in a cookie that no script reads, and over HTTPS only where there is HTTPS', () => {
    expect(keptSession('d.e.f', 'https://city.example')).toBe(`${sessionCookie}=d.e.f; Path=/; Max-Age=${sessionLength}; HttpOnly; SameSite=Lax; Secure`);
    expect(keptSession('d.e.f', 'http://127.0.0.1:3000')).not.toContain('Secure');
    expect(endedSession('http://127.0.0.1:3000')).toContain('Max-Age=0');
  });
});

describe('who acts', () => {
  const appointed = (roles: readonly ('clerk' | 'director')[]): CityEvent => ({ type: 'PersonAppointed', data: { id: 'p', name: '林晓梅', post: '科长', office: 'cwb', roles } });
  const office: CityEvent = { type: 'OfficeDefined', data: { id: 'cwb', name: '创卫办' } };

  it('has the roles of this moment, not of the sign-in', async () => {
    const events: CityEvent[] = [office, appointed(['clerk'])];
    const current = () => Promise.resolve(cityAfter(events));
    expect((await actorFor(current, 'p')).actor.roles).toEqual(['clerk']);
    events.push(appointed(['director']));
    expect((await actorFor(current, 'p')).actor.roles).toEqual(['director']);
    events.push({ type: 'PersonLeft', data: { id: 'p' } });
    await expect(actorFor(current, 'p')).rejects.toMatchObject({ code: 'no-longer-in-office' });
  });

  it('is nobody for a name that every object has', async () => {
    await expect(actorFor(() => Promise.resolve(cityAfter([office])), 'constructor')).rejects.toMatchObject({ code: 'no-longer-in-office' });
  });
});
