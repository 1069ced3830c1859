import { type LocalWord, localWords } from '#catalogue/local';
import { type SettingFault, SettingsProblem } from '#settings/settings-problem';
import { LocalProblem, type ProblemFacts } from './local-problem.ts';

/** The languages of the sentences. */
export type Locale = keyof typeof localWords;

/** The sentence of a code with its facts filled in. */
export const sentence = (locale: Locale, word: LocalWord, facts: ProblemFacts = {}): string =>
  localWords[locale][word].replace(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? '?'));

/** What to tell a person about a problem of this machine or of the settings; undefined for any other error. */
export function problemSentence(error: unknown, locale: Locale): string | undefined {
  if (error instanceof LocalProblem) return isWord(error.code) ? sentence(locale, error.code, error.facts) : error.message;
  if (error instanceof SettingsProblem) return [sentence(locale, error.code), ...error.faults.map((fault) => `  ${faultSentence(fault, locale)}`)].join('\n');
  return undefined;
}

const isWord = (code: string): code is LocalWord => code in localWords.en;

const faultSentence = (fault: SettingFault, locale: Locale): string =>
  sentence(locale, fault.code === 'unknown-setting' && fault.meant !== '' ? 'unknown-setting-similar' : fault.code, fault);
