import { sentenceOf } from '#catalogue/sentence';
import { settings } from '#settings/settings';
import { problemSentence } from '#local/sentence';
import type { Facts } from '#domain/refusal';
import type { Locale } from '#catalogue/locale';

/** Ends the command with sentences and exit status 1. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

export function failWith(lines: readonly string[]): never {
  throw new Failure(lines);
}

const hasCode = (error: unknown): error is { code: string; facts?: Facts } => typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';

function locale(): Locale {
  try {
    return settings(process.env).locale;
  } catch {
    return 'zh-CN';
  }
}

/** What to tell a person about an error: its sentence where it has a code, the whole error where it is a defect. */
export function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof Failure) return error.lines;
  const known = problemSentence(error, locale());
  if (known !== undefined) return [known];
  if (error instanceof Error && hasCode(error) && !/^E[A-Z]+$/.test(error.code)) return [sentenceOf(locale(), { code: error.code, facts: error.facts ?? {} })];
  if (error instanceof Error && hasCode(error)) return [error.message];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
