import { html, page, raw } from './layout.ts';
import { type Locale, wordsIn } from './words.ts';

export function messagePage(
  locale: Locale, message: 'signedOut' | 'expired' | 'broken', code?: string,
): string {
  const words = wordsIn(locale);
  const reference = code
    ? html`<p class="hint">${words.reference}: <code>${code}</code></p>` : raw('');
  const title = message === 'signedOut' ? words.signOut : words.notice;
  return page(locale, title, html`<p>${words[message]}</p>${reference}`);
}
