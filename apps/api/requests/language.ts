import type { FastifyRequest } from 'fastify';
import { type Locale, localeOf } from '#catalogue/locale';

/** The language that a request asks for. */
export const localeFor = ({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>, fallback: Locale): Locale => localeOf(langOf(query), headers['accept-language'], fallback);

function langOf(query: unknown): string | undefined {
  const lang = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  return typeof lang === 'string' ? lang : undefined;
}
