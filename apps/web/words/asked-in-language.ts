import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Locale } from '#catalogue/locale';
import { useLanguage } from './language.ts';

/** The language as something that a component follows; when it changes, everything is asked again, as the server names things in the language in which it is asked. */
export function useAskedInLanguage(queries: QueryClient): Locale {
  const language = useLanguage();
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void queries.invalidateQueries();
  }, [language, queries]);
  return language;
}
