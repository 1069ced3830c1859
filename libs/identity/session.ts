import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

/** Who signed in, and when, in seconds since the epoch of real time: a session never depends on the demonstration clock. */
export type Session = Readonly<{ person: string; issuedAt: number; expiresAt: number }>;

/** A token that proves nothing: forged, malformed, or over (`session-expired`). */
export class BadSession extends Error {
  override readonly name = 'BadSession';
  constructor(readonly code: 'unauthenticated' | 'session-expired') {
    super(code);
  }
}

/** A session lasts a working day, in seconds. */
export const sessionLength = 12 * 3600;

const algorithm = 'HS256';
const claims = z.object({ sub: z.string().min(1).max(64), iat: z.number(), exp: z.number() });
const key = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** A signed token that says who it is, since when, and until when; nothing else, as roles are looked up at each request. `now` in milliseconds of real time. */
export function signSession(secret: string, person: string, now: number): Promise<string> {
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT().setProtectedHeader({ alg: algorithm }).setSubject(person).setIssuedAt(issuedAt).setExpirationTime(issuedAt + sessionLength).sign(key(secret));
}

/** What a token says, if it was signed with `secret` and is not over at `now` (milliseconds of real time). Throws BadSession. */
export async function readSession(secret: string, token: string, now: number): Promise<Session> {
  try {
    const { payload } = await jwtVerify(token, key(secret), { algorithms: [algorithm], currentDate: new Date(now), requiredClaims: ['sub', 'iat', 'exp'] });
    const { sub, iat, exp } = claims.parse(payload);
    return { person: sub, issuedAt: iat, expiresAt: exp };
  } catch (error) {
    throw new BadSession(error instanceof errors.JWTExpired ? 'session-expired' : 'unauthenticated');
  }
}
