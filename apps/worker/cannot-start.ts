import { fillIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { workerWords } from '#catalogue/operator';
import type { Facts } from '#domain/refusal';
import { problemSentence } from '#local/sentence';

/** A worker that cannot start, for a reason that somebody has to put right. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  constructor(
    readonly code: keyof (typeof workerWords)['en'],
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}

/** What to tell the person who started the worker: one sentence where the reason is known. */
export function whyNot(error: unknown, locale: Locale): string {
  if (error instanceof CannotStart) return fillIn(locale, workerWords[locale][error.code], error.facts);
  return problemSentence(error, locale) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}
