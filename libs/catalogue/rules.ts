import type { Locale, Words } from './locale.ts';
import { stepWords } from './steps.ts';

/** The rungs of the default ladder; a policy may name others. */
export const rungWords: Words<'due-soon' | 'next-day' | 'five-days' | 'second-failure' | 'third-failure'> = {
  'zh-CN': { 'due-soon': '临期提醒', 'next-day': '逾期次日催办', 'five-days': '催办后五个工作日仍未反馈', 'second-failure': '第二次复查不合格', 'third-failure': '第三次复查不合格' },
  en: { 'due-soon': 'due soon', 'next-day': 'overdue, next working day', 'five-days': 'still overdue five working days after the urging notice', 'second-failure': 'second failed re-inspection', 'third-failure': 'third failed re-inspection' },
};

const forms: Words<'chase' | 'look-back' | 'recheck' | 'notice' | 'by-hand'> = {
  'zh-CN': { chase: '“{step}”超时第 {n} 级提醒', 'look-back': '第 {n} 次回头看', recheck: '反馈后到期自动安排复查', notice: '公示期满', 'by-hand': '人工提出' },
  en: { chase: 'reminder {n} for "{step}"', 'look-back': 'look back {n}', recheck: 're-inspection ordered when the office does not', notice: 'end of the public notice', 'by-hand': 'by hand' },
};

/** The name of a rule as events and duties carry it: `ladder.next-day`, `chase.claim.2`, `recheck`, `look-back.1`. A rung that only a policy knows keeps its id. */
export function ruleName(locale: Locale, rule: string): string {
  const [kind = '', ...rest] = rule.split('.');
  if (kind === 'ladder') return wordOf(rungWords[locale], rest.join('.'));
  if (kind === 'chase') return fill(forms[locale].chase, { step: wordOf(stepWords[locale], rest[0] ?? ''), n: rest[1] ?? '' });
  return fill(wordOf(forms[locale], kind), { n: rest[0] ?? '' });
}

const fill = (form: string, facts: Readonly<Record<string, string>>): string => form.replace(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? '');

/** The word for a key that may come from data: the key itself where the vocabulary has none. */
export const wordOf = (words: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(words, key) ? (words[key] ?? key) : key);
