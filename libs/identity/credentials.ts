import { sessionLength } from './session.ts';

/** The name of the cookie that carries a session. */
export const sessionCookie = 'xiaohao_session';

/** How the cookie is set: no script reads it, no other site sends it along with a command, and over HTTPS it never travels in the clear. */
export const cookieOptions = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl.startsWith('https:'), maxAge: sessionLength }) as const;

/** The token of a request: of its Authorization header, otherwise of its cookie; undefined when it has neither. */
export function tokenOf(headers: Readonly<{ authorization?: string | undefined }>, cookies: Readonly<Record<string, string | undefined>>): string | undefined {
  const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers.authorization ?? '')?.[1];
  return headers.authorization === undefined ? cookies[sessionCookie] : (bearer ?? '');
}
