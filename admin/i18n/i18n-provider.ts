import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';
import { en } from './en.ts';
import { gatherTexts, type Texts } from './messages.ts';
import { raZh } from './ra-zh.ts';
import { zh } from './zh.ts';

/** Chinese first. Which one is chosen is kept by react-admin's store in this browser. */
export function createI18nProvider(resources: readonly { readonly texts: Texts }[]) {
  const texts = [{ zh, en }, ...resources.map((resource) => resource.texts)];
  const chinese = { ...raZh, ...gatherTexts(texts.map((part) => part.zh)) };
  const inEnglish = { ...english, ...gatherTexts(texts.map((part) => part.en)) };
  return polyglotI18nProvider(
    (locale) => (locale === 'en' ? inEnglish : chinese),
    'zh',
    [
      { locale: 'zh', name: '中文' },
      { locale: 'en', name: 'English' },
    ],
    { allowMissing: true },
  );
}
