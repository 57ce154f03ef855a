import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';
import { en } from './en.ts';
import { raZh } from './ra-zh.ts';
import { zh } from './zh.ts';

/** Chinese first. Which one is chosen is kept by react-admin's store in this browser. */
export const i18nProvider = polyglotI18nProvider(
  (locale) => (locale === 'en' ? { ...english, ...en } : { ...raZh, ...zh }),
  'zh',
  [
    { locale: 'zh', name: '中文' },
    { locale: 'en', name: 'English' },
  ],
  { allowMissing: true },
);
