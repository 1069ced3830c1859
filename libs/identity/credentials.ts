import { sessionLength } from './session.ts';

/** The name of the cookie that carries a session. */
export const sessionCookie = 'xiaohao_session';

/** The Set-Cookie header that keeps a session: no script reads it, no other site sends it along with a command, and over HTTPS it never travels in the clear. */
export const keptSession = (token: string, publicUrl: string, seconds = sessionLength): string =>
  [`${sessionCookie}=${token}`, 'Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax', ...(publicUrl.startsWith('https:') ? ['Secure'] : [])].join('; ');

/** The Set-Cookie header that ends a session. */
export const endedSession = (publicUrl: string): string => keptSession('', publicUrl, 0);

const inCookie = new RegExp(`(?:^|;)\\s*${sessionCookie}=([^;\\s]+)`);

/** The token of a request: of its Authorization header, otherwise of its cookie; undefined when it has neither. */
export function tokenOf({ authorization, cookie }: Readonly<{ authorization?: string | undefined; cookie?: string | undefined }>): string | undefined {
  if (authorization !== undefined) return /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1] ?? '';
  return inCookie.exec(cookie ?? '')?.[1];
}
