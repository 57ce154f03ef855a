import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';

/** A word of the house as the graph gives it: a region, a programme, a tier, a margin class. */
export interface Named {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

const NONE = '—';

/** The name of such a word in the language that is shown. */
export function useNamed(): (word: Named | null | undefined) => string {
  const [locale] = useLocaleState();
  return useCallback(
    (word) => (word ? (locale === 'en' ? word.nameEn : word.nameZh) : NONE),
    [locale],
  );
}

/** A margin class is called by its letter before its name: D 投资金. */
export function useClassName(): (word: Named | null | undefined) => string {
  const named = useNamed();
  return useCallback((word) => (word ? `${word.code} ${named(word)}` : NONE), [named]);
}
