import type { Locale } from '#catalogue/locale';
import { sentence } from '#catalogue/sentence';
import { isUnavailable } from '#database/database-unavailable';
import type { Facts } from '#domain/refusal';
import { problemSentence } from '#local/sentence';

/** An API that cannot start, for a reason that somebody has to put right. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  constructor(
    readonly code: 'api-schema-behind' | 'api-no-database' | 'port-in-use',
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}

/** What to tell the person who started the API: one sentence where the reason is known. */
export function whyNot(error: unknown, locale: Locale): string {
  if (error instanceof CannotStart) return sentence(locale, error.code, error.facts);
  if (isUnavailable(error)) return sentence(locale, 'database-unavailable', { seconds: 5 });
  return problemSentence(error, locale) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}
