import { useSyncExternalStore } from 'react';
import type { Locale, Words } from '#catalogue/locale';

const kept = 'xiaohao.language';
const listeners = new Set<() => void>();
let language: Locale = localStorage.getItem(kept) === 'en' ? 'en' : 'zh-CN';

/** The language of the pages now. */
export const spoken = (): Locale => language;

/** Changes the language of every page, and remembers it. */
export function speak(next: Locale): void {
  language = next;
  localStorage.setItem(kept, next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/** The language as something that a component follows. */
export const useLanguage = (): Locale =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, spoken);

/** Says sentences out of some words, with their facts, in the language of now. */
export const saying =
  <Word extends string>(words: Words<Word>) =>
  (word: Word, facts: Readonly<Record<string, string | number>> = {}): string =>
    words[language][word].replace(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? ''));
