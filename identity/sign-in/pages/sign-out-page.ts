import { html, page, raw } from './layout.ts';
import { type Locale, wordsIn } from './words.ts';

/** `form` is the provider's own, with its token against forged requests. */
export function signOutPage(locale: Locale, form: string): string {
  const words = wordsIn(locale);
  return page(locale, words.signOut, html`<p>${words.signOutQuestion}</p>
${raw(form)}
<button type="submit" form="op.logoutForm" name="logout" value="yes">${words.signOut}</button>
<button class="quiet" type="submit" form="op.logoutForm">${words.stay}</button>`);
}
