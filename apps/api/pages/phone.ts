import type { IncomingHttpHeaders } from 'node:http';

/** Whoever prefers the pages of the desk on a phone says so with this cookie; the pages of the phone set it and take it back. */
const atTheDesk = /(?:^|;\s*)xiaohao_pages=desk(?:;|$)/;

/** A browser that is held in a hand says so: phones, and the applications of governments in which pages open. Tablets are wide enough for the desk. */
const handheld = /\bMobile\b/;

/** What the phone has of an address of the desk; undefined where it has nothing of the kind. */
function onPhone(address: string): string | undefined {
  const { pathname, search } = new URL(address, 'http://desk');
  if (pathname === '/' || pathname === '/cases' || pathname === '/leader') return '/m';
  return /^\/(cases\/[^/]+|report)$/.test(pathname) ? `/m${pathname}${search}` : undefined;
}

/** Where a phone that asks for a page of the desk, by a link in a mail for instance, is led instead; undefined when it may stay. */
export const phoneAddressFor = (address: string, { cookie = '', 'user-agent': browser = '' }: IncomingHttpHeaders): string | undefined => (handheld.test(browser) && !atTheDesk.test(cookie) ? onPhone(address) : undefined);
